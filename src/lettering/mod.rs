//! Words set in type: fonts, shaping, breaking into lines, fitting an outline. Knows no project and no balloon.

pub mod font;
