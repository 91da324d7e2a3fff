use crate::lint::logs::{Log, logs_with};
use crate::lint::prelude::*;
use crate::task_definition::LogDriver;

/// splunk without its address or its token. Either may come from `secretOptions`.
pub static RULE: Rule = Rule {
    code: "TD-LOG-007",
    title: reference("splunk without address or token"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

const TOKEN: &str = "splunk-token";
const URL: &str = "splunk-url";

struct Incomplete<'c> {
    log: Log<'c>,
    missing: Vec<&'static str>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Incomplete<'c>> {
    let incomplete = |log: Log<'c>| {
        let missing: Vec<&str> = [TOKEN, URL].into_iter().filter(|name| log.lacks(context, name)).collect();
        (!missing.is_empty()).then_some(Incomplete { log, missing })
    };
    logs_with(context, LogDriver::Splunk).filter_map(incomplete).collect()
}

fn words<'c>(_: &'c Context<'c>, incomplete: &Incomplete<'c>) -> Finding {
    let message = format!(
        "The driver splunk has no {}. AWS documents that it needs 'splunk-url' and 'splunk-token'; the token belongs \
         into 'secretOptions'.",
        incomplete.missing.join(" and no ")
    );
    Finding::at(Mark::missing_in(incomplete.log.place()), message)
}

fn fixes<'c>(context: &'c Context<'c>, incomplete: &Incomplete<'c>) -> Vec<Fix> {
    let (tree, configuration) = (context.tree, incomplete.log.configuration);
    let insert = |member: &str, value: &str| {
        insert_member(tree, configuration.at.node, member, value, &["options", "logDriver"])
    };
    let url = || match configuration.options.at() {
        Some(options) => insert_member(tree, options.node, URL, "\"https://<HOST>:8088\"", &[]),
        None => insert("options", "{ \"splunk-url\": \"https://<HOST>:8088\" }"),
    };
    let secret = "{ \"name\": \"splunk-token\", \"valueFrom\": \"<ARN_OF_SECRET>\" }";
    let token = || match configuration.secret_options.at() {
        Some(list) => append_element(tree, list.node, secret),
        None => insert("secretOptions", &format!("[{secret}]")),
    };
    let edit = |missing: &&str| if *missing == URL { url() } else { token() };
    vec![Fix::shown("Add what is missing", incomplete.missing.iter().map(edit).collect::<Vec<_>>())]
}
