//! The settings that a running service follows say what holds at the present moment, after a step
//! back in time as well.

use std::sync::Arc;

use ecs_model::world::World;
use leptos::prelude::*;

use super::Playground;
use crate::dom::effect;

/// What can be changed while it runs, by name: desired counts and thousandths of requests a second.
#[derive(Clone, Debug, Default, PartialEq)]
struct Followed {
    services: Vec<(Arc<str>, u32)>,
    traffic: Vec<(Arc<str>, u64)>,
}

impl Followed {
    fn of(world: &World) -> Followed {
        let services = world.services.iter().map(|service| (service.name.clone(), service.desired_count));
        let traffic =
            world.traffic.iter().map(|source| (source.name.clone(), source.millirequests_per_second));
        Followed { services: services.collect(), traffic: traffic.collect() }
    }
}

impl Playground {
    /// From here on the settings follow the run. A scenario that plans actions keeps its beginning,
    /// because its plan leads from there.
    pub fn follow_run(self) {
        let held = StoredValue::new((0, Followed::default()));
        effect(move || {
            self.run.clock.track();
            let generation = self.run.generation.get();
            let now = self.run.read(|history| Followed::of(history.world()));
            let (former_generation, former) = held.get_value();
            if (former_generation, &former) == (generation, &now) {
                return;
            }
            held.set_value((generation, now.clone()));
            let planned = self.workspace.scenario.with_untracked(|scenario| !scenario.actions.is_empty());
            if former_generation == generation && !planned {
                self.adopt(&former, &now);
            }
        });
    }

    /// Takes over what changed from `former` to `now`.
    fn adopt(self, former: &Followed, now: &Followed) {
        let counts = || now.services.iter().filter(|count| !former.services.contains(count));
        let rates = || now.traffic.iter().filter(|rate| !former.traffic.contains(rate));
        let differs = self.workspace.scenario.with_untracked(|scenario| {
            let count = |name: &str, count: u32| {
                scenario.services.iter().any(|it| it.service_name == name && it.desired_count != count)
            };
            let rate = |name: &str, rate: u64| {
                scenario.traffic.iter().any(|it| it.name == name && it.millirequests_per_second != rate)
            };
            counts().any(|(name, to)| count(name, *to)) || rates().any(|(name, to)| rate(name, *to))
        });
        if !differs {
            return;
        }
        self.workspace.edit(|scenario| {
            for (name, count) in counts() {
                let services = scenario.services.iter_mut().filter(|it| it.service_name == **name);
                services.for_each(|service| service.desired_count = *count);
            }
            for (name, rate) in rates() {
                let sources = scenario.traffic.iter_mut().filter(|it| it.name == **name);
                sources.for_each(|source| source.millirequests_per_second = *rate);
            }
        });
    }
}
