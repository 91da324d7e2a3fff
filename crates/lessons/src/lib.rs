//! Lessons: prose, goals and the proofs that a goal can be reached.
