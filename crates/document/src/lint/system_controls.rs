//! Kernel parameters that a container may have of its own.

use super::Context;
use crate::task_definition::At;

/// Whose a kernel parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Namespace {
    /// That of System V and POSIX memory, which `ipcMode` may share.
    Ipc,
    /// That of the network, which the network mode may share.
    Network,
}

/// The parameters of the IPC namespace that AWS lists by name.
const IPC: [&str; 8] = [
    "kernel.msgmax",
    "kernel.msgmnb",
    "kernel.msgmni",
    "kernel.sem",
    "kernel.shm_rmid_forced",
    "kernel.shmall",
    "kernel.shmmax",
    "kernel.shmmni",
];

/// The namespace that `parameter` is in; `None` for one that the whole machine shares.
#[must_use]
pub fn namespace_of(parameter: &str) -> Option<Namespace> {
    if parameter.starts_with("net.") {
        return Some(Namespace::Network);
    }
    let is_ipc = IPC.contains(&parameter) || parameter.starts_with("fs.mqueue.");
    is_ipc.then_some(Namespace::Ipc)
}

/// A parameter that a container sets.
pub struct Control<'c> {
    /// Its name.
    pub parameter: &'c str,
    /// Where the name stands.
    pub at: At,
    /// The element of the list.
    pub element: At,
}

/// The parameters that containers set and that are in `namespace`.
#[must_use]
pub fn controls_of<'c>(context: &'c Context<'c>, namespace: Option<Namespace>) -> Vec<Control<'c>> {
    let controls = context.definition.system_controls().filter_map(|(_, control)| {
        let (&parameter, at) = control.namespace.known_at()?;
        Some(Control { parameter, at, element: control.at })
    });
    controls.filter(|control| namespace_of(control.parameter) == namespace).collect()
}
