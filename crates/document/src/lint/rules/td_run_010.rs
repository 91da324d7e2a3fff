use crate::lint::launches;
use crate::lint::prelude::*;

/// Placement constraints or strategies, where there is no instance to choose.
pub static RULE: Rule = Rule {
    code: "TD-RUN-010",
    title: reference("Placement on Fargate"),
    class: Class::RejectedAtLaunch,
    grade: Grade::P,
    source: reference("PF service rules"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

enum Placement {
    Constraints,
    Strategies,
}

fn find<'c>(_: &'c Context<'c>, launch: &'c Launch) -> Vec<Placement> {
    if launch.compatibility() != Some(Compatibility::Fargate) {
        return Vec::new();
    }
    let constraints = (!launch.placement_constraints.elements().is_empty()).then_some(Placement::Constraints);
    let strategies = (!launch.placement_strategy.elements().is_empty()).then_some(Placement::Strategies);
    constraints.into_iter().chain(strategies).collect()
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, placement: &Placement) -> Finding {
    let (member, aws) = match placement {
        Placement::Constraints => {
            ("placementConstraints", "Placement constraints are not supported with FARGATE launch type.")
        }
        Placement::Strategies => {
            ("placementStrategy", "Placement strategies are not supported with FARGATE launch type.")
        }
    };
    let message = format!(
        "{} is launched on Fargate with '{member}'. On Fargate there are no instances to choose from. Leave \
         it out; the subnets say in which zones tasks run.",
        launch.called()
    );
    Finding::at(launches::at_launch_type(context, Compatibility::Fargate), message).aws(aws)
}
