use super::catalogue::{RULES, find_rule};
use super::{Case, Class, Context, Finder, Finding, Report, Rule, Target, TextContext};
use crate::JudgeOptions;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::forms::{Recognised, RootKind};
use crate::schema::{self, Tolerance, Violation, ViolationKind, shapes};
use crate::syntax::{Parsed, Tree};
use crate::task_definition::Compatibility;

/// Everything the rules say about a text, in document order.
///
/// `options` may name a launch type to judge for instead of those the definition requires, and launches that
/// the definitions are held against.
#[must_use]
pub fn diagnose(parsed: &Parsed, recognised: &Recognised, options: &JudgeOptions) -> Diagnostics {
    let mut report = Report::default();
    judge_text(&TextContext::new(parsed, recognised), &mut report);
    for &root in &recognised.roots {
        let context = Context::new(&parsed.tree, root, recognised.form, options);
        judge_structure(&context, &mut report);
        judge_definition(&context, &mut report);
        judge_launches(&context, &mut report);
    }
    Diagnostics::new(&parsed.tree, report.findings)
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
        finding.aws = words.aws.or_else(|| case.client_text());
        finding.fixes = fixes(&case);
        report.rule = Some(rule);
        report.push(if is_dropped_by_terraform(context, &violation) { finding.unsure() } else { finding });
    }
}

/// Terraform, whose `container_definitions` a bare list of containers may be, drops what it does not know,
/// reads names in any letter case, and takes null for absent; the CLI refuses all three.
fn is_dropped_by_terraform(context: &Context<'_>, violation: &Violation) -> bool {
    let is_dropped = matches!(violation.kind, ViolationKind::Unknown(..) | ViolationKind::Null(_));
    context.root.kind == RootKind::ContainerList && is_dropped
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

impl Diagnostics {
    fn new(tree: &Tree, findings: Vec<(&'static Rule, Finding)>) -> Self {
        let diagnostics = findings.into_iter().map(|(rule, finding)| Diagnostic::new(tree, rule, finding));
        Self::sorted(tree, diagnostics.collect())
    }
}
