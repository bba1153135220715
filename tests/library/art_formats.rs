//! Files of painting programs: the merged image of Photoshop, `OpenRaster` and Krita files, and TIFF. Every file is made
//! here, and every file is cut off and spoilt in all places.

use crate::drawing;

use drawing::png;
use panelwright::asset::{ArtFault, ArtFormat, ArtInfo, ArtStore, Lack, OtherFormat, Want};
use panelwright::geom::Rect;
use std::io::{Cursor, Write as _};

const WIDTH: u32 = 5;
const HEIGHT: u32 = 3;

/// What every file here shows, straight.
fn pixel(x: u32, y: u32) -> [u8; 4] {
    [(x * 50) as u8, (y * 100) as u8, 60, (255 - x * 40) as u8]
}

fn solid(x: u32, y: u32) -> [u8; 4] {
    let [r, g, b, _] = pixel(x, y);
    [r, g, b, 255]
}

fn premultiplied([r, g, b, a]: [u8; 4]) -> [u8; 4] {
    let by = |c: u8| ((u32::from(c) * u32::from(a) + 127) / 255) as u8;
    [by(r), by(g), by(b), a]
}

fn insert(bytes: &[u8]) -> Result<ArtInfo, ArtFault> {
    ArtStore::new(1 << 20).insert(bytes.into())
}

/// The picture, decoded.
fn pixels(bytes: &[u8]) -> Result<(ArtInfo, Vec<[u8; 4]>), ArtFault> {
    let store = ArtStore::new(1 << 20);
    let info = store.insert(bytes.into())?;
    let want = Want::new(Rect::new(0.0, 0.0, info.width, info.height), info.width as u32, info.height as u32);
    let bitmap = store.pixels(info.key, want)?;
    let (pixels, _) = bitmap.data().as_chunks::<4>();
    Ok((info, pixels.to_vec()))
}

fn expected(pixel: impl Fn(u32, u32) -> [u8; 4]) -> Vec<[u8; 4]> {
    (0..HEIGHT)
        .flat_map(|y| (0..WIDTH).map(move |x| (x, y)))
        .map(|(x, y)| premultiplied(pixel(x, y)))
        .collect()
}

fn close(a: &[[u8; 4]], b: &[[u8; 4]], by: u8) {
    assert_eq!(a.len(), b.len());
    for (n, (a, b)) in a.iter().zip(b).enumerate() {
        assert!(a.iter().zip(b).all(|(a, b)| a.abs_diff(*b) <= by), "pixel {n}: {a:?} is not {b:?}");
    }
}

/// A file that is cut off or of which one byte is another gives a fault or a picture, and never a panic.
fn withstands(file: &[u8]) {
    for end in 0..file.len() {
        assert!(pixels(&file[..end]).is_err() || end + 64 > file.len(), "{end} of {}", file.len());
    }
    for at in 0..file.len() {
        for value in [0, 1, 127, 128, 255] {
            let mut spoilt = file.to_vec();
            spoilt[at] = value;
            let _ = pixels(&spoilt);
        }
    }
}

/// How a Photoshop file of tests is made.
struct Psd {
    large: bool,
    depth: u16,
    mode: u16,
    packed: bool,
    clear: bool,
    merged: Option<u8>,
    /// The channels that a pixel has.
    channels: fn([u8; 4]) -> Vec<u8>,
}

const RGB: Psd = Psd {
    large: false,
    depth: 8,
    mode: 3,
    packed: true,
    clear: false,
    merged: Some(1),
    channels: |[r, g, b, _]| vec![r, g, b],
};

fn resource(id: u16, data: &[u8]) -> Vec<u8> {
    let mut out =
        [b"8BIM", &id.to_be_bytes()[..], &[0, 0], &(data.len() as u32).to_be_bytes(), data].concat();
    out.resize(out.len() + data.len() % 2, 0);
    out
}

