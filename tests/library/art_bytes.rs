//! Pictures from outside: what is read from their headers, and what is refused.

use crate::drawing;

use drawing::{SVG, card, png};
use panelwright::asset::{ArtFault, ArtFormat, ArtStore, OtherFormat, Want};
use panelwright::geom::Rect;
use std::io::{Cursor, Write as _};

fn insert(bytes: &[u8]) -> Result<panelwright::asset::ArtInfo, ArtFault> {
    ArtStore::new(1 << 20).insert(bytes.into())
}

/// A chunk of a PNG; the checksum is not looked at by the header reader alone, so it is right.
fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(&name);
    crc.update(data);
    [&(data.len() as u32).to_be_bytes()[..], &name, data, &crc.sum().to_be_bytes()].concat()
}

#[test]
fn a_picture_that_claims_to_be_huge_is_refused_from_its_header() {
    for (w, h) in [(100_000_u32, 100_000_u32), (65_536, 1), (65_535, 65_535), (20_000, 20_000)] {
        let ihdr = [&w.to_be_bytes()[..], &h.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
        let bytes = [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            chunk(*b"IHDR", &ihdr),
            chunk(*b"IDAT", b""),
            chunk(*b"IEND", b""),
        ]
        .concat();
        assert_eq!(insert(&bytes), Err(ArtFault::TooLarge { width: w.into(), height: h.into() }));
    }
    let svg = SVG.replace("width=\"40\"", "width=\"4000000\"");
    assert!(matches!(insert(svg.as_bytes()), Err(ArtFault::TooLarge { .. })));
}

#[test]
fn what_is_no_picture_is_refused() {
    for bytes in [&b""[..], b"hello", b"<html></html>", &[0; 64]] {
        assert_eq!(insert(bytes), Err(ArtFault::NotAnImage));
    }
    assert!(matches!(insert(b"%PDF-1.7"), Err(ArtFault::Damaged(_))));
    assert_eq!(insert(b"GIF89a......"), Err(ArtFault::Unsupported(OtherFormat::Gif)));
    assert!(matches!(insert(b"<svg xmlns='http://www.w3.org/2000/svg'><rect"), Err(ArtFault::Damaged(_))));
}

#[test]
fn a_picture_cut_off_anywhere_never_panics() {
    let whole = card(32);
    let mut faults = 0;
    for end in 8..whole.len() - 12 {
        let store = ArtStore::new(1 << 20);
        let done = store.insert(whole[..end].into()).and_then(|info| store.decode(info.key));
        match done {
            Err(ArtFault::Truncated) => faults += 1,
            other => panic!("{end} of {}: {other:?}", whole.len()),
        }
    }
    assert!(faults > 100);
    assert_eq!(insert(b"\xff\xd8\xff\xe0\0\x10JFIF\0"), Err(ArtFault::Truncated));
}

#[test]
fn headers_tell_size_alpha_and_resolution() {
    let info = insert(&card(32)).unwrap();
    assert_eq!((info.format, info.width, info.height, info.ppi), (ArtFormat::Png, 32.0, 32.0, None));
    assert!(info.has_alpha && !info.vector);
    let svg = insert(SVG.as_bytes()).unwrap();
    assert_eq!((svg.format, svg.width, svg.height, svg.vector), (ArtFormat::Svg, 40.0, 30.0, true));
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(SVG.as_bytes()).unwrap();
    assert_eq!(insert(&gz.finish().unwrap()).unwrap().height, 30.0);

    let mut webp = Cursor::new(Vec::new());
    image::RgbImage::new(7, 5).write_to(&mut webp, image::ImageFormat::WebP).unwrap();
    let info = insert(webp.get_ref()).unwrap();
    assert_eq!((info.format, info.width, info.height, info.has_alpha), (ArtFormat::WebP, 7.0, 5.0, false));

    let whole = card(32);
    let mut data = 11_811_u32.to_be_bytes().repeat(2);
    data.push(1);
    let with = [&whole[..33], &chunk(*b"pHYs", &data), &whole[33..]].concat();
    assert!((insert(&with).unwrap().ppi.unwrap() - 300.0).abs() < 0.01);
}

/// A JPEG of 16 × 8, red on the left and blue on the right, with an EXIF orientation.
fn turned_jpeg(orientation: u8) -> Vec<u8> {
    let picture =
        image::RgbImage::from_fn(16, 8, |x, _| image::Rgb(if x < 8 { [255, 0, 0] } else { [0, 0, 255] }));
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 95).encode_image(&picture).unwrap();
    let exif =
        [b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", &[orientation][..], b"\0\0\0\0\0\0"]
            .concat();
    let app1 = [b"\xff\xe1", &(exif.len() as u16 + 2).to_be_bytes()[..], &exif].concat();
    [&jpeg[..2], &app1, &jpeg[2..]].concat()
}

#[test]
fn a_jpeg_is_turned_as_its_camera_says() {
    let store = ArtStore::new(1 << 20);
    let top_left = |orientation| {
        let info = store.insert(turned_jpeg(orientation).into()).unwrap();
        let want =
            Want::new(Rect::new(0.0, 0.0, info.width, info.height), info.width as u32, info.height as u32);
        let red = store.pixels(info.key, want).unwrap().data()[0] > 128;
        (info.width, info.height, red)
    };
    assert_eq!(top_left(1), (16.0, 8.0, true));
    assert_eq!(top_left(3), (16.0, 8.0, false));
    assert_eq!(top_left(6), (8.0, 16.0, true));
    assert_eq!(top_left(8), (8.0, 16.0, false));
}

#[test]
fn pixels_are_premultiplied_mirrored_and_remembered() {
    let store = ArtStore::new(1 << 20);
    let key = store.insert(png(4, 2, |x, y| [200, 100, 0, (x * 60 + y * 10) as u8])).unwrap().key;
    let want = Want::new(Rect::new(0.0, 0.0, 4.0, 2.0), 4, 2);
    assert!(store.try_pixels(key, want).is_none());
    let plain = store.pixels(key, want).unwrap();
    assert_eq!(store.try_pixels(key, want).unwrap().data(), plain.data());
    assert_eq!(plain.data()[12..16], [141, 71, 0, 180]);
    let flipped = store.pixels(key, want.flipped(true, true)).unwrap();
    assert_eq!(flipped.data()[16..20], [141, 71, 0, 180]);
    store.remove(key);
    assert_eq!(store.kept_bytes(), 0);
    assert_eq!(store.pixels(key, want).unwrap_err(), ArtFault::Missing);
}

#[test]
fn an_svg_reads_nothing_but_itself() {
    let link = SVG.replace("<rect", "<image href=\"/etc/hostname\" width=\"9\" height=\"9\"/><rect");
    assert!(insert(link.as_bytes()).is_ok());
}
