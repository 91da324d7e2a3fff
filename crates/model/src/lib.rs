//! A deterministic model of Amazon ECS: clusters, services, tasks, load balancers and requests.
//!
//! A [`world::World`] is everything at one moment, as plain data. [`setup`] builds one, commands
//! ([`command::Command`]) and the passing of time ([`engine`]) change it, and every change is an
//! [`event::Event`] that names its cause. [`history::History`] holds a whole run and goes to any
//! moment of it. The same seed and the same commands give the same events, byte by byte.

#[cfg(test)]
extern crate self as ecs_model;

pub mod command;
pub mod command_effects;
pub mod definition;
pub mod describe;
pub mod engine;
pub mod event;
pub mod history;
pub mod instance_types;
pub mod invariants;
pub mod lifecycle;
pub mod load_balancing;
pub mod log;
pub mod network;
pub mod parameters;
pub mod placement;
pub mod random;
pub mod reach;
pub mod requests;
pub mod routing;
pub mod run_this;
pub mod sabotage;
pub mod scenario;
pub mod scheduler;
pub mod setup;
pub mod table;
pub mod time;
pub mod traffic;
pub mod world;

mod json;
