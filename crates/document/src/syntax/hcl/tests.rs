use super::*;
use crate::syntax::shown::shown;

fn read(text: &str) -> String {
    let tree = parse_hcl(text).tree;
    shown(&tree, tree.root())
}

#[test]
fn literals_are_read() {
    for (text, expected) in [
        ("a = 1\nb = \"x\\ty\"\nc = true # d\n", "{a=1 b=\"x\\ty\" c=true}"),
        ("a = [1, \"b\", # c\n  null,\n]\n", "{a=[1 \"b\" null]}"),
        ("a = { b = 1, \"c d\" : [2]\n e = {} }\n", "{a={b=1 c d=[2] e={}}}"),
        ("a = -1.5\nb = (1)\n", "{a=-1.5 b=<(1)>}"),
        ("resource \"t\" \"n\" {\n  a = 1\n  b {\n    c = 2\n  }\n}\n", "{resource={t={n={a=1 b={c=2}}}}}"),
        ("a = \"$${x}\"\nb = \"${var.x}\"\n", "{a=\"${x}\" b=\"${var.x}\"}"),
        ("a = \"${lookup(m, \"k\")}/x\"\nb = 1\n", "{a=\"${lookup(m, \\\"k\\\")}/x\" b=1}"),
        ("a = <<EOT\nx\n  EOT\nb = 1\n", "{a=\"x\\n\" b=1}"),
        ("/* c */ a = 1 // d\n", "{a=1}"),
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn what_is_computed_is_unknown() {
    for (text, expected) in [
        ("a = var.x\nb = 1\n", "{a=<var.x> b=1}"),
        ("a = x ? 1 : 2\n", "{a=<x ? 1 : 2>}"),
        ("a = 1 + 2\nb = [1, 2 * 3]\n", "{a=<1 + 2> b=[1 <2 * 3>]}"),
        (
            "a = [for x in y : x]\nb = { for k, v in m : k => v }\n",
            "{a=<[for x in y : x]> b=<{ for k, v in m : k => v }>}",
        ),
        ("a = merge({ b = 1 }, {\n c = 2\n})\nd = 1\n", "{a=<merge({ b = 1 }, {\n c = 2\n})> d=1}"),
        ("a = [1][0]\nb = 2\n", "{a=<[1][0]> b=2}"),
        ("a = {\n  (var.k) = 1\n  b = 2\n}\n", "{a={=<(var.k) = 1> b=2}}"),
        ("a = jsonencode([{ b = var.c }])\n", "{a={jsonencode=[{b=<var.c>}]}}"),
        ("a = jsonencode([1]) == x\nb = 1", "{a=<jsonencode([1]) == x> b=1}"),
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn a_heredoc_of_json_is_what_it_holds() {
    let text =
        "a = <<-EOF\n  [{\"b\": \"x-${lookup(m, \"k\")}\", \"c\": ${var.n}, \"d\": 1}]\n  EOF\ne = 2\n";
    assert_eq!(read(text), "{a=[{b=\"x-${lookup(m, \\\"k\\\")}\" c=<${var.n}> d=1}] e=2}");
    let parsed = parse_hcl("a = <<EOF\n[1, 2,]\nEOF\n");
    let problem = parsed.problems.first().expect("a comma too many");
    assert_eq!(problem.span.range(), 15..16);
}

#[test]
fn anything_comes_to_an_end() {
    let pieces = [
        "a = ",
        "[",
        "{",
        "(",
        "\"",
        "${",
        "<<A\n",
        "x {",
        "}",
        "a = [1] + ",
        "jsonencode(",
        "\"${\"${",
        "=",
        "\n",
    ];
    for piece in pieces {
        let text = piece.repeat(20_000);
        let parsed = parse_hcl(&text);
        assert_eq!(parsed.tree.text().len(), text.len(), "{piece:?}");
    }
}