impl Psd {
    fn bytes(&self) -> Vec<u8> {
        let first = (self.channels)(pixel(0, 0)).len() as u16;
        let mut out = [b"8BPS", &[0, 1 + u8::from(self.large)][..], &[0; 6], &first.to_be_bytes()].concat();
        out.extend([HEIGHT.to_be_bytes(), WIDTH.to_be_bytes()].concat());
        out.extend([self.depth.to_be_bytes(), self.mode.to_be_bytes()].concat());
        let table: Vec<u8> = if self.mode == 2 {
            let at = |c: usize| (0..256).map(move |n| (n * (c + 1)) as u8);
            (0..3).flat_map(at).collect()
        } else {
            Vec::new()
        };
        out.extend((table.len() as u32).to_be_bytes());
        out.extend(table);
        // 300 pixels to the inch, a resource of another program's with a name, and whether the image is merged.
        let mut resources = resource(1005, &[&(300_u32 << 16).to_be_bytes()[..], &[0; 12]].concat());
        let mut named = resource(4000, b"odd");
        named.splice(6..8, *b"\x03abc");
        resources.extend(named);
        if let Some(merged) = self.merged {
            resources.extend(resource(1057, &[0, 0, 0, 1, merged, 0]));
        }
        out.extend((resources.len() as u32).to_be_bytes());
        out.extend(resources);
        let long =
            |n: u64| if self.large { n.to_be_bytes().to_vec() } else { (n as u32).to_be_bytes().to_vec() };
        let count = if self.clear { -1_i16 } else { 1 };
        let layers = if self.depth == 16 {
            // Deep files have them in a block after the mask.
            let block = [b"8BIMLr16", &long(2)[..], &count.to_be_bytes(), &[0, 0]].concat();
            [&long(0)[..], &[0; 4], &block].concat()
        } else {
            [&long(2)[..], &count.to_be_bytes()].concat()
        };
        out.extend(long(layers.len() as u64));
        out.extend(layers);
        out.extend([0, u8::from(self.packed)]);
        let rows: Vec<Vec<u8>> = (0..usize::from(first))
            .flat_map(|c| (0..HEIGHT).map(move |y| (c, y)))
            .map(|(c, y)| self.row((0..WIDTH).map(|x| (self.channels)(pixel(x, y))[c]).collect()))
            .collect();
        if self.packed {
            for row in &rows {
                let count = row.len() as u32;
                out.extend(if self.large {
                    count.to_be_bytes().to_vec()
                } else {
                    (count as u16).to_be_bytes().to_vec()
                });
            }
        }
        out.extend(rows.concat());
        out
    }

    fn row(&self, values: Vec<u8>) -> Vec<u8> {
        let deep: Vec<u8> = match self.depth {
            1 => {
                vec![values.iter().enumerate().fold(0, |bits, (x, v)| bits | (u8::from(*v == 0) << (7 - x)))]
            }
            16 => values.into_iter().flat_map(|v| [v, v]).collect(),
            _ => values,
        };
        // Two literal runs, so that their joint is seen.
        let (a, b) = deep.split_at(deep.len() / 2);
        let run = |part: &[u8]| {
            if part.is_empty() { Vec::new() } else { [&[part.len() as u8 - 1][..], part].concat() }
        };
        if self.packed { [run(a), run(b)].concat() } else { deep }
    }
}

#[test]
fn a_photoshop_file_shows_its_merged_image() {
    for (large, packed, depth) in
        [(false, true, 8), (false, false, 8), (true, true, 8), (false, true, 16), (true, false, 16)]
    {
        let file = Psd { large, depth, packed, ..RGB }.bytes();
        let (info, found) = pixels(&file).unwrap();
        assert_eq!((info.format, info.width, info.height), (ArtFormat::Psd, 5.0, 3.0));
        assert_eq!((info.ppi, info.has_alpha, &info.lacks), (Some(300.0), false, &Vec::new()));
        assert_eq!(found, expected(solid), "{large} {packed} {depth}");
        withstands(&file);
    }
}

#[test]
fn photoshop_lays_clear_pixels_on_white_which_is_taken_off_again() {
    let on_white: fn([u8; 4]) -> Vec<u8> = |straight| {
        let [r, g, b, a] = premultiplied(straight);
        vec![r + (255 - a), g + (255 - a), b + (255 - a), a]
    };
    for depth in [8, 16] {
        let file = Psd { clear: true, depth, channels: on_white, ..RGB }.bytes();
        let (info, found) = pixels(&file).unwrap();
        assert!(info.has_alpha);
        assert_eq!(found, expected(pixel));
    }
    // A fourth channel without the sign is a mask that somebody saved.
    let file = Psd { channels: on_white, ..RGB }.bytes();
    assert!(pixels(&file).unwrap().1.iter().all(|p| p[3] == 255));
}

