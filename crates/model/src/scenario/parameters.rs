//! The parameters of the model as a table: for reading and writing them, and for showing them.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::parameters::{Parameters, Spread};
use crate::time::Duration;

/// A parameter of the model: what AWS does not document, or not exactly.
pub struct Parameter {
    /// Its member of `parameters`, for example `schedulerTick`.
    pub name: &'static str,
    /// How well it is known: D documented, O observed, T typical, U unknown, M our convention.
    pub grade: char,
    /// What it is, in a few words.
    pub meaning: &'static str,
    access: fn(&mut Parameters) -> Setting<'_>,
}

/// The value of a parameter, to be read or changed.
#[derive(Debug, PartialEq, Eq)]
pub enum Setting<'p> {
    /// A span of 1 ms to 24 h; `"10s"` in the file.
    Span(&'p mut Duration),
    /// A span drawn between two; `{"low":"8s","high":"16s"}`, or `"10s"` for always the same.
    Spread(&'p mut Spread),
    /// Spans one after the other, at most 100, the last one repeated; a list in the file.
    Spans(&'p mut Vec<Duration>),
    /// A whole number from 1 to 100,000.
    Number(&'p mut u32),
    /// `true` or `false`.
    Switch(&'p mut bool),
}

impl Parameter {
    /// Its value in `parameters`.
    pub fn setting<'p>(&self, parameters: &'p mut Parameters) -> Setting<'p> {
        (self.access)(parameters)
    }
}

/// Rows of [`PARAMETERS`].
macro_rules! parameters {
    ($($kind:ident $field:ident $name:literal $grade:literal $meaning:literal;)*) => {
        /// All parameters, in the order in which they are shown and written.
        pub const PARAMETERS: &[Parameter] = &[$(Parameter {
            name: $name,
            grade: $grade,
            meaning: $meaning,
            access: |parameters| Setting::$kind(&mut parameters.$field),
        }),*];
    };
}

parameters! {
    Span scheduler_tick "schedulerTick" 'O' "Between two passes of a service's scheduler";
    Span pass_spacing "passSpacing" 'T' "Least distance of two passes of a service's scheduler";
    Number launches_per_minute "launchesPerMinute" 'D' "Tasks that one service may start within a minute";
    Span healthy_after_running "healthyAfterRunning" 'D' "Without load balancer and health check a task counts as healthy after this long in RUNNING";
    Span deployment_settling "deploymentSettling" 'O' "During a deployment a task with a load balancer counts as healthy only after this long in RUNNING";
    Span event_repeat "eventRepeat" 'D' "A service event that still holds is said again after this long";
    Spread fargate_provisioning "fargateProvisioning" 'T' "PROVISIONING on Fargate";
    Spread eni_attach "eniAttach" 'T' "PROVISIONING of an awsvpc task on EC2: attaching its network interface";
    Number pull_mib_per_second "pullMibPerSecond" 'T' "Speed of image pulls, in MiB per second";
    Span pull_overhead "pullOverhead" 'T' "Part of a pull that does not depend on the size of the image";
    Span cached_pull "cachedPull" 'T' "A pull that the instance's image cache answers";
    Spread container_start "containerStart" 'T' "Creating and starting one container";
    Spread activating "activating" 'T' "ACTIVATING, with a load balancer";
    Spread deregister_after_stop "deregisterAfterStop" 'O' "From the order to stop a task until its targets are deregistered";
    Spread deregister_after_exit "deregisterAfterExit" 'O' "From the exit of an essential container until the service deregisters the targets of its task and starts another one";
    Spread fargate_deprovisioning "fargateDeprovisioning" 'T' "DEPROVISIONING on Fargate";
    Spread eni_detach "eniDetach" 'T' "DEPROVISIONING of an awsvpc task on EC2: detaching its network interface";
    Switch ceiling_counts_stopping "ceilingCountsStopping" 'U' "Whether a task counts towards maximumPercent until it is STOPPED";
    Switch digest_probe "digestProbe" 'O' "Whether the first task of a deployment starts alone until its image digests are known";
    Spread digest_report "digestReport" 'T' "From the end of the first pull until the image digests are known";
    Span quick_retries "quickRetries" 'T' "Tasks that fail to start are retried quickly for this long, then with pauses";
    Spans throttle_delays "throttleDelays" 'T' "Pauses between retries of a service whose tasks fail to start";
    Span capacity_retry "capacityRetry" 'O' "Between two attempts to place tasks for which there was no capacity";
    Number registered_memory_permille "registeredMemoryPermille" 'T' "Memory that an instance registers, in thousandths of its nominal size";
    Span stopped_task_visibility "stoppedTaskVisibility" 'D' "How long a stopped task stays visible";
    Spread target_registration "targetRegistration" 'O' "From registering a target until its first probe";
    Span network_hop "networkHop" 'M' "A request on its way from one hop to the next";
    Span connect_timeout "connectTimeout" 'D' "The load balancer gives up on a connection after this long";
    Switch host_condition_sees_port "hostConditionSeesPort" 'U' "Whether host-header conditions see the port of a Host header that has one";
    Switch initial_targets_fail_open "initialTargetsFailOpen" 'U' "Whether a target group without a healthy target sends requests to targets that have no verdict yet";
}

/// Only the parameters that differ from their defaults, in the notation of the scenario format.
impl Serialize for Parameters {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (mut own, mut usual) = (self.clone(), Parameters::default());
        let mut map = serializer.serialize_map(None)?;
        for parameter in PARAMETERS {
            let setting = parameter.setting(&mut own);
            if setting != parameter.setting(&mut usual) {
                map.serialize_entry(parameter.name, &setting)?;
            }
        }
        map.end()
    }
}

impl Serialize for Setting<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Setting::Span(span) => span.serialize(serializer),
            Setting::Spread(spread) if spread.low == spread.high => spread.low.serialize(serializer),
            Setting::Spread(spread) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("low", &spread.low)?;
                map.serialize_entry("high", &spread.high)?;
                map.end()
            }
            Setting::Spans(spans) => spans.serialize(serializer),
            Setting::Number(number) => number.serialize(serializer),
            Setting::Switch(switch) => switch.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fields as the debug output of [`Parameters`] names them, in camelCase.
    fn fields() -> Vec<String> {
        let debug = format!("{:#?}", Parameters::default());
        let outermost =
            debug.lines().filter_map(|line| line.strip_prefix("    ").filter(|rest| !rest.starts_with(' ')));
        let names = outermost.filter_map(|line| line.split_once(": ").map(|(name, _)| name));
        names
            .map(|name| {
                let mut words = name.split('_');
                let first = words.next().unwrap_or_default().to_owned();
                words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
            })
            .collect()
    }

    #[test]
    fn every_parameter_has_its_row_and_its_own_field() {
        let names: Vec<&str> = PARAMETERS.iter().map(|parameter| parameter.name).collect();
        assert_eq!(names, fields());
        for parameter in PARAMETERS {
            let mut changed = Parameters::default();
            match parameter.setting(&mut changed) {
                Setting::Span(span) => *span = Duration(7),
                Setting::Spread(spread) => *spread = Spread::fixed(Duration(7)),
                Setting::Spans(spans) => spans.clear(),
                Setting::Number(number) => *number = 7,
                Setting::Switch(switch) => *switch = !*switch,
            }
            let written = serde_json::to_value(&changed).unwrap();
            let written: Vec<&String> = written.as_object().unwrap().keys().collect();
            assert_eq!(written, [parameter.name], "only the changed one is written");
        }
    }
}
