use crate::forms::Form;
use crate::lint::prelude::*;

/// The root of the document is not the input of `RegisterTaskDefinition`. Lists of containers and single
/// containers are judged all the same and only noted; other known forms are named.
pub static RULE: Rule = Rule {
    code: "TD-DOC-002",
    title: reference("The root is not a task definition"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("aws-actions/amazon-ecs-deploy-task-definition#610"),
    finders: &[Finder::Text(check)],
};

const AWS: &str =
    "Unrecognized collection type class com.amazonaws.madison.frontend.RegisterTaskDefinitionRequest";

fn check(context: &TextContext<'_>, report: &mut Report) {
    let form = context.recognised.form;
    let root = context.tree.root();
    match form {
        Form::OtherList | Form::Scalar => report.push(Finding::at(Mark::Value(root), words(form)).aws(AWS)),
        Form::ContainerList => report.push(containers(context).quiet().aws(AWS)),
        Form::Container => report.push(containers(context).quiet()),
        _ => {
            let advice = context.recognised.advice().or(form.reading());
            report.push_some(advice.map(|advice| named(context, form, advice)));
        }
    }
}

fn words(form: Form) -> String {
    let found = form.words();
    format!(
        "The document is {found}. RegisterTaskDefinition takes an object with a family and containerDefinitions."
    )
}

fn containers(context: &TextContext<'_>) -> Finding {
    let form = context.recognised.form;
    let message = format!(
        "This is {}, without the task definition around it. What stands in it is checked; what depends on the \
         task (network mode, sizes, launch type) is not. To register it, wrap it into a task definition.",
        form.words()
    );
    Finding::at(Mark::Opening(context.tree.root()), message).fix(wrap(context.tree, form))
}

fn wrap(tree: &Tree, form: Form) -> Fix {
    let span = tree.span(tree.root());
    let (before, after) = if form == Form::Container { ("[", "]}") } else { ("", "}") };
    let opening = format!("{{\"family\": \"my-task\", \"containerDefinitions\": {before}");
    Fix::guess(
        "Wrap it into a task definition",
        [Edit::insert(span.start, opening), Edit::insert(span.end, after)],
    )
}

fn named(context: &TextContext<'_>, form: Form, advice: &str) -> Finding {
    let text = context.tree.text();
    let start = text.len() - text.trim_start().len();
    let line = text.trim_start().lines().next().unwrap_or("").len();
    let message = format!("This is {}. {advice}", form.words());
    Finding::at(Mark::Bytes(Span::new(start, start + line)), message).quiet()
}