#[test]
fn grey_inked_indexed_and_bitmap_pictures_of_photoshop() {
    let grey = Psd { mode: 1, channels: |p| vec![p[0]], ..RGB }.bytes();
    assert_eq!(
        pixels(&grey).unwrap().1,
        expected(|x, y| [pixel(x, y)[0], pixel(x, y)[0], pixel(x, y)[0], 255])
    );
    let cmyk = Psd { mode: 4, channels: |p| vec![p[0], p[1], p[2], 255], ..RGB }.bytes();
    assert_eq!(pixels(&cmyk).unwrap().1, expected(solid));
    let black = Psd { mode: 4, channels: |_| vec![255, 255, 255, 0], ..RGB }.bytes();
    assert_eq!(pixels(&black).unwrap().1, expected(|_, _| [0, 0, 0, 255]));
    let indexed = Psd { mode: 2, channels: |p| vec![p[0]], ..RGB }.bytes();
    let of = |n: u8| [n, n.wrapping_mul(2), n.wrapping_mul(3), 255];
    assert_eq!(pixels(&indexed).unwrap().1, expected(|x, y| of(pixel(x, y)[0])));
    let bits = Psd { mode: 0, depth: 1, channels: |p| vec![if p[0] < 100 { 0 } else { 255 }], ..RGB }.bytes();
    let of = |v: u8| if v < 100 { [0, 0, 0, 255] } else { [255; 4] };
    assert_eq!(pixels(&bits).unwrap().1, expected(|x, y| of(pixel(x, y)[0])));
    for file in [grey, cmyk, indexed, bits] {
        withstands(&file);
    }
}

#[test]
fn photoshop_files_that_cannot_be_shown_say_what_to_do() {
    let blank = Psd { merged: Some(0), ..RGB }.bytes();
    assert_eq!(insert(&blank).unwrap().lacks, [Lack::Merged]);
    assert_eq!(insert(&Psd { merged: None, ..RGB }.bytes()).unwrap().lacks, []);
    assert_eq!(insert(&Psd { mode: 9, ..RGB }.bytes()), Err(ArtFault::Unsupported(OtherFormat::Lab)));
    assert_eq!(insert(&Psd { depth: 32, ..RGB }.bytes()), Err(ArtFault::Unsupported(OtherFormat::Deep)));
    assert_eq!(insert(b"8BPS\0\x01......"), Err(ArtFault::Truncated));
    assert!(matches!(insert(b"8BPS\0\x09............................"), Err(ArtFault::Damaged(_))));
    // Its size is looked at before room is made for it.
    let mut huge = RGB.bytes();
    huge[14..22].copy_from_slice(&[0, 3, 0, 0, 0, 3, 0, 0]);
    assert_eq!(insert(&huge), Err(ArtFault::TooLarge { width: 196_608, height: 196_608 }));
}

/// An archive with its type first, as both formats want it.
fn archive(of_type: &str, entries: &[(&str, &[u8], bool)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut out);
    let mut add = |name: &str, data: &[u8], packed: bool| {
        let method =
            if packed { rawzip::CompressionMethod::DEFLATE } else { rawzip::CompressionMethod::STORE };
        let (mut entry, config) = archive.new_file(name).compression_method(method).start().unwrap();
        let descriptor = if packed {
            let encoder = flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::default());
            let mut writer = config.wrap(encoder);
            writer.write_all(data).unwrap();
            let (encoder, descriptor) = writer.finish().unwrap();
            encoder.finish().unwrap();
            descriptor
        } else {
            let mut writer = config.wrap(&mut entry);
            writer.write_all(data).unwrap();
            writer.finish().unwrap().1
        };
        entry.finish(descriptor).unwrap();
    };
    add("mimetype", of_type.as_bytes(), false);
    for (name, data, packed) in entries {
        add(name, data, *packed);
    }
    archive.finish().unwrap();
    out
}

