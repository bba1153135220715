//! Scene to pixels. Pure: the same scene, art, view and quality give the same bytes, whatever is cached.
//!
//! A [`Painter`] works through a scene once, in the pixels of one view, and then paints it in bands of
//! [`BAND_ROWS`] rows on a fixed grid: whole pages, streamed exports and parallel painting all go through the
//! same bands and so give the same bytes.

mod art;
mod glyphs;
mod ops;
mod painter;
mod proof;
mod view;

pub use painter::{BAND_ROWS, PaintIssue, Painter, paint};
pub use proof::{Pace, Painted, Proof, TILE_PX};
pub use view::{Pixels, Quality, View, ViewFault};
