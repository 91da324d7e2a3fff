use crate::lint::prelude::*;
use crate::text::has_template_token;

/// A role that can be none: neither a role's ARN nor characters of a name. Whether the role exists is not
/// for a document to say.
pub static RULE: Rule = Rule {
    code: "TD-ROLE-005",
    title: reference("Not the name or ARN of a role"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("fabfuel/ecs-deploy#231; bradford-hamilton/terraform-ecs-fargate#8"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// What keeps a string from being a role.
enum Fault<'c> {
    Blank,
    /// Something that a person or tool replaces: how, is not known.
    Placeholder,
    /// Blanks around what may be a role.
    Surrounded,
    /// Characters that no name has.
    Characters,
    /// Fewer parts than an ARN has.
    Parts,
    /// An ARN of another service.
    Service(&'c str),
    /// No account of 12 digits.
    Account(&'c str),
    /// An ARN of IAM, but of no role.
    Resource(&'c str),
}

struct NoRole<'c> {
    member: &'static str,
    text: &'c str,
    at: At,
    fault: Fault<'c>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<NoRole<'c>> {
    let definition = &context.definition;
    let roles =
        [("taskRoleArn", &definition.task_role_arn), ("executionRoleArn", &definition.execution_role_arn)];
    let no_role = |(member, role): (&'static str, &Field<&str>)| {
        let at = role.at()?;
        let is_given = |text: &&str| !(context.form.has_variables() && has_template_token(text));
        let text = context.tree.string(at.node).filter(is_given)?;
        fault(text).map(|fault| NoRole { member, text, at, fault })
    };
    roles.into_iter().filter_map(no_role).collect()
}

fn fault(text: &str) -> Option<Fault<'_>> {
    let is_role = |text: &str| text.chars().all(is_role_character);
    match text {
        _ if text.trim().is_empty() => Some(Fault::Blank),
        _ if text.contains(['<', '>', '{', '}', '[', ']', '$', '%', '#', '*']) => Some(Fault::Placeholder),
        _ if text.trim() != text => Some(Fault::Surrounded),
        _ if text.starts_with("arn:") => arn_fault(text),
        _ => (!is_role(text)).then_some(Fault::Characters),
    }
}

fn arn_fault(arn: &str) -> Option<Fault<'_>> {
    let mut parts = arn.splitn(6, ':').skip(1);
    let (Some(partition), Some(service), Some(region), Some(account), Some(resource)) =
        (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Some(Fault::Parts);
    };
    let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
    // A path before the name may have nearly any character.
    let name = resource.strip_prefix("role/").and_then(|role| role.rsplit('/').next()).unwrap_or("");
    if !partition.starts_with("aws") || !region.is_empty() {
        Some(Fault::Parts)
    } else if service != "iam" {
        Some(Fault::Service(service))
    } else if !is_account {
        Some(Fault::Account(account))
    } else if name.is_empty() {
        Some(Fault::Resource(resource))
    } else {
        (!name.chars().all(is_role_character)).then_some(Fault::Characters)
    }
}

/// Characters of a role's name, and the slash that ends a path before it.
fn is_role_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "_+=,.@-/".contains(character)
}

fn words<'c>(_: &'c Context<'c>, no_role: &NoRole<'c>) -> Finding {
    let (member, text) = (no_role.member, words::shortened(no_role.text));
    let what = match no_role.fault {
        Fault::Blank => "is blank".to_owned(),
        Fault::Placeholder => {
            format!("is the placeholder '{text}'. Unless a tool fills it in, AWS refuses it")
        }
        Fault::Surrounded => format!("has blanks around '{}'", words::shortened(no_role.text.trim())),
        Fault::Characters => format!("is '{text}', with characters that no role has in its name"),
        Fault::Parts => format!("is '{text}', which has not the form of a role's ARN"),
        Fault::Service(service) => {
            format!("is an ARN of '{}'; roles belong to iam", words::shortened(service))
        }
        Fault::Account(account) => {
            format!("has '{}' where a role's ARN has an account of 12 digits", words::shortened(account))
        }
        Fault::Resource(resource) => {
            format!("ends in '{}'; the ARN of a role ends in role/ and its name", words::shortened(resource))
        }
    };
    let message = format!(
        "'{member}' {what}. Write arn:aws:iam::<12 digits>:role/<name>, or the name of the role alone."
    );
    let finding = Finding::at(no_role.at, message).aws("Role is not valid");
    match no_role.fault {
        Fault::Placeholder => finding.quiet(),
        Fault::Surrounded => finding.unsure(),
        _ => finding,
    }
}

fn fixes<'c>(context: &'c Context<'c>, no_role: &NoRole<'c>) -> Vec<Fix> {
    let node = no_role.at.node;
    match no_role.fault {
        Fault::Blank => words::removal(context, &no_role.at),
        Fault::Surrounded if fault(no_role.text.trim()).is_none() => {
            let edit = replace_value(context.tree, node, quoted(no_role.text.trim()));
            vec![Fix::safe("Remove the blanks around it", [edit])]
        }
        _ => Vec::new(),
    }
}
