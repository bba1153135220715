//! Pictures by name, decoded when needed and resampled once per scale. Where their bytes are is handed in.
//!
//! [`ArtStore::insert`] and [`ArtStore::link`] read a header; [`ArtStore::pixels`] decodes the picture on first use and
//! resamples the wanted stretch of it straight onto the output's own pixel grid. Of a picture that is seen small only a
//! small version is kept.

pub mod archive;
mod bundle;
mod cache;
mod decode;
mod fault;
mod gate;
mod header;
mod index;
pub mod key;
mod pdf;
mod picture;
mod psd;
mod resample;
mod source;
mod store;

pub use fault::{ArtFault, Damage, DiskFault, Exotic, FileChanged, OtherFormat, Unshown, in_bytes};
pub use header::Lack;
pub use header::{ArtFormat, MAX_PIXELS, MAX_SIDE_PX};
pub use index::ArtIndex;
pub use key::ArtKey;
pub use pdf::PdfDocument;
pub use picture::{Bitmap, Want};
pub use source::{Bytes, Source};
pub use store::{ArtInfo, ArtStore};
