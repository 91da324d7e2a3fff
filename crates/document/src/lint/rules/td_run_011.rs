use crate::lint::prelude::*;
use crate::lint::{launches, platform};

/// A platform version that came before something the definition uses. What needs which version is what AWS
/// documents for Linux tasks.
pub static RULE: Rule = Rule {
    code: "TD-RUN-011",
    title: reference("Platform version without what the definition needs"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("jenkinsci/amazon-ecs-plugin#218, #181; ansible-collections/community.aws#136"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

struct Lacking {
    first: At,
    others: Vec<At>,
}

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Option<Lacking> {
    let version = launch.platform_version.given().and_then(|version| platform::parse(version))?;
    // Windows has versions of its own.
    if launch.compatibility() != Some(Compatibility::Fargate)
        || context.definition.is_windows() != Some(false)
    {
        return None;
    }
    let mut lacking = Vec::new();
    if version < platform::V1_4_0 {
        lacking.extend(platform::needs_1_4_0(context));
    }
    if version < platform::V1_3_0 {
        lacking.extend(platform::needs_1_3_0(context));
    }
    ecs_sort::sort(&mut lacking);
    let mut places = lacking.into_iter();
    Some(Lacking { first: places.next()?, others: places.collect() })
}

fn words<'c>(_: &'c Context<'c>, launch: &'c Launch, lacking: &Lacking) -> Finding {
    let version = launch.platform_version.given().map_or("", String::as_str);
    let message = format!(
        "{} asks for platform version {}, which does not have this yet. Ask for LATEST, or for 1.4.0.",
        launch.called(),
        words::shortened(version)
    );
    let finding = Finding::at(lacking.first, message)
        .aws("One or more of the requested capabilities are not supported.");
    let others = lacking.others.iter();
    others.fold(finding, |finding, &at| finding.related(at, "This needs a newer platform version as well."))
}
