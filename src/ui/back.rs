//! What the window stands on.
pub use super::stub::{editor, export, file, render, scene};
