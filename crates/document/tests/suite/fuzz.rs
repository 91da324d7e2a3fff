//! The functions of the fuzz targets, on a few hundred texts: fixtures, and texts that are nearly YAML or Terraform.

#[path = "../../../../fuzz/src/targets.rs"]
mod targets;

use crate::data::{here, inputs, read};
use proptest::prelude::*;

fn all(text: &str) {
    targets::tree(text);
    targets::schema(text);
    targets::lint(text);
    targets::forms(text);
}

#[test]
fn fixtures_of_all_forms_stand_every_target() {
    for folder in ["tests/convert", "tests/forms", "tests/broken", "tests/fuzz"] {
        inputs(&here(folder)).iter().for_each(|path| all(&read(path)));
    }
}

/// Pieces of YAML and Terraform in any order.
fn nearly_a_form() -> impl Strategy<Value = String> {
    let pieces = [
        "family: web\n",
        "containerDefinitions:\n",
        "Resources:\n",
        "  Web:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n",
        "      ContainerDefinitions:\n",
        "        - Name: a\n          Image: !Sub \"${B}\"\n",
        "  - name: a\n    image: b\n",
        "services:\n  web:\n    image: x\n    ports: [\"80:80\", 1-2]\n",
        "    healthcheck: {test: x, interval: 1m}\n",
        "resource \"aws_ecs_task_definition\" \"w\" {\n",
        "  container_definitions = jsonencode([{ name = \"a\" }])\n",
        "  container_definitions = <<E\n[{\"name\": \"a\"}]\nE\n",
        "  volume {\n    name = \"v\"\n  }\n",
        "  tags = { a = var.b, \"c\" : 1 }\n",
        "}\n",
        "cpu: &x 1\n",
        "memory: *x\n",
        "<<: *x\n",
        "!Ref ",
        "{{ a }}",
        "${b}",
        "- ",
        "? ",
        ": ",
        "|\n",
        ">-\n",
        "'",
        "\"",
        "[",
        "]",
        "{",
        ",",
        "#",
        "\t",
        "\n",
        "  ",
        "é🚀",
        "<<EOT\n",
        "= ",
        "for x in y : ",
        "null",
        "---\n",
        "\u{feff}",
    ];
    let piece = (0..pieces.len()).prop_map(move |which| pieces[which]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nearly_a_form_stands_every_target(text in nearly_a_form()) {
        all(&text);
    }
}
