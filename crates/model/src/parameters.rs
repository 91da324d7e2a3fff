//! Everything about AWS that is typical, observed or unknown rather than documented, as
//! numbers that a user can see and change.

use crate::time::Duration;

/// A span that is drawn evenly between its ends, so that a hundred tasks do not move as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spread {
    /// Shortest.
    pub low: Duration,
    /// Longest.
    pub high: Duration,
}

impl Spread {
    /// Between `low` and `high` milliseconds.
    pub const fn millis(low: u64, high: u64) -> Spread {
        Spread { low: Duration::millis(low), high: Duration::millis(high) }
    }

    /// Always this long.
    pub const fn fixed(span: Duration) -> Spread {
        Spread { low: span, high: span }
    }
}

/// Parameters of the model, with the defaults of scheduler.md section 10. The grade behind
/// each default is the reference's: O observed, T typical, U unknown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Parameters {
    /// Between two passes of a service's scheduler (O: OBS-2, OBS-5).
    pub scheduler_tick: Duration,
    /// A change asks for a pass at once, but passes keep this distance (T; O: 0.7–0.9 s).
    pub pass_spacing: Duration,
    /// Tasks that one service may start within a minute (D: scheduler.md 7).
    pub launches_per_minute: u32,
    /// Healthy without load balancer or health check after this long in RUNNING (D).
    pub healthy_after_running: Duration,
    /// While a deployment is in progress, a new task with a load balancer counts as healthy
    /// only after this long in RUNNING (O: load-balancing.md 5.6, 40–50 s unexplained).
    pub deployment_settling: Duration,
    /// The steady-state event, and any repeated message, is emitted again after this long (D).
    pub event_repeat: Duration,
    /// PROVISIONING of a Fargate task (T: 8–20 s).
    pub fargate_provisioning: Spread,
    /// PROVISIONING of an awsvpc task on EC2: attaching the interface (T: 4–12 s).
    pub eni_attach: Spread,
    /// Megabytes of image pulled per second (T).
    pub pull_mib_per_second: u32,
    /// Fixed part of a pull (T).
    pub pull_overhead: Duration,
    /// A pull that the instance's cache answers (T).
    pub cached_pull: Duration,
    /// Creating and starting one container (T).
    pub container_start: Spread,
    /// ACTIVATING with a load balancer (T, around the observed scheduler tick).
    pub activating: Spread,
    /// From the order to stop until targets are deregistered (O: 1.6–10.3 s).
    pub deregister_after_stop: Spread,
    /// From the exit of an essential container until the service's scheduler has seen it: then
    /// it deregisters the targets and starts another task (O: 10.9 s, load-balancing.md 5.3, and
    /// 8.5–10.3 s after an order to stop).
    pub deregister_after_exit: Spread,
    /// DEPROVISIONING of a Fargate task (T: 10–30 s).
    pub fargate_deprovisioning: Spread,
    /// DEPROVISIONING of an awsvpc task on EC2 (T: 5–10 s).
    pub eni_detach: Spread,
    /// Whether a task occupies the deployment ceiling until it is STOPPED (scheduler.md 2.4).
    pub ceiling_counts_stopping: bool,
    /// Whether the first task of a deployment starts alone until its image digest is known
    /// (scheduler.md 2.10).
    pub digest_probe: bool,
    /// From the end of the first pull until the scheduler knows the digests (T; O: 30–39 s
    /// between the first and the second launch).
    pub digest_report: Spread,
    /// Retry quickly for this long before throttling (T: scheduler.md 2.6).
    pub quick_retries: Duration,
    /// Delays between retries of a throttled service (T), the last one repeats (D: 27 min ceiling).
    pub throttle_delays: Vec<Duration>,
    /// Between retries of a placement that failed for lack of capacity (O: OBS-12).
    pub capacity_retry: Duration,
    /// Registered memory of an instance, in thousandths of the nominal size (T).
    pub registered_memory_permille: u32,
    /// A stopped task stays visible for this long (D: at least an hour).
    pub stopped_task_visibility: Duration,
    /// From registering until the first probe of a target (O: `Elb.RegistrationInProgress`).
    pub target_registration: Spread,
    /// A request on its way from one hop to the next (our convention, M).
    pub network_hop: Duration,
    /// The load balancer gives up on a connection after this long (D: 10 s).
    pub connect_timeout: Duration,
    /// Whether `host-header` conditions see the port of a Host header that has one
    /// (U: load-balancing.md 8, item 5).
    pub host_condition_sees_port: bool,
    /// Whether a target group without a healthy target sends requests to targets that have no
    /// verdict yet (U: load-balancing.md 8, item 8; the reference infers that it does).
    pub initial_targets_fail_open: bool,
}

impl Default for Parameters {
    fn default() -> Self {
        Parameters {
            scheduler_tick: Duration::seconds(10),
            pass_spacing: Duration::seconds(1),
            launches_per_minute: 500,
            healthy_after_running: Duration::seconds(40),
            deployment_settling: Duration::seconds(40),
            event_repeat: Duration::hours(6),
            fargate_provisioning: Spread::millis(8_000, 16_000),
            eni_attach: Spread::millis(4_000, 8_000),
            pull_mib_per_second: 60,
            pull_overhead: Duration::seconds(2),
            cached_pull: Duration::millis(500),
            container_start: Spread::millis(1_000, 3_000),
            activating: Spread::millis(2_000, 10_000),
            deregister_after_stop: Spread::millis(8_500, 10_300),
            deregister_after_exit: Spread::millis(8_500, 10_900),
            fargate_deprovisioning: Spread::millis(10_000, 20_000),
            eni_detach: Spread::millis(5_000, 10_000),
            ceiling_counts_stopping: true,
            digest_probe: true,
            digest_report: Spread::millis(12_000, 18_000),
            quick_retries: Duration::seconds(60),
            throttle_delays: [30, 60, 120, 240, 480, 960, 1620].into_iter().map(Duration::seconds).collect(),
            capacity_retry: Duration::minutes(5),
            registered_memory_permille: 970,
            stopped_task_visibility: Duration::hours(1),
            target_registration: Spread::millis(200, 1_400),
            network_hop: Duration::millis(1),
            connect_timeout: Duration::seconds(10),
            host_condition_sees_port: true,
            initial_targets_fail_open: true,
        }
    }
}
