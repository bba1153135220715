//! What the window stands on.
pub use super::stub::{export, file, scene};
pub use crate::{editor, render};
