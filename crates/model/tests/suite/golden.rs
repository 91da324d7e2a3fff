//! Golden scenarios: every file in `tests/golden` is a case, a script of one line per step.
//! Words in capitals are values; what stands in brackets may be left out; `#` begins a comment.
//!
//! Setting up:
//! `parameter NAME VALUE`, `zones NAME...`, `instance NAME TYPE ZONE [memory MIB] [cpu UNITS]`,
//! `definition FAMILY MODE [cpu UNITS] [memory MIB]` followed by its `container NAME KEY VALUE...`,
//! `target-group NAME TYPE [interval SPAN] [timeout SPAN] [delay SPAN] [healthy N] [unhealthy N]`,
//! `load-balancer NAME TARGET-GROUP`,
//! `service NAME FAMILY LAUNCH-TYPE DESIRED KEY VALUE...`, `run-task NAME FAMILY LAUNCH-TYPE`.
//! A second `definition` of the same family is its next revision, `FAMILY:2`.
//!
//! Acting: `desired SERVICE N`, `deploy SERVICE FAMILY[:REVISION]`, `stop TASK`,
//! `crash TASK CONTAINER CODE`, `fault TASK CONTAINER FAULT on|off`, `drain INSTANCE`,
//! `activate INSTANCE`, `terminate INSTANCE`. A task is `SERVICE/N`, the N-th live task of the
//! service, or a name given to it by `let NAME TASK`.
//!
//! Passing time: `run SPAN`, `until steady SERVICE`, `until "WORDS OF AN EVENT"`. `mark` begins a
//! new stretch of time: everything below looks at what happened since.
//!
//! Expecting:
//! `events SERVICE CODE[:TASKS]...` the service events, all of them and in this order, `...` for
//! any others in between; `never SERVICE CODE`; `total SERVICE CODE N` tasks over all such events;
//! `between SERVICE CODE CODE SPAN SPAN` the time from the first to the next, at least and at most;
//! `always SERVICE METRIC <=|>=|= N` at every step, `now SERVICE METRIC <=|>=|= N`; metrics are
//! `live`, `tasks` (not STOPPED), `running`, `healthy`, `unhealthy` and `live@INSTANCE`,
//! `running@INSTANCE`; `order "WORDS" "WORDS"...` events in this order; `no "WORDS"`;
//! `task TASK STATUS [STOP-CODE "REASON"]`; `in TASK CONTAINER STATUS [EXIT-CODE]`;
//! `signal TASK CONTAINER SIGNAL SPAN` at this time; `deployment SERVICE same|new`;
//! `rate SERVICE N` starts in any minute at most; `gaps SERVICE LIMIT` between starts that fail,
//! growing and never beyond the limit.
#[path = "../golden_runner/mod.rs"]
mod golden_runner;

use crate::files::files;
use std::fs;

#[test]
fn every_golden_scenario_holds() {
    let only = std::env::var("GOLDEN").unwrap_or_default();
    let mut failures = Vec::new();
    for file in files("golden", "scn", 30) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        if name.contains(&only) {
            let complaints = golden_runner::run(&fs::read_to_string(&file).unwrap());
            failures.extend(complaints.iter().map(|complaint| format!("{name}: {complaint}")));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}
