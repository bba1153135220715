//! The pictures of a project, and what was decoded and resampled of them.

use super::cache::Cache;
use super::decode::{Decoded, decode};
use super::gate::Gate;
use super::header::{self, ArtFormat, Lack};
use super::resample::{Resizers, resample};
use super::source::{Held, Source};
use super::{ArtFault, ArtKey, Bitmap, Want};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

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

impl ArtInfo {
    /// Bytes of its pixels once it is decoded, at most.
    fn decoded_bytes(&self) -> u64 {
        if self.vector { 0 } else { (self.width * self.height) as u64 * 4 }
    }
}

/// Pictures by key. Cheap to clone: clones share everything. Safe to use from many threads.
///
/// The bytes of a picture are read when it is decoded, and not kept. Decoded and resampled pictures are kept within
/// one budget of bytes, the least recently used going first; what is in use this moment stays, so a picture larger
/// than the budget still is decoded only once. With a budget of 0 nothing is kept; the pixels are the same.
#[derive(Clone)]
pub struct ArtStore(Arc<Shared>);

/// A picture that can be had.
#[derive(Clone)]
struct Picture {
    info: ArtInfo,
    source: Arc<dyn Source>,
    /// The hash of all its bytes and how many they are, once somebody wanted to know.
    content: Arc<OnceLock<(ArtKey, u64)>>,
}

struct Shared {
    pictures: RwLock<BTreeMap<ArtKey, Picture>>,
    made: Cache<Made, Decoded>,
    gate: Gate,
    resizers: Resizers,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Made {
    /// Halved so many times.
    Decoded(ArtKey, u8),
    Resampled(ArtKey, Want),
}

impl Made {
    fn key(&self) -> ArtKey {
        match self {
            Self::Decoded(key, _) | Self::Resampled(key, _) => *key,
        }
    }
}

impl ArtStore {
    /// An empty store that keeps at most `budget` bytes of decoded and resampled pixels.
    pub fn new(budget: u64) -> Self {
        Self(Arc::new(Shared {
            pictures: RwLock::default(),
            made: Cache::new(budget),
            // What decoders need beside what they give.
            gate: Gate::new(budget / 3 * 2),
            resizers: Resizers::default(),
        }))
    }

    /// Takes a picture's bytes in, and keeps them. Reads only its header (of a drawing, everything); nothing is decoded
    /// yet.
    ///
    /// # Errors
    /// Bytes that are no picture, stop within the header, claim an absurd size or are of a format that is
    /// not read.
    pub fn insert(&self, bytes: Arc<[u8]>) -> Result<ArtInfo, ArtFault> {
        let key = ArtKey::of(&bytes);
        let content = OnceLock::from((key, bytes.len() as u64));
        self.take(key, Arc::new(Held(bytes)), content)
    }

    /// Takes a picture in whose bytes are read when they are needed; `key` must be another one whenever they could
    /// be others. Reads only its header; of a drawing, everything.
    ///
    /// # Errors
    /// As [`Self::insert`], and bytes that cannot be read.
    pub fn link(&self, key: ArtKey, source: Arc<dyn Source>) -> Result<ArtInfo, ArtFault> {
        self.take(key, source, OnceLock::new())
    }

    fn take(
        &self,
        key: ArtKey,
        source: Arc<dyn Source>,
        content: OnceLock<(ArtKey, u64)>,
    ) -> Result<ArtInfo, ArtFault> {
        if let Some(info) = self.info(key) {
            return Ok(info);
        }
        let mut bytes = source.open().map_err(|e| super::fault::of_io(&e))?;
        let header = header::read(bytes.as_mut())?;
        let info = ArtInfo {
            key,
            format: header.format,
            width: header.width,
            height: header.height,
            ppi: header.ppi,
            vector: header.format.is_vector(),
            has_alpha: header.has_alpha,
            lacks: header.lacks,
        };
        let picture = Picture { info: info.clone(), source, content: Arc::new(content) };
        self.0.pictures.write().unwrap_or_else(PoisonError::into_inner).insert(key, picture);
        Ok(info)
    }

    fn picture(&self, key: ArtKey) -> Option<Picture> {
        self.0.pictures.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned()
    }

    /// What the picture is; `None` when it is not here.
    pub fn info(&self, key: ArtKey) -> Option<ArtInfo> {
        self.picture(key).map(|p| p.info)
    }

