//! `OpenRaster` and Krita files: ZIP archives that have the merged image as a PNG among the layers.

use super::archive::fault;
use super::header::Lack;
use super::source::Bytes;
use super::{ArtFault, ArtFormat, Damage, Exotic};
use std::io::{self, BufReader, Cursor, Read, SeekFrom};
use std::sync::{Mutex, PoisonError};

/// The most bytes of the PNG within.
const MAX_PNG_BYTES: u64 = 1 << 30;
/// So many of them are unpacked to read its header: more than colour profiles take.
const HEAD_BYTES: u64 = 4 << 20;
/// So much of the archive is read at once.
const BUFFER_BYTES: usize = 256 << 10;

/// The format by the first entry of the archive, which is the type, stored as it is.
pub(super) fn sniff(head: &[u8]) -> Option<ArtFormat> {
    let name = head.get(30..38)?;
    let of_type = head.get(38..).unwrap_or_default();
    if !head.starts_with(b"PK\x03\x04") || name != b"mimetype" {
        return None;
    }
    // Between the name and the type a writer may have put notes of its own.
    let notes = usize::from(u16::from_le_bytes([head[28], head[29]]));
    let of_type = of_type.get(notes..)?;
    if of_type.starts_with(b"image/openraster") {
        Some(ArtFormat::OpenRaster)
    } else if of_type.starts_with(b"application/x-krita") {
        Some(ArtFormat::Krita)
    } else {
        None
    }
}

/// The PNG of the merged image, or of the preview where there is no other; all of it, or its beginning.
pub(super) fn picture(
    bytes: &mut dyn Bytes,
    format: ArtFormat,
    whole: bool,
) -> Result<(Cursor<Vec<u8>>, Vec<Lack>), ArtFault> {
    let end = bytes.seek(SeekFrom::End(0)).map_err(|e| super::fault::of_io(&e))?;
    let mut buffer = vec![0; rawzip::MAX_CENTRAL_DIRECTORY_RECORD_SIZE];
    let archive = rawzip::ZipLocator::new()
        .locate_in_reader(At(Mutex::new(bytes)), &mut buffer, end)
        .map_err(|(_, e)| fault(&e))?;
    let preview: &[u8] =
        if format == ArtFormat::Krita { b"preview.png" } else { b"Thumbnails/thumbnail.png" };
    let (mut merged, mut small) = (None, None);
    let mut entries = archive.entries(&mut buffer);
    while let Some(entry) = entries.next_entry().map_err(|e| fault(&e))? {
        let name = entry.file_path();
        let slot = match name.as_ref() {
            b"mergedimage.png" => &mut merged,
            name if name == preview => &mut small,
            _ => continue,
        };
        *slot = Some((entry.wayfinder(), entry.compression_method(), entry.uncompressed_size_hint()));
    }
    let lacks = if merged.is_some() { Vec::new() } else { vec![Lack::AllButPreview] };
    let (place, method, size) = merged.or(small).ok_or(ArtFault::NoMerged)?;
    if size > MAX_PNG_BYTES {
        return Err(ArtFault::Damaged(Damage::Unpacks(MAX_PNG_BYTES)));
    }
    let entry = archive.get_entry(place).map_err(|e| fault(&e))?;
    let packed = BufReader::with_capacity(BUFFER_BYTES, entry.reader());
    let unpacked: Box<dyn Read + '_> = match method {
        rawzip::CompressionMethod::STORE => Box::new(packed),
        rawzip::CompressionMethod::DEFLATE => Box::new(flate2::bufread::DeflateDecoder::new(packed)),
        _ => return Err(ArtFault::Exotic(Exotic::Packing)),
    };
    let mut png = Vec::new();
    let read = if whole {
        // The checksum is compared at the end.
        entry.verifying_reader(unpacked.take(MAX_PNG_BYTES)).read_to_end(&mut png)
    } else {
        unpacked.take(HEAD_BYTES).read_to_end(&mut png)
    };
    read.map_err(|e| super::fault::of_io(&e))?;
    Ok((Cursor::new(png), lacks))
}

/// Bytes that are read from a place.
struct At<'a>(Mutex<&'a mut dyn Bytes>);

impl rawzip::ReaderAt for At<'_> {
    fn read_at(&self, buffer: &mut [u8], place: u64) -> io::Result<usize> {
        let mut bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        bytes.seek(SeekFrom::Start(place))?;
        bytes.read(buffer)
    }
}
