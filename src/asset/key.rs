//! The name of a picture.

use std::fmt;

/// The name of a picture, 16 bytes of a BLAKE3 hash: of its bytes, the same on every machine; or of a state of its
/// file, which changes whenever the bytes do.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArtKey([u8; 16]);

impl ArtKey {
    /// The key of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(bytes);
        Self::finished(&hasher)
    }

    /// The key of a state of a file: where it is, how many bytes it has and when it was written, in nanoseconds. What
    /// is in it does not have to be read for that.
    pub fn of_file(path: &[u8], bytes: u64, written: u128) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&bytes.to_le_bytes());
        hasher.update(&written.to_le_bytes());
        hasher.update(path);
        Self::finished(&hasher)
    }

    /// The key of all bytes that are read, as [`Self::of`], and how many they are.
    pub fn of_source(bytes: &mut dyn super::source::Bytes) -> std::io::Result<(Self, u64)> {
        let mut hasher = blake3::Hasher::new();
        let mut count = 0;
        bytes.rewind()?;
        loop {
            let read = bytes.fill_buf()?;
            if read.is_empty() {
                return Ok((Self::finished(&hasher), count));
            }
            hasher.update(read);
            let length = read.len();
            count += length as u64;
            bytes.consume(length);
        }
    }

    fn finished(hasher: &blake3::Hasher) -> Self {
        let mut key = [0; 16];
        key.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        Self(key)
    }
}

impl std::str::FromStr for ArtKey {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        let mut key = [0; 16];
        if text.len() != 32 || !text.is_ascii() {
            return Err(NoKey);
        }
        for (byte, two) in key.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let two = std::str::from_utf8(two).map_err(|_| NoKey)?;
            *byte = u8::from_str_radix(two, 16).map_err(|_| NoKey)?;
        }
        Ok(Self(key))
    }
}

/// A text that is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a picture's hash has 32 hexadecimal digits")]
pub struct NoKey;

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
