use crate::lint::ports::{ContainerPorts, container_ports};
use crate::lint::prelude::*;

/// A port range so large that Docker's proxy processes weigh on the instance.
pub static RULE: Rule = Rule {
    code: "TD-PORT-027",
    title: reference("Very large port range in bridge mode"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

/// From how many ports on a range is noted; AWS gives no number.
const MANY: u32 = 1000;

struct Large {
    count: u32,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Large> {
    if context.network_mode() != Some(NetworkMode::Bridge) || context.on_fargate() {
        return Vec::new();
    }
    let ranges = container_ports(&context.definition).filter(ContainerPorts::is_range);
    let large = ranges.map(|range| Large { count: u32::from(range.last - range.first) + 1, at: range.at });
    large.filter(|range| range.count >= MANY).collect()
}

fn words<'c>(_: &'c Context<'c>, large: &Large) -> Finding {
    let message = format!(
        "This range has {} ports. In bridge mode Docker starts a proxy process for each of them. Turn the userland proxy \
         of Docker off on the instances, or map fewer ports.",
        large.count
    );
    Finding::at(large.at, message)
}
