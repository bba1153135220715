//! Archives of pictures: CBZ and other ZIP files whose pictures are the pages of a comic.

use super::{ArtFault, Damage, Exotic};
use std::io::Read as _;

/// How picture files end, in lower case.
pub const ENDINGS: [&str; 13] =
    ["png", "jpg", "jpeg", "webp", "tif", "tiff", "svg", "svgz", "psd", "psb", "ora", "kra", "pdf"];

/// The most bytes of one picture within an archive.
const MAX_PICTURE_BYTES: u64 = 1 << 30;
/// The most pictures that are taken out of one archive.
const MAX_PICTURES: usize = 10_000;

/// A name ends as that of a picture file.
pub fn is_picture_name(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| ENDINGS.iter().any(|e| end.eq_ignore_ascii_case(e)))
}

/// The bytes are those of a ZIP archive. `OpenRaster` and Krita files are, too.
pub fn is_archive(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04")
}

/// The pictures of an archive by their names, in the order in which people count: page 2 before page 10.
pub struct PictureArchive<'a> {
    archive: rawzip::ZipSliceArchive<&'a [u8]>,
    entries: Vec<(String, rawzip::ZipArchiveEntryWayfinder, rawzip::CompressionMethod)>,
}

impl<'a> PictureArchive<'a> {
    /// Reads the list of an archive's files.
    ///
    /// # Errors
    /// Bytes that are no archive, or whose list is damaged.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ArtFault> {
        let archive = rawzip::ZipArchive::from_slice(bytes).map_err(|e| fault(&e))?;
        let mut found = Vec::new();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(|e| fault(&e))? {
            let name = String::from_utf8_lossy(entry.file_path().as_ref()).replace('\\', "/");
            // Other systems leave notes of their own beside the pictures.
            let is_note = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
            if !entry.is_dir() && !is_note && is_picture_name(&name) && found.len() < MAX_PICTURES {
                found.push((name, entry.wayfinder(), entry.compression_method()));
            }
        }
        found.sort_by(|(a, ..), (b, ..)| alphanumeric_sort::compare_str(a.to_lowercase(), b.to_lowercase()));
        Ok(Self { archive, entries: found })
    }

    /// The names of the pictures.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.entries.iter().map(|(name, ..)| name.as_str())
    }

    /// The bytes of a picture, counted from 0.
    ///
    /// # Errors
    /// It is damaged, packed in an unusual way, larger than 1 GiB, or not there.
    pub fn bytes(&self, number: usize) -> Result<Vec<u8>, ArtFault> {
        let (_, place, method) = self.entries.get(number).ok_or(ArtFault::Missing)?;
        let entry = self.archive.get_entry(*place).map_err(|e| fault(&e))?;
        let unpacked: Box<dyn std::io::Read + '_> = match *method {
            rawzip::CompressionMethod::STORE => Box::new(entry.data()),
            rawzip::CompressionMethod::DEFLATE => {
                Box::new(flate2::bufread::DeflateDecoder::new(entry.data()))
            }
            _ => return Err(ArtFault::Exotic(Exotic::Packing)),
        };
        let mut bytes = Vec::new();
        // The checksum is compared at the end.
        let mut reader = entry.verifying_reader(unpacked).take(MAX_PICTURE_BYTES + 1);
        reader.read_to_end(&mut bytes).map_err(|e| super::fault::of_io(&e))?;
        if bytes.len() as u64 > MAX_PICTURE_BYTES {
            return Err(ArtFault::Damaged(Damage::Unpacks(MAX_PICTURE_BYTES)));
        }
        Ok(bytes)
    }
}

pub(super) fn fault(e: &rawzip::Error) -> ArtFault {
    match e.kind() {
        rawzip::ErrorKind::IO(e) => super::fault::of_io(e),
        // The list of what is in an archive stands at its end.
        rawzip::ErrorKind::MissingEndOfCentralDirectory | rawzip::ErrorKind::Eof => ArtFault::Truncated,
        _ => ArtFault::Damaged(Damage::Other(e.to_string())),
    }
}
