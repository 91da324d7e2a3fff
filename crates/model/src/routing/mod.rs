//! Which rule of a listener takes a request: pure functions, used by traffic and by `ecsp route`.
