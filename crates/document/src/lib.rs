//! Reads Amazon ECS task definitions in every form people paste them, and judges them.
