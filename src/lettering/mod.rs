//! Words set in type: fonts, shaping, breaking into lines, fitting an outline. Knows no project and no balloon.
//!
//! The way of a text: [`collect`] turns it into cells of one look and one face each, [`prepare`] shapes them
//! once, [`breaks`] finds where lines may end, [`fit`] tries line counts and sizes with [`linebreak`] against
//! the room of a [`region`], and [`place`] puts the glyphs down. Lengths are millimetres on the printed page.

pub mod book;
mod breaks;
pub mod caret;
mod collect;
mod cost;
pub mod fit;
pub mod font;
pub mod hyphen;
pub mod kinsoku;
mod linebreak;
pub mod measure;
pub mod memory;
mod notes;
mod orient;
mod phrases;
pub mod place;
mod prepare;
mod region;
mod shape;
mod spacing;
mod squeeze;
pub mod style;
mod turn;
mod zhuyin;

pub use book::{FontBook, FontSource};
pub use caret::{Stop, stops};
pub use fit::{Body, Grow, Within, column, column_keeping, grow, within};
pub use font::Face;
pub use kinsoku::Kinsoku;
pub use measure::{Measured, advance};
pub use place::{Fitted, PlacedGlyph, SetLine, TextIssue, Turn};
pub use style::{Align, Copy, Flow, FontPick, Mark, Note, TextStyle, Upright};
