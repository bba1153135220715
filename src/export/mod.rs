//! Writers of finished files: one file a format.

pub mod png;
