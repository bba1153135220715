//! Scenes: what a page of an edition looks like, as a list of things to draw.

pub mod list;

pub use list::{Glyph, GlyphRun, Group, ImageNode, Node, Part, PathNode, Scene, Stroke, TailMark, TextBlock};