#[test]
fn openraster_and_krita_files_show_their_merged_image_or_else_their_preview() {
    let whole = png(WIDTH, HEIGHT, pixel);
    let small = png(2, 1, pixel);
    for (of_type, format, preview) in [
        ("image/openraster", ArtFormat::OpenRaster, "Thumbnails/thumbnail.png"),
        ("application/x-krita", ArtFormat::Krita, "preview.png"),
    ] {
        for packed in [false, true] {
            let layer = ("data/layer0.png", &b"not looked at"[..], packed);
            let file =
                archive(of_type, &[layer, (preview, &small, packed), ("mergedimage.png", &whole, packed)]);
            let (info, found) = pixels(&file).unwrap();
            assert_eq!((info.format, info.width, info.height), (format, 5.0, 3.0));
            assert!(info.lacks.is_empty() && info.has_alpha);
            close(&found, &expected(pixel), 0);
            withstands(&file);
        }
        let only = archive(of_type, &[(preview, &small, true)]);
        let (info, found) = pixels(&only).unwrap();
        assert_eq!((info.width, found.len(), info.lacks.as_slice()), (2.0, 2, &[Lack::AllButPreview][..]));
        assert_eq!(insert(&archive(of_type, &[])), Err(ArtFault::NoMerged));
        let odd = archive(of_type, &[("mergedimage.png", b"\xff\xd8\xff\xe0 no PNG", false)]);
        assert!(matches!(insert(&odd), Err(ArtFault::Damaged(_))));
    }
    // Any other archive is no picture.
    assert_eq!(
        insert(&archive("application/epub+zip", &[("mergedimage.png", &whole, false)])),
        Err(ArtFault::NotAnImage)
    );
}

fn tiff(picture: &image::DynamicImage) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, image::ImageFormat::Tiff).unwrap();
    out.into_inner()
}

#[test]
fn tiff_files_of_8_and_16_bits() {
    let straight = image::RgbaImage::from_fn(WIDTH, HEIGHT, |x, y| image::Rgba(pixel(x, y)));
    let solid_one = image::RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let [r, g, b, _] = pixel(x, y);
        image::Rgb([r, g, b])
    });
    let of = image::DynamicImage::ImageRgba8(straight);
    for (picture, with_alpha) in [
        (of.clone(), true),
        (image::DynamicImage::ImageRgba16(of.to_rgba16()), true),
        (image::DynamicImage::ImageRgb8(solid_one), false),
    ] {
        let file = tiff(&picture);
        let (info, found) = pixels(&file).unwrap();
        assert_eq!(
            (info.format, info.width, info.height, info.has_alpha),
            (ArtFormat::Tiff, 5.0, 3.0, with_alpha)
        );
        close(&found, &if with_alpha { expected(pixel) } else { expected(solid) }, 0);
        for at in 0..file.len() {
            let _ = pixels(&file[..at]);
            for value in [0, 255] {
                let mut spoilt = file.clone();
                spoilt[at] = value;
                let _ = pixels(&spoilt);
            }
        }
    }
}

/// Its tags are looked at before room is made for the picture.
#[test]
fn a_tiff_that_claims_to_be_huge_is_refused_from_its_tags() {
    let with = |side: u32| {
        let long = |tag: u16, value: u32| {
            [&tag.to_le_bytes()[..], &4_u16.to_le_bytes(), &1_u32.to_le_bytes(), &value.to_le_bytes()]
                .concat()
        };
        let tags = [
            (256, side),
            (257, side),
            (258, 8),
            (259, 1),
            (262, 1),
            (273, 8),
            (277, 1),
            (278, side),
            (279, 4),
        ];
        let entries: Vec<u8> = tags.iter().flat_map(|(tag, value)| long(*tag, *value)).collect();
        [b"II*\0\x08\0\0\0", &(tags.len() as u16).to_le_bytes()[..], &entries, &[0; 4]].concat()
    };
    assert_eq!(insert(&with(100_000)), Err(ArtFault::TooLarge { width: 100_000, height: 100_000 }));
    assert_eq!(insert(&with(40_000)), Err(ArtFault::TooLarge { width: 40_000, height: 40_000 }));
    assert!(insert(&with(2)).is_ok());
}