    /// The hash of all bytes of a picture, and how many they are; they are read for that if nobody asked before.
    ///
    /// # Errors
    /// The picture is not here, or its bytes cannot be read.
    pub fn content(&self, key: ArtKey) -> Result<(ArtKey, u64), ArtFault> {
        let picture = self.picture(key).ok_or(ArtFault::Missing)?;
        if let Some(known) = picture.content.get() {
            return Ok(*known);
        }
        let read = picture.source.open().and_then(|mut bytes| ArtKey::of_source(bytes.as_mut()));
        let found = read.map_err(|e| super::fault::of_io(&e))?;
        Ok(*picture.content.get_or_init(|| found))
    }

    /// What [`Self::content`] would give, if it is known without any work.
    pub fn known_content(&self, key: ArtKey) -> Option<(ArtKey, u64)> {
        self.picture(key)?.content.get().copied()
    }

    /// Forgets a picture and everything made of it.
    pub fn remove(&self, key: ArtKey) {
        self.0.pictures.write().unwrap_or_else(PoisonError::into_inner).remove(&key);
        self.0.made.remove(|made| made.key() == key);
    }

    /// Lets go of pictures in their full size, as when nothing was painted for a while: what is kept is what was seen.
    pub fn rest(&self) {
        self.0.made.remove(|made| matches!(made, Made::Decoded(_, 0)));
    }

    /// Makes ready now what a stretch of a picture is resampled from, so that [`Self::pixels`] is quick later.
    pub fn prepare(&self, key: ArtKey, want: Want) -> Result<(), ArtFault> {
        let info = self.info(key).ok_or(ArtFault::Missing)?;
        self.level(key, if info.vector { 0 } else { want.level() }).map(|_| ())
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
        let Some(info) = self.info(key) else {
            // Not remembered: the picture may be handed in later.
            return Err(ArtFault::Missing);
        };
        let level = if info.vector { 0 } else { want.level() };
        let made = self.0.made.get(Made::Resampled(key, want), Decoded::weight, || {
            resample(&self.level(key, level)?, level, want, &self.0.resizers).map(Decoded::Pixels)
        })?;
        match made {
            Decoded::Pixels(bitmap) => Ok(bitmap),
            Decoded::Svg(..) | Decoded::Pdf(..) => Err(ArtFault::Missing),
        }
    }

    /// What [`Self::pixels`] would give, if it is there without any work.
    pub fn try_pixels(&self, key: ArtKey, want: Want) -> Option<Bitmap> {
        match self.0.made.peek(Made::Resampled(key, want))? {
            Ok(Decoded::Pixels(bitmap)) => Some(bitmap),
            _ => None,
        }
    }

    /// The most bytes that are kept.
    pub fn budget_bytes(&self) -> u64 {
        self.0.made.budget()
    }

    /// Bytes of decoded and resampled pictures that are kept now.
    pub fn kept_bytes(&self) -> u64 {
        self.0.made.total()
    }

    /// The most bytes that decoded and resampled pictures ever took together with what decoders needed beside them.
    pub fn most_bytes(&self) -> u64 {
        self.0.made.most() + self.0.gate.most()
    }

    /// A picture halved `level` times: from what is there already, or by decoding it.
    fn level(&self, key: ArtKey, level: u8) -> Result<Decoded, ArtFault> {
        if level == 0 {
            return self.decoded(key);
        }
        self.0.made.get(Made::Decoded(key, level), Decoded::weight, || {
            let there = (0..level).rev().find_map(|n| match self.0.made.peek(Made::Decoded(key, n)) {
                Some(Ok(decoded)) => Some((n, decoded)),
                _ => None,
            });
            let (from, mut decoded) = match there {
                Some(there) => there,
                None => (0, self.decoded(key)?),
            };
            for _ in from..level {
                decoded = decoded.halved()?;
            }
            // It was wanted small: in full size it is not needed soon.
            self.0.made.demote(Made::Decoded(key, 0));
            Ok(decoded)
        })
    }

    fn decoded(&self, key: ArtKey) -> Result<Decoded, ArtFault> {
        self.0.made.get(Made::Decoded(key, 0), Decoded::weight, || {
            let picture = self.picture(key).ok_or(ArtFault::Missing)?;
            self.0.gate.pass(picture.info.decoded_bytes() * 2, || {
                let mut bytes = picture.source.open().map_err(|e| super::fault::of_io(&e))?;
                decode(bytes.as_mut())
            })
        })
    }
}

impl std::fmt::Debug for ArtStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let pictures = self.0.pictures.read().unwrap_or_else(PoisonError::into_inner).len();
        write!(f, "ArtStore({pictures} pictures, {} bytes decoded)", self.kept_bytes())
    }
}
