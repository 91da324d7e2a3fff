use crate::lint::launches;
use crate::lint::prelude::*;

/// A health check on one port, for targets that each have another.
pub static RULE: Rule = Rule {
    code: "TD-RUN-028",
    title: reference("Fixed health check port for dynamic host ports"),
    class: Class::Advice,
    grade: Grade::T,
    source: reference("CFNLINT:E3049"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Vec<(u16, At)> {
    if launches::network_mode(context, launch) != Some(NetworkMode::Bridge) {
        return Vec::new();
    }
    let fixed = launch.load_balancers.elements().iter().filter_map(|balancer| {
        let checked = balancer.target_group.as_ref()?.health_check_port?;
        let (_, at) = launches::dynamic_port(context, balancer)?;
        Some((checked, at))
    });
    fixed.collect()
}

fn words<'c>(_: &'c Context<'c>, launch: &'c Launch, (checked, at): &(u16, At)) -> Finding {
    let message = format!(
        "{} checks its targets on port {checked}, and the host port of this mapping is another one for each \
         task. Let the target group check 'traffic-port'.",
        launch.called()
    );
    Finding::at(*at, message)
}
