//! Reads Amazon ECS task definitions in every form people paste them, and judges them.
//!
//! ```
//! use ecs_document::{JudgeOptions, judge};
//!
//! let judgement = judge(r#"{"family": "web", "containerDefinitions": []}"#, &JudgeOptions::default());
//! let finding = &judgement.diagnostics()[0];
//! assert_eq!(finding.code, "TD-TOP-002");
//! assert_eq!(finding.aws_message.as_deref(), Some("Container list cannot be empty"));
//! ```
//!
//! The way of a text: [`syntax`] makes a lossless tree of it, [`forms`] says what kind of document it is and
//! where its definitions are, [`convert`] writes those that are not input of the API as such, [`schema`]
//! compares them with the tables of the API, [`task_definition`] reads them as types, [`lint`] asks the rules,
//! and [`diagnostics`] is what comes out. What is known of a call that launches a definition ([`launch`]) may be
//! handed in, to be held against it.

pub mod assist;
pub mod convert;
pub mod diagnostics;
mod document;
pub mod effective;
mod first_answer;
pub mod forms;
mod judge;
pub mod launch;
pub mod lens;
pub mod lint;
pub mod network_mode;
pub mod outline;
mod reference;
pub mod schema;
pub mod syntax;
pub mod task_definition;
pub mod text;

pub use document::MAX_TEXT;
pub use first_answer::first_answers;
pub use judge::{
    Definition, JudgeOptions, Judgement, Reading, Repaired, apply_fixes, judge, read, read_json, repair,
    repair_selected,
};
