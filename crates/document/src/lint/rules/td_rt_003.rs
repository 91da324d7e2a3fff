use crate::lint::prelude::*;
use crate::task_definition::CpuArchitecture;

/// An image that was built for another processor than the task runs on. A document shows it where the image
/// says so in its name.
pub static RULE: Rule = Rule {
    code: "TD-RT-003",
    title: reference("Image for another processor"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("aws-samples/amazon-bedrock-serverless-prompt-chaining#213; runatlantis/atlantis#2001"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Mismatch {
    image: At,
    built_for: CpuArchitecture,
    processor: (CpuArchitecture, Option<At>),
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Mismatch> {
    let Some(processor) = processor(context) else { return Vec::new() };
    let images = context.definition.containers().filter_map(|container| container.image.known_at());
    let mismatch = |(image, at): (&&str, At)| {
        let built_for = built_for(image).filter(|&built_for| built_for != processor.0)?;
        Some(Mismatch { image: at, built_for, processor })
    };
    images.filter_map(mismatch).collect()
}

/// What the task runs on, and where that is written. Absent, it is X86_64 on Fargate, and open elsewhere.
fn processor(context: &Context<'_>) -> Option<(CpuArchitecture, Option<At>)> {
    let usual = context.on_fargate().then_some((CpuArchitecture::X86_64, None));
    match &context.definition.runtime_platform {
        Field::Absent => usual,
        Field::Known { value, .. } => match value.cpu_architecture {
            Field::Absent => usual,
            Field::Known { value, at } => Some((value, Some(at))),
            _ => None,
        },
        _ => None,
    }
}

/// The processor that the name of an image says it is built for.
fn built_for(image: &str) -> Option<CpuArchitecture> {
    let image = image.split('@').next().unwrap_or(image);
    let tag = image.rsplit_once(':').map_or("", |(_, tag)| tag);
    if image.starts_with("arm64v8/") || tag.ends_with("-arm64") || tag.ends_with("-aarch64") {
        Some(CpuArchitecture::Arm64)
    } else if image.starts_with("amd64/") || tag.ends_with("-amd64") || tag.ends_with("-x86_64") {
        Some(CpuArchitecture::X86_64)
    } else {
        None
    }
}

fn words<'c>(_: &'c Context<'c>, mismatch: &Mismatch) -> Finding {
    let (processor, written) = mismatch.processor;
    let message = format!(
        "This image says that it is built for {}, and the task runs on {}. Its program would end with 'exec \
         format error'. Set 'cpuArchitecture', or take an image for {}.",
        mismatch.built_for.as_aws(),
        processor.as_aws(),
        processor.as_aws()
    );
    let finding = Finding::at(mismatch.image, message);
    match written {
        Some(at) => finding.related(at, "The processor of the task is named here."),
        None => finding,
    }
}

fn fixes<'c>(context: &'c Context<'c>, mismatch: &Mismatch) -> Vec<Fix> {
    let (tree, processor) = (context.tree, quoted(mismatch.built_for.as_aws()));
    let edit = match (mismatch.processor.1, context.definition.runtime_platform.at()) {
        (Some(at), _) => replace_value(tree, at.node, processor),
        (None, Some(platform)) => {
            insert_member(tree, platform.node, "cpuArchitecture", &processor, &["operatingSystemFamily"])
        }
        (None, None) => {
            let platform = format!("{{ \"cpuArchitecture\": {processor} }}");
            insert_member(
                tree,
                context.definition.at.node,
                "runtimePlatform",
                &platform,
                &["memory", "cpu", "family"],
            )
        }
    };
    vec![Fix::guess(format!("Run the task on {}", mismatch.built_for.as_aws()), [edit])]
}
