//! Scenes held against small pictures at zero tolerance.

use panelwright::asset::ArtStore;
use panelwright::render::{Quality, View, paint};
use panelwright::scene::list::Scene;
use std::path::{Path, PathBuf};

pub fn check(name: &str, scene: &Scene, art: &ArtStore, dpi: f64) {
    let (pixels, _) = paint(scene, art, &View::page(scene.trim, dpi), Quality::Exact).unwrap();
    let actual = image::RgbaImage::from_raw(pixels.width, pixels.height, pixels.rgba).unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens").join(format!("{name}.png"));
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        actual.save(&file).unwrap();
        return;
    }
    let expected = image::open(&file).map(image::DynamicImage::into_rgba8).unwrap_or_default();
    if expected != actual {
        let at = side_by_side(name, &expected, &actual);
        panic!(
            "{name} differs from its golden; see {}, and run with UPDATE_GOLDENS=1 if it is meant",
            at.display()
        );
    }
}

/// Expected, actual and where they differ (black is equal), in one picture.
fn side_by_side(name: &str, expected: &image::RgbaImage, actual: &image::RgbaImage) -> PathBuf {
    let (w, h) = (expected.width().max(actual.width()), expected.height().max(actual.height()));
    let mut sheet = image::RgbaImage::new(w * 3, h);
    for (x, y, pixel) in sheet.enumerate_pixels_mut() {
        let (column, x) = (x / w, x % w);
        let (e, a) = (expected.get_pixel_checked(x, y), actual.get_pixel_checked(x, y));
        *pixel = match column {
            0 => e.copied().unwrap_or(*pixel),
            1 => a.copied().unwrap_or(*pixel),
            _ if e == a => image::Rgba([0, 0, 0, 255]),
            _ => image::Rgba([255, 0, 255, 255]),
        };
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/goldens");
    std::fs::create_dir_all(&folder).unwrap();
    let at = folder.join(format!("{name}.png"));
    sheet.save(&at).unwrap();
    at
}
