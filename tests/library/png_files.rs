//! PNG files as they lie on the disk.

use panelwright::export::WriteFault;
use panelwright::export::png::{Compression, PngJob, write_png};
use std::convert::Infallible;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

fn job(path: &Path) -> PngJob<'_> {
    PngJob {
        path,
        width: 33,
        height: 1200,
        dpi: Some(300.0),
        opaque: true,
        compression: Compression::Fast,
        overwrite: false,
    }
}

#[allow(clippy::unnecessary_wraps, reason = "the writer wants a Result")]
fn fill(y0: u32, _: u32, out: &mut [u8]) -> Result<(), Infallible> {
    for (i, p) in out.chunks_exact_mut(4).enumerate() {
        let (x, y) = (i as u32 % 33, y0 + i as u32 / 33);
        p.copy_from_slice(&[x as u8, y as u8, (y >> 8) as u8, 255]);
    }
    Ok(())
}

static GO: AtomicBool = AtomicBool::new(false);

fn entries(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

#[test]
fn a_page_has_its_size_resolution_and_colour_space() {
    let folder = tempfile::tempdir().unwrap();
    for (name, compression) in [("a.png", Compression::Fast), ("b.png", Compression::Small)] {
        let path = folder.path().join(name);
        let bytes = write_png(&PngJob { compression, ..job(&path) }, fill, &GO).unwrap();
        assert_eq!(bytes, std::fs::metadata(&path).unwrap().len());
        let decoder = png::Decoder::new(std::io::BufReader::new(std::fs::File::open(&path).unwrap()));
        let mut reader = decoder.read_info().unwrap();
        let info = reader.info();
        assert_eq!((info.width, info.height, info.color_type), (33, 1200, png::ColorType::Rgb));
        let dims = info.pixel_dims.unwrap();
        assert_eq!((dims.xppu, dims.yppu, dims.unit), (11_811, 11_811, png::Unit::Meter));
        assert_eq!(info.srgb, Some(png::SrgbRenderingIntent::Perceptual));
        let mut data = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut data).unwrap();
        for y in [0, 511, 512, 1023, 1024, 1199_usize] {
            assert_eq!(data[(y * 33 + 5) * 3..][..3], [5, y as u8, (y >> 8) as u8], "row {y}");
        }
    }
    assert_eq!(entries(folder.path()), 2, "nothing else is left");
}

#[test]
fn see_through_pixels_are_written_straight() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("layer.png");
    let half = |_: u32, _: u32, out: &mut [u8]| {
        out.chunks_exact_mut(4).for_each(|p| p.copy_from_slice(&[64, 0, 128, 128]));
        Ok::<(), Infallible>(())
    };
    write_png(&PngJob { opaque: false, dpi: None, ..job(&path) }, half, &GO).unwrap();
    let picture = image::open(&path).unwrap().into_rgba8();
    assert_eq!(picture.get_pixel(0, 0).0, [128, 0, 255, 128]);
}

#[test]
fn calling_off_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.png");
    let cancel = AtomicBool::new(false);
    let rows = |y0: u32, n: u32, out: &mut [u8]| {
        cancel.store(y0 > 0, Ordering::Relaxed);
        fill(y0, n, out)
    };
    assert!(matches!(write_png(&job(&path), rows, &cancel), Err(WriteFault::Cancelled)));
    let before = AtomicBool::new(true);
    assert!(matches!(write_png(&job(&path), fill, &before), Err(WriteFault::Cancelled)));
    assert_eq!(entries(folder.path()), 0);
}

#[test]
fn a_page_that_cannot_be_painted_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.png");
    let rows = |y0: u32, n: u32, out: &mut [u8]| {
        if y0 > 0 {
            return Err("no more ink");
        }
        fill(y0, n, out).map_err(|_| "")
    };
    let fault = write_png(&job(&path), rows, &GO).unwrap_err();
    assert_eq!(fault.to_string(), "the page could not be painted: no more ink");
    assert_eq!(entries(folder.path()), 0);
}

#[test]
fn a_file_that_is_there_stays_unless_replacing_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.png");
    std::fs::write(&path, "mine").unwrap();
    assert!(matches!(write_png(&job(&path), fill, &GO), Err(WriteFault::Exists(p)) if p == path));
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    write_png(&PngJob { overwrite: true, ..job(&path) }, fill, &GO).unwrap();
    assert!(std::fs::read(&path).unwrap().starts_with(b"\x89PNG"));
    assert_eq!(entries(folder.path()), 1);
}

#[test]
fn a_folder_that_is_none_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    for path in [file.join("page.png"), folder.path().join("gone/page.png")] {
        let fault = write_png(&job(&path), fill, &GO).unwrap_err();
        assert!(matches!(&fault, WriteFault::NoFolder(p) if Some(p.as_path()) == path.parent()), "{fault:?}");
        assert!(fault.to_string().starts_with("the folder is not there; create it"));
    }
    assert!(matches!(write_png(&PngJob { width: 0, ..job(&file) }, fill, &GO), Err(WriteFault::Size { .. })));
}
