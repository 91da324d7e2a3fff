//! Where the definition being written is to run, as far as the legality of members asks.

use crate::lint::{Context, Target};
use crate::network_mode::NetworkMode;
use crate::schema::{Member, Place, Places, places_of_value};

/// Members of a container that mode awsvpc does not allow, whatever the launch type: TD-NET-003 and those after it.
const NOT_IN_AWSVPC: [&str; 6] =
    ["links", "hostname", "dnsServers", "dnsSearchDomains", "extraHosts", "disableNetworking"];

/// The places a definition is written for.
pub(super) struct Legality {
    places: Vec<Place>,
    /// Whether it has to run in all of the places; else it is not said where, and one is enough.
    in_all: bool,
    in_awsvpc: bool,
}

impl Legality {
    pub fn of(context: &Context<'_>, target: Option<Target>) -> Self {
        let windows = context.lens.is_windows();
        let asked = context.lens.places();
        let in_all = !asked.is_empty();
        let anywhere =
            if windows { vec![Place::Ec2Windows, Place::FargateWindows] } else { Place::ALL.to_vec() };
        let in_awsvpc = context.definition.network_mode.known() == Some(&NetworkMode::Awsvpc)
            || target == Some(Target::Fargate);
        Self { places: if in_all { asked } else { anywhere }, in_all, in_awsvpc }
    }

    /// Whether something that is legal in `places` is legal here.
    pub fn allows(&self, places: Places) -> bool {
        let mut legal = self.places.iter().map(|&place| places.contains(place));
        if self.in_all { legal.all(|legal| legal) } else { legal.any(|legal| legal) }
    }

    /// Whether `member` of the shape called `shape` is legal here.
    pub fn allows_member(&self, shape: &str, member: &Member) -> bool {
        let barred = self.in_awsvpc && shape == "ContainerDefinition" && NOT_IN_AWSVPC.contains(&member.name);
        self.allows(member.places) && !barred
    }

    /// Whether `value` of that member is.
    pub fn allows_value(&self, shape: &str, member: &str, value: &str) -> bool {
        self.allows(places_of_value(shape, member, value))
    }

    /// Whether the task will run on Fargate, where it has to have one of the sizes on offer.
    pub fn on_fargate(&self) -> bool {
        self.in_all && self.places.iter().any(|&place| Places::FARGATE.contains(place))
    }

    /// Whether its containers are Windows containers.
    pub fn on_windows(&self) -> bool {
        self.places.iter().any(|place| matches!(place, Place::Ec2Windows | Place::FargateWindows))
            && !self.places.contains(&Place::Ec2Linux)
    }
}
