//! The rules, and how a document is judged by them.
//!
//! # How to add a rule
//!
//! 1. Write `lint/rules/td_net_042.rs` with one `pub static RULE: Rule`, a doc comment that says what the rule
//!    is about, and three functions: what it *finds*, how it *words* a finding, how it *fixes* one. Take
//!    `use crate::lint::prelude::*;`. Copy the rule nearest in kind:
//!    - `td_net_001` finds something in the typed definition ([`Finder::Definition`]);
//!    - `td_fam_003` words what the tables of [`crate::schema`] find ([`Finder::Schema`]): the
//!      table already names the rule, nothing has to be searched for;
//!    - `td_doc_001` looks at the text as a whole ([`Finder::Text`]);
//!    - `td_run_002` finds something in a definition and a launch of it ([`Finder::Launch`]);
//!    - `td_doc_016` is about something no document shows ([`Finder::Elsewhere`]): it has a page, and no
//!      fixtures.
//! 2. Add it to `lint/rules/mod.rs` and, in order, to [`catalogue::RULES`].
//! 3. Write `docs/rules/TD-NET-042.md` and at least one fixture in each of
//!    `tests/rules/TD-NET-042/accepted` and `…/refused`; run the tests with `BLESS=1` once to write the
//!    `.expect` file beside a refused fixture, and read what it says. The launch of `x.json` stands in
//!    `x.launch.json`, that of a page's example in the sections "Failing launch" and "Fixed launch".
//! 4. Run `cargo test -p ecs-document`: the fixtures, the page's examples, the appendix of recorded refusals
//!    and the house rules are checked for every rule, without a line of test code.
//!
//! # What every rule can rely on
//!
//! - Severity follows from class and grade; a rule does not choose it. A finding that is less certain than
//!   its rule says so with [`Finding::unsure`].
//! - A rule of a class `unsupported-…` runs only where that place is asked for, by `requiresCompatibilities`
//!   or by the launch type chosen; it need not ask itself.
//! - A rule of class `rejected-at-launch` warns; where it finds something at a launch that is given, it is an
//!   error.
//! - Rules speak only about what is [`Known`](crate::task_definition::Field::Known). A list may hold
//!   elements that are not: ask [`is_clear`](crate::task_definition::Field::is_clear) before claiming that
//!   something is missing from it.
//! - AWS's own words go into [`Finding::aws`], exactly, with the document's values. A rule whose words are not
//!   known leaves them out; if its grade is D, its message says "AWS documents …".

mod case;
pub mod catalogue;
pub mod cluster_query;
mod context;
pub mod cycles;
pub mod efs;
mod engine;
mod finding;
pub mod health;
pub mod images;
pub mod launches;
pub mod logs;
mod meaning;
pub mod names;
pub mod occurrences;
pub mod order;
pub mod platform;
pub mod ports;
pub mod prelude;
pub mod proxy;
pub mod repeats;
pub mod roles;
mod rule;
mod rules;
pub mod shell;
pub mod system_controls;
pub mod tags;
mod target;
pub mod totals;
pub mod unsupported;
pub mod users;
pub mod variables;
pub mod volumes;
pub mod words;

pub use case::Case;
pub use context::{Context, TextContext};
pub(crate) use context::{read_definition, read_with};
pub(crate) use engine::diagnose;
pub use finding::{Applicability, Finding, Fix, Mark, Report};
pub use rule::{Class, Finder, Grade, Rule, Severity, Words};
pub use target::{Lens, Target};
