//! The network modes, and in one sentence each what they mean for a task and what another would change.

use crate::task_definition::aws_enum;

aws_enum! {
    /// How the containers of a task are connected to the network.
    NetworkMode {
        /// Docker's bridge on the instance.
        Bridge = "bridge",
        /// The network of the instance itself.
        Host = "host",
        /// A network interface for the task.
        Awsvpc = "awsvpc",
        /// No network.
        None = "none",
    }
}

/// What a network mode means for the task, in one sentence.
#[must_use]
pub fn meaning(mode: NetworkMode) -> &'static str {
    match mode {
        NetworkMode::Bridge => {
            "Each container has its own address behind Docker's bridge on the instance: the containers of the \
             task do not share localhost, and traffic from outside reaches only ports that are mapped to a port \
             of the instance."
        }
        NetworkMode::Host => {
            "The containers use the network of their instance directly: every port they open is a port of the \
             instance, so that a second task with the same port needs another instance."
        }
        NetworkMode::Awsvpc => {
            "The task has one network interface with its own address and security groups; its containers share \
             it, reach each other on localhost, and must use different ports."
        }
        NetworkMode::None => {
            "The containers have nothing but their own loopback: they reach nobody, and nobody reaches them."
        }
    }
}

/// What would change for a task in mode `from` if it were `to`, in one sentence; `None` when they are the same.
#[must_use]
pub fn change(from: NetworkMode, to: NetworkMode) -> Option<&'static str> {
    use NetworkMode::{Awsvpc, Bridge, Host, None as NoNetwork};
    Some(match (from, to) {
        (Bridge, Bridge) | (Host, Host) | (Awsvpc, Awsvpc) | (NoNetwork, NoNetwork) => return None,
        (Bridge, Host) => {
            "The containers would share the instance's localhost and be reached on their container ports \
             without mapping; each port could be used once per instance, and links would have to go."
        }
        (Bridge | Host, Awsvpc) => {
            "The task would get an address and security groups of its own and its containers would share \
             localhost; a load balancer would need a target group of type ip, and each task would take one \
             network interface of its instance."
        }
        (Bridge | Host | Awsvpc, NoNetwork) => {
            "The containers would lose every connection, also to each other, and port mappings would not be \
             allowed."
        }
        (Host, Bridge) => {
            "Each container would get its own address and its own localhost; with dynamic host ports several \
             copies of the task would fit on one instance."
        }
        (Awsvpc, Bridge) => {
            "The containers would no longer share localhost and the task would lose its own address and \
             security groups; it would be reached on mapped ports of its instance, through a target group of \
             type instance, and could not run on Fargate."
        }
        (Awsvpc, Host) => {
            "The task would lose its own address and security groups and open its ports on the instance \
             itself, one copy per instance; it could not run on Fargate."
        }
        (NoNetwork, Bridge) => {
            "Each container would get its own address behind the instance's bridge, could call out, and could \
             be reached on mapped ports."
        }
        (NoNetwork, Host) => {
            "The containers would use the instance's own network and be reached on every port they open."
        }
        (NoNetwork, Awsvpc) => {
            "The task would get a network interface with its own address and security groups, shared by its \
             containers."
        }
    })
}

/// The sentences shown beside a definition: what its mode means, and what each other mode would change.
#[must_use]
pub fn sentences(mode: NetworkMode) -> (&'static str, Vec<(NetworkMode, &'static str)>) {
    let others = NetworkMode::ALL.iter().filter_map(|&other| Some((other, change(mode, other)?)));
    (meaning(mode), others.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mode_has_one_sentence_and_one_for_each_other_mode() {
        for &mode in NetworkMode::ALL {
            let (meaning, others) = sentences(mode);
            assert_eq!(others.len(), 3);
            let sentences = others.iter().map(|(_, sentence)| *sentence).chain([meaning]);
            for sentence in sentences {
                assert!(sentence.ends_with('.') && !sentence.contains("  "), "{sentence}");
                assert_eq!(sentence.matches(". ").count(), 0, "one sentence: {sentence}");
            }
        }
    }
}
