//! Pictures by content hash, decoded when needed and resampled once per scale. Bytes are handed in.
//!
//! [`ArtStore::insert`] reads a header and names the picture; [`ArtStore::pixels`] decodes it on first use
//! and resamples the wanted stretch of it straight onto the output's own pixel grid.

mod cache;
mod decode;
mod fault;
mod header;
mod index;
pub mod key;
mod picture;
mod resample;
mod store;

pub use fault::ArtFault;
pub use header::Lack;
pub use header::{ArtFormat, MAX_PIXELS, MAX_SIDE_PX};
pub use index::ArtIndex;
pub use key::ArtKey;
pub use picture::{Bitmap, Want};
pub use store::{ArtInfo, ArtStore};
