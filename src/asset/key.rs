//! The name of a picture: the hash of its bytes.

use std::fmt;

/// The hash of a picture's bytes: the first 16 bytes of BLAKE3, so that it is the same on every machine.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArtKey([u8; 16]);

impl ArtKey {
    /// The key of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut key = [0; 16];
        key.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
        Self(key)
    }
}

impl fmt::Display for ArtKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

impl fmt::Debug for ArtKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
