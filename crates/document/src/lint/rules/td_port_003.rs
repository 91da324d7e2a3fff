use crate::lint::prelude::*;

/// A protocol that is neither tcp nor udp. The API stores tcp without a word; people who wrote `http` usually
/// wanted `appProtocol`.
pub static RULE: Rule = Rule {
    code: "TD-PORT-003",
    title: reference("Protocol that ECS does not know"),
    class: Class::Advice,
    grade: Grade::I,
    source: reference("hashicorp/terraform-provider-aws#3645; API"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let protocol = words::shortened(case.string());
    Words::new(format!(
        "Protocol '{protocol}' is stored as tcp. ECS knows tcp and udp, in lower case; what is spoken over TCP \
         belongs into 'appProtocol', for Service Connect."
    ))
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let fixes = words::other_case(case);
    if !fixes.is_empty() {
        return fixes;
    }
    vec![Fix::safe("Write 'tcp'", [replace_value(case.tree(), case.node(), "\"tcp\"")])]
}
