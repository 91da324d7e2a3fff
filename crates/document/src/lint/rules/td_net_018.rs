use crate::lint::prelude::*;

/// No network mode, which means bridge, while a name in the definition speaks of Fargate or of Service Connect.
pub static RULE: Rule = Rule {
    code: "TD-NET-018",
    title: reference("Network mode left out where awsvpc seems meant"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

enum Sign<'c> {
    /// The family has Fargate in its name.
    Family(&'c str, At),
    /// A port has a name, by which Service Connect refers to it.
    NamedPort(&'c str, At),
}

fn find<'c>(context: &'c Context<'c>) -> Option<Sign<'c>> {
    let is_bridge_by_default =
        context.definition.network_mode.is_absent() && context.network_mode() == Some(NetworkMode::Bridge);
    // Where Fargate is required, the missing mode is an error.
    if !is_bridge_by_default || context.on_fargate() {
        return None;
    }
    let family = context.definition.family.known_at();
    let family = family.filter(|(family, _)| family.to_ascii_lowercase().contains("fargate"));
    let named_port = || context.definition.port_mappings().find_map(|(_, mapping)| mapping.name.known_at());
    let family = family.map(|(family, at)| Sign::Family(family, at));
    family.or_else(|| named_port().map(|(name, at)| Sign::NamedPort(name, at)))
}

fn words<'c>(context: &'c Context<'c>, sign: &Sign<'c>) -> Finding {
    let (reason, at, what) = match sign {
        Sign::Family(family, at) => {
            let reason = format!(
                "The family '{}' speaks of Fargate, which knows only awsvpc.",
                words::shortened(family)
            );
            (reason, *at, "The family speaks of Fargate.")
        }
        Sign::NamedPort(name, at) => {
            let reason = format!("Port '{}' has a name, as for Service Connect.", words::shortened(name));
            (reason, *at, "This port has a name.")
        }
    };
    let message = format!(
        "'networkMode' is missing, which means bridge. {reason} Write the mode that is meant: most often awsvpc."
    );
    Finding::at(Mark::missing_in(context.definition.at), message).related(at, what)
}

fn fixes<'c>(context: &'c Context<'c>, _: &Sign<'c>) -> Vec<Fix> {
    let after = ["family", "requiresCompatibilities"];
    let insert = |mode| insert_member(context.tree, context.definition.at.node, "networkMode", mode, &after);
    vec![
        Fix::guess("Set network mode awsvpc", [insert("\"awsvpc\"")]),
        Fix::guess("Set network mode bridge", [insert("\"bridge\"")]),
    ]
}
