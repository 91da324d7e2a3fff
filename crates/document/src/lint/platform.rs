//! Platform versions of Fargate for Linux, and what came with them (API; FT; DG23:secrets-envvar).

use super::Context;
use crate::task_definition::At;

/// Whatever is newest.
pub const LATEST: &str = "LATEST";

/// The versions that there have been.
pub const KNOWN: [&str; 5] = ["1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0"];

/// A version, to be compared.
pub type Version = [u32; 3];

/// The version with container dependencies.
pub const V1_3_0: Version = [1, 3, 0];

/// The version of 2020, with most of what definitions use today.
pub const V1_4_0: Version = [1, 4, 0];

/// The least CPU that the large sizes have, in units.
const LARGE: u32 = 8192;

/// Reads `1.4.0`.
#[must_use]
pub fn parse(text: &str) -> Option<Version> {
    let mut parts = text.split('.').map(|part| part.parse().ok().filter(|_| !part.starts_with('+')));
    let version = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(version)
}

/// What container dependencies need.
#[must_use]
pub fn needs_1_3_0(context: &Context<'_>) -> Vec<At> {
    context.definition.containers().filter_map(|container| container.depends_on.filled_at()).collect()
}

/// What came with 1.4.0.
#[must_use]
pub fn needs_1_4_0(context: &Context<'_>) -> Vec<At> {
    let definition = &context.definition;
    let large = definition.cpu.known_at().filter(|(cpu, _)| cpu.0 >= LARGE).map(|(_, at)| at);
    let storage = definition.ephemeral_storage.known_at().map(|(_, at)| at);
    let processes = definition.pid_mode.known_at().map(|(_, at)| at);
    let mut needs: Vec<At> = [large, storage, processes].into_iter().flatten().collect();
    let volumes = definition.volumes.items();
    needs.extend(volumes.filter_map(|volume| volume.efs_volume_configuration.known_at()).map(|(_, at)| at));
    for container in definition.containers() {
        let secrets = container.secrets.items().filter_map(|secret| secret.value_from.known_at());
        needs.extend(secrets.filter(|(source, _)| is_part_of_secret(source)).map(|(_, at)| at));
        needs.extend(container.environment_files.filled_at());
        needs.extend(container.system_controls.filled_at());
        needs.extend(container.credential_specs.filled_at());
    }
    let capabilities = definition.linux_parameters().filter_map(|parameters| parameters.capabilities.known());
    needs.extend(capabilities.filter_map(|capabilities| capabilities.add.filled_at()));
    needs
}

/// Whether one key or version of a secret is meant: the ARN goes on after the secret's name.
fn is_part_of_secret(source: &str) -> bool {
    const PARTS_OF_ARN: usize = 7;
    let mut parts = source.split(':');
    parts.nth(2) == Some("secretsmanager") && source.split(':').count() > PARTS_OF_ARN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(parse("1.4.0"), Some(V1_4_0));
        assert!(parse("1.10.0") > Some(V1_4_0));
        for text in ["", "LATEST", "1.4", "1.4.0.0", "v1.4.0", "1..0", "+1.4.0"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
