use crate::lint::prelude::*;

/// A log router that is to read its configuration from S3.
pub static RULE: Rule = Rule {
    code: "TD-FG-017",
    title: reference("FireLens configuration from S3 on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::I,
    source: reference("public repository note; floci; API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let routers =
        context.definition.containers().filter_map(|container| container.firelens_configuration.known());
    let kinds = routers.filter_map(|router| router.options.known()?.get("config-file-type")?.known_at());
    kinds.filter(|(kind, _)| **kind == "s3").map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "The log router reads its configuration from S3, which only works on EC2. On Fargate put the file \
                   into an image of the router, or use the init image of AWS for Fluent Bit, which fetches it.";
    let finding = Finding::at(*at, message)
        .aws("Fargate launch type does not support FirelensConfiguration config file from 's3'");
    context.with_fargate(finding)
}

fn fixes<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    let Some(options) = context.tree.parent(at.node) else { return Vec::new() };
    let path = context.tree.member(options, "config-file-value");
    let path = path.map(|path| replace_value(context.tree, path, "\"/fluent-bit/etc/extra.conf\""));
    let file = replace_value(context.tree, at.node, "\"file\"");
    vec![Fix::shown("Read a file of the image", [file].into_iter().chain(path))]
}
