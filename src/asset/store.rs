//! The pictures of a project, and what was decoded and resampled of them.

use super::cache::Cache;
use super::decode::{Decoded, decode};
use super::header::{self, ArtFormat, Lack};
use super::resample::{Resizers, resample};
use super::{ArtFault, ArtKey, Bitmap, Want};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// What a picture is, from its header.
#[derive(Debug, Clone, PartialEq)]
pub struct ArtInfo {
    /// Its name.
    pub key: ArtKey,
    /// Its format.
    pub format: ArtFormat,
    /// Its natural width in pixels or SVG units, turned as EXIF says.
    pub width: f64,
    /// Its natural height in pixels or SVG units, turned as EXIF says.
    pub height: f64,
    /// Pixels per inch, where the file tells.
    pub ppi: Option<f64>,
    /// It has no pixels of its own and is sharp at any size.
    pub vector: bool,
    /// It may be see-through somewhere.
    pub has_alpha: bool,
    /// What is in it and is not drawn.
    pub lacks: Vec<Lack>,
}

/// Pictures by key. Cheap to clone: clones share everything. Safe to use from many threads.
///
/// Decoded and resampled pictures are kept within one budget of bytes, the least recently used going first;
/// what is in use this moment stays, so a picture larger than the budget still is decoded only once.
/// With a budget of 0 nothing is kept; the pixels are the same.
#[derive(Clone)]
pub struct ArtStore(Arc<Shared>);

type Picture = (ArtInfo, Arc<[u8]>);

struct Shared {
    pictures: RwLock<BTreeMap<ArtKey, Picture>>,
    decoded: Cache<Made, Value>,
    resizers: Resizers,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Made {
    Decoded(ArtKey),
    Resampled(ArtKey, Want),
}

#[derive(Clone)]
enum Value {
    Decoded(Decoded),
    Resampled(Bitmap),
}

impl ArtStore {
    /// An empty store that keeps at most `budget` bytes of decoded and resampled pixels.
    pub fn new(budget: u64) -> Self {
        Self(Arc::new(Shared {
            pictures: RwLock::default(),
            decoded: Cache::new(budget),
            resizers: Resizers::default(),
        }))
    }

    /// Takes a picture's bytes in. Reads only its header (of an SVG, everything); nothing is decoded yet.
    ///
    /// # Errors
    /// Bytes that are no picture, stop within the header, claim an absurd size or are of a format that is
    /// not read.
    pub fn insert(&self, bytes: Arc<[u8]>) -> Result<ArtInfo, ArtFault> {
        let key = ArtKey::of(&bytes);
        if let Some(info) = self.info(key) {
            return Ok(info);
        }
        let header = header::read(&bytes)?;
        let info = ArtInfo {
            key,
            format: header.format,
            width: header.width,
            height: header.height,
            ppi: header.ppi,
            vector: header.format == ArtFormat::Svg,
            has_alpha: header.has_alpha,
            lacks: header.lacks,
        };
        let mut pictures = self.0.pictures.write().unwrap_or_else(PoisonError::into_inner);
        pictures.insert(key, (info.clone(), bytes));
        Ok(info)
    }

    /// What the picture is; `None` when its bytes are not here.
    pub fn info(&self, key: ArtKey) -> Option<ArtInfo> {
        let pictures = self.0.pictures.read().unwrap_or_else(PoisonError::into_inner);
        pictures.get(&key).map(|(info, _)| info.clone())
    }

    /// The bytes as they were handed in.
    pub fn bytes(&self, key: ArtKey) -> Option<Arc<[u8]>> {
        let pictures = self.0.pictures.read().unwrap_or_else(PoisonError::into_inner);
        pictures.get(&key).map(|(_, bytes)| bytes.clone())
    }

    /// Forgets a picture and everything made of it.
    pub fn remove(&self, key: ArtKey) {
        self.0.pictures.write().unwrap_or_else(PoisonError::into_inner).remove(&key);
        self.0.decoded.remove(|made| match made {
            Made::Decoded(k) | Made::Resampled(k, _) => *k == key,
        });
    }

    /// Decodes a picture now, so that [`Self::pixels`] is quick later. Different pictures may be decoded on
    /// different threads at the same time.
    pub fn decode(&self, key: ArtKey) -> Result<(), ArtFault> {
        self.decoded(key).map(|_| ())
    }

    /// The wanted stretch of a picture, premultiplied: decoded and resampled unless it is still there.
    ///
    /// # Errors
    /// The picture is not here, or cannot be decoded; or nothing, or more than 65,535 pixels, is wanted.
    pub fn pixels(&self, key: ArtKey, want: Want) -> Result<Bitmap, ArtFault> {
        if self.info(key).is_none() {
            // Not remembered: the picture may be handed in later.
            return Err(ArtFault::Missing);
        }
        let made = self.0.decoded.get(
            Made::Resampled(key, want),
            |value| match value {
                Value::Resampled(b) => b.data().len() as u64,
                Value::Decoded(_) => 0,
            },
            || Ok(Value::Resampled(resample(&self.decoded(key)?, want, &self.0.resizers)?)),
        )?;
        match made {
            Value::Resampled(bitmap) => Ok(bitmap),
            Value::Decoded(_) => Err(ArtFault::Missing),
        }
    }

    /// What [`Self::pixels`] would give, if it is there without any work.
    pub fn try_pixels(&self, key: ArtKey, want: Want) -> Option<Bitmap> {
        match self.0.decoded.peek(Made::Resampled(key, want))? {
            Ok(Value::Resampled(bitmap)) => Some(bitmap),
            _ => None,
        }
    }

    /// The most bytes that are kept.
    pub fn budget_bytes(&self) -> u64 {
        self.0.decoded.budget()
    }

    /// Bytes of decoded and resampled pictures that are kept now.
    pub fn kept_bytes(&self) -> u64 {
        self.0.decoded.total()
    }

    fn decoded(&self, key: ArtKey) -> Result<Decoded, ArtFault> {
        let (format, bytes) = {
            let pictures = self.0.pictures.read().unwrap_or_else(PoisonError::into_inner);
            let (info, bytes) = pictures.get(&key).ok_or(ArtFault::Missing)?;
            (info.format, bytes.clone())
        };
        let made = self.0.decoded.get(
            Made::Decoded(key),
            |value| match value {
                Value::Decoded(d) => d.weight(bytes.len()),
                Value::Resampled(_) => 0,
            },
            || Ok(Value::Decoded(decode(&bytes, format)?)),
        )?;
        match made {
            Value::Decoded(decoded) => Ok(decoded),
            Value::Resampled(_) => Err(ArtFault::Missing),
        }
    }
}

impl std::fmt::Debug for ArtStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let pictures = self.0.pictures.read().unwrap_or_else(PoisonError::into_inner).len();
        write!(f, "ArtStore({pictures} pictures, {} bytes decoded)", self.kept_bytes())
    }
}
