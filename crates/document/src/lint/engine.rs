use super::catalogue::{RULES, find_rule};
use super::{Case, Class, Context, Finder, Finding, Report, Rule, Severity, Target, TextContext};
use crate::JudgeOptions;
use crate::convert::{Carrier, Naming, cloudformation_text};
use crate::diagnostics::{Diagnostic, Diagnostics, Placed};
use crate::document::Document;
use crate::forms::{Form, RootKind};
use crate::schema::{self, Tolerance, Violation, ViolationKind, shapes};
use crate::syntax::{Syntax, Tree};
use crate::task_definition::Compatibility;

/// Everything the rules say about a text, in document order.
///
/// `options` may name a launch type to judge for instead of those the definition requires, and launches that
/// the definitions are held against.
#[must_use]
pub(crate) fn diagnose(document: &Document, options: &JudgeOptions) -> Diagnostics {
    let source = &document.source.tree;
    let mut of_text = Report::default();
    judge_text(&TextContext::new(&document.source, &document.recognised), &mut of_text);
    let mut list: Vec<Diagnostic> =
        of_text.findings.into_iter().map(|(rule, finding)| of_the_text(source, rule, finding)).collect();
    let mut of_definitions = Report::default();
    let (tree, roots) = document.definitions();
    for &root in roots {
        let context = Context::new(tree, root, document.recognised.form, options);
        judge_structure(&context, &mut of_definitions);
        judge_definition(&context, &mut of_definitions);
        judge_launches(&context, &mut of_definitions);
    }
    if options.notes_without_fixes {
        let notes =
            |(rule, finding): &&mut (&'static Rule, Finding)| finding.severity_by(rule) == Severity::Note;
        of_definitions.findings.iter_mut().filter(notes).for_each(|(_, note)| note.fixes.clear());
    }
    match &document.converted {
        None => list.extend(
            of_definitions
                .findings
                .into_iter()
                .map(|(rule, it)| Diagnostic::new(&Placed { tree: source }, rule, it)),
        ),
        Some(converted) => {
            // Fixes are proven as long as that takes no time to notice: those of errors first.
            let mut findings = of_definitions.findings;
            ecs_sort::sort_by_key(&mut findings, |(rule, it)| it.severity_by(rule));
            let mut carrier = Carrier::new(document, converted);
            list.extend(findings.into_iter().map(|(rule, it)| carrier.carry(rule, it)));
        }
    }
    Diagnostics::sorted(source, list)
}

/// A finding about the text as a whole. Its repairs are written as JSON: they do for nothing else.
fn of_the_text(tree: &Tree, rule: &'static Rule, mut finding: Finding) -> Diagnostic {
    if tree.syntax() != Syntax::Json {
        finding.fixes.clear();
    }
    Diagnostic::new(&Placed { tree }, rule, finding)
}

fn finders() -> impl Iterator<Item = (&'static Rule, &'static Finder)> {
    RULES.iter().flat_map(|&rule| rule.finders.iter().map(move |finder| (rule, finder)))
}

fn judge_text(context: &TextContext<'_>, report: &mut Report) {
    for (rule, finder) in finders() {
        if let Finder::Text(find) = finder {
            report.rule = Some(rule);
            find(context, report);
        }
    }
}

fn judge_definition(context: &Context<'_>, report: &mut Report) {
    for (rule, finder) in finders() {
        if let Finder::Definition(find) = finder
            && context.lens.concerns(rule.class)
        {
            report.rule = Some(rule);
            find(context, report);
        }
    }
}

fn judge_launches(context: &Context<'_>, report: &mut Report) {
    for launch in context.launches() {
        for (rule, finder) in finders() {
            if let Finder::Launch(find) = finder
                && context.lens.concerns(rule.class)
            {
                report.rule = Some(rule);
                let before = report.findings.len();
                find(context, launch, report);
                report.findings.iter_mut().skip(before).for_each(|(_, finding)| finding.at_launch = true);
            }
        }
    }
}

/// What the rules of `launch_type` hold against a definition that does not require it: AWS registers it, and
/// leaves the launch type out of its `compatibilities`.
pub(super) fn obstacles(context: &Context<'_>, launch_type: Compatibility) -> Vec<(&'static Rule, Finding)> {
    let (class, target) = match launch_type {
        Compatibility::Fargate => (Class::UnsupportedOnFargate, Target::Fargate),
        Compatibility::External => (Class::UnsupportedOnExternal, Target::External),
        Compatibility::ManagedInstances => (Class::UnsupportedOnManaged, Target::ManagedInstances),
        // There is nothing that instances of one's own do not offer.
        Compatibility::Ec2 => return Vec::new(),
    };
    let options = JudgeOptions { target: Some(target), ..JudgeOptions::default() };
    let context = Context::new(context.tree, context.root, context.form, &options);
    let mut report = Report::default();
    judge_structure(&context, &mut report);
    judge_definition(&context, &mut report);
    report.findings.retain(|(rule, _)| rule.class == class);
    report.findings
}

/// Lets the tables find what they find, and the rules they name word it.
fn judge_structure(context: &Context<'_>, report: &mut Report) {
    for violation in violations(context) {
        let Some(rule) = responsible(&violation) else { continue };
        let schema = rule.finders.iter().find_map(|finder| match finder {
            Finder::Schema { words, fixes } => Some((words, fixes)),
            _ => None,
        });
        let Some((words, fixes)) = schema.filter(|_| context.lens.concerns(rule.class)) else { continue };
        let case = Case { context, violation: &violation };
        let words = words(&case);
        let mut finding = Finding::at(case.mark(), words.message);
        finding.aws = words.aws.or_else(|| client_text(&case));
        finding.fixes = fixes(&case);
        report.rule = Some(rule);
        report.push(if is_dropped_by_terraform(context, &violation) { finding.unsure() } else { finding });
    }
}

/// Terraform, whose `container_definitions` a bare list of containers may be, drops what it does not know,
/// reads names in any letter case, and takes null for absent; the CLI refuses all three.
fn is_dropped_by_terraform(context: &Context<'_>, violation: &Violation) -> bool {
    let is_dropped = matches!(violation.kind, ViolationKind::Unknown(..) | ViolationKind::Null(_));
    let is_for_terraform = matches!(context.form, Form::Hcl | Form::TerraformJson);
    (is_for_terraform || context.root.kind == RootKind::ContainerList) && is_dropped
}

/// What is said before ECS is asked: by the client, or by CloudFormation, which reads its own forms itself.
fn client_text(case: &Case<'_>) -> Option<String> {
    match Naming::of(case.context.form) {
        Naming::Api => case.client_text(),
        Naming::CloudFormation => cloudformation_text(case),
        Naming::Terraform => None,
    }
}

fn violations(context: &Context<'_>) -> Vec<Violation> {
    let (tree, described) = (context.tree, context.form.is_described());
    let tolerance = Tolerance { nulls: described, read_only: described };
    let node = context.root.node;
    match context.root.kind {
        RootKind::TaskDefinition => schema::check(tree, node, &shapes::TASK_DEFINITION, tolerance),
        RootKind::ContainerList => schema::check_list(tree, node, &shapes::CONTAINER_DEFINITION, tolerance),
        RootKind::Container => schema::check(tree, node, &shapes::CONTAINER_DEFINITION, tolerance),
    }
}

/// The rule that speaks about a violation: the particular one, or the general one until the catalogue has
/// the particular one. A rule that finds its own places is not told of them.
fn responsible(violation: &Violation) -> Option<&'static Rule> {
    find_rule(violation.code).or_else(|| find_rule(violation.general?))
}
