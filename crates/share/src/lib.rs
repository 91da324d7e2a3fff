//! Links that carry a whole workspace, and the redaction of what should not travel.
