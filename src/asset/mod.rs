//! Pictures by content hash, decoded when needed and shrunk once per scale. Bytes are handed in.

pub mod key;

pub use key::ArtKey;
