//! Laws of painting: bands, caches, issues and layers.

use crate::drawing;

use drawing::{everything, image, png, scene};
use panelwright::asset::{ArtFault, ArtStore, Want};
use panelwright::geom::{Affine, Rect};
use panelwright::render::{BAND_ROWS, Painter, Quality, View, ViewFault, paint};

#[test]
fn bands_of_any_height_give_the_bytes_of_the_whole() {
    let (scene, art) = everything(1 << 24);
    for quality in [Quality::Fast, Quality::Exact] {
        let view = View::page(scene.trim, 170.0);
        assert!(view.height > 2 * BAND_ROWS, "several bands");
        let (whole, _) = paint(&scene, &art, &view, quality).unwrap();
        let row = view.width as usize * 4;
        for rows in [BAND_ROWS, 100, 301, 1] {
            let painter = Painter::new(&scene, &art, &view, quality).unwrap();
            // One row at a time paints a whole band for each: look at the rows around a seam only.
            let range = if rows == 1 { BAND_ROWS - 3..BAND_ROWS + 3 } else { 0..view.height };
            for y in range.step_by(rows as usize) {
                let count = rows.min(view.height - y);
                let mut band = vec![7; row * count as usize];
                painter.band(y, count, &mut band);
                let from = row * y as usize;
                assert!(band == whole.rgba[from..from + band.len()], "{rows} rows from {y}");
            }
        }
    }
}

#[test]
fn with_caches_off_every_pixel_is_the_same() {
    let (scene, cached) = everything(1 << 26);
    let (_, uncached) = everything(0);
    let view = View::page(scene.trim, 150.0);
    let first = paint(&scene, &cached, &view, Quality::Fast).unwrap();
    let again = paint(&scene, &cached, &view, Quality::Fast).unwrap();
    let without = paint(&scene, &uncached, &view, Quality::Fast).unwrap();
    assert!(cached.kept_bytes() > 0 && uncached.kept_bytes() == 0);
    assert!(first == again && first.0 == without.0);
}

#[test]
fn a_view_moved_by_whole_pixels_shows_the_same_pixels_and_asks_for_no_new_ones() {
    let (scene, art) = everything(1 << 26);
    let view = View::page(scene.trim, 150.0);
    let (whole, _) = paint(&scene, &art, &view, Quality::Exact).unwrap();
    let kept = art.kept_bytes();
    let moved = View { px_from_page: Affine::translate((-31.0, 0.0)) * view.px_from_page, ..view };
    let (shifted, _) = paint(&scene, &art, &moved, Quality::Exact).unwrap();
    assert_eq!(art.kept_bytes(), kept);
    let line = |p: &panelwright::render::Pixels, x: u32, y: u32| {
        let at = (y * p.width + x) as usize * 4;
        p.rgba[at..at + 4].to_vec()
    };
    // Within a straight picture: soft edges may round otherwise.
    for (x, y) in [(80, 60), (100, 100), (120, 150)] {
        assert_eq!(line(&whole, x, y), line(&shifted, x - 31, y));
    }
}

#[test]
fn art_at_its_own_size_is_copied_pixel_for_pixel() {
    let store = ArtStore::new(1 << 20);
    let noise = |x: u32, y: u32| [(x * 37 + y * 91) as u8, (x * y) as u8, (x ^ y) as u8, 255];
    let key = store.insert(png(48, 40, noise)).unwrap().key;
    // 25.4 dpi: one pixel is one millimetre.
    let scene = scene(60.0, 50.0, vec![image(key, (48.0, 40.0), Affine::translate((5.0, 7.0)))]);
    let (pixels, issues) = paint(&scene, &store, &View::page(scene.trim, 25.4), Quality::Fast).unwrap();
    assert!(issues.is_empty() && pixels.opaque);
    for (x, y) in (0..48).flat_map(|x| (0..40).map(move |y| (x, y))) {
        let at = ((y + 7) * 60 + x + 5) as usize * 4;
        assert_eq!(pixels.rgba[at..at + 4], noise(x, y), "{x} {y}");
    }
    assert_eq!(pixels.rgba[..4], [255; 4]);
}

#[test]
fn cells_meet_without_a_seam() {
    let store = ArtStore::new(1 << 28);
    let key = store.insert(drawing::card(64)).unwrap().key;
    let source = |y0: f64, y1: f64| Rect::new(0.0, y0, 64.0, y1);
    let whole = store.pixels(key, Want::new(source(0.0, 64.0), 300, 300)).unwrap();
    let top = store.pixels(key, Want::new(source(0.0, 32.0), 300, 150)).unwrap();
    let below = store.pixels(key, Want::new(source(32.0, 64.0), 300, 150)).unwrap();
    assert!(whole.data() == [top.data(), below.data()].concat());
}

#[test]
fn art_that_fails_is_told_once() {
    let store = ArtStore::new(1 << 20);
    let whole = drawing::card(64);
    let cut = store.insert(whole[..whole.len() / 2].into()).unwrap().key;
    let scene = scene(60.0, 60.0, vec![image(cut, (64.0, 64.0), Affine::IDENTITY)]);
    let view = View::page(scene.trim, 300.0);
    let (pixels, issues) = paint(&scene, &store, &view, Quality::Fast).unwrap();
    assert_eq!(issues.len(), 1);
    assert_eq!(issues[0].fault, ArtFault::Truncated);
    assert_eq!(pixels.rgba[400 * 4..400 * 4 + 4], [0xe0, 0xe0, 0xe0, 255]);
}

#[test]
fn parts_alone_are_painted_on_nothing() {
    let (scene, art) = everything(1 << 24);
    let view = View::page(scene.trim, 60.0);
    let layer = Painter::of_parts(&scene.parts, None, &art, &view, Quality::Fast).unwrap();
    assert!(!layer.opaque());
    let pixels = layer.whole();
    assert_eq!(pixels.rgba[..4], [0; 4]);
    assert!(pixels.rgba.chunks(4).any(|p| p[3] == 255));
    assert!(pixels.rgba.chunks(4).all(|p| p[..3].iter().all(|c| *c <= p[3])));
}

#[test]
fn views_that_cannot_be_are_refused() {
    let (scene, art) = everything(0);
    let view = |width, height, scale| View { px_from_page: Affine::scale(scale), width, height };
    let fault = |v: View| Painter::new(&scene, &art, &v, Quality::Fast).map(|_| ()).unwrap_err();
    assert_eq!(fault(view(65_536, 10, 1.0)), ViewFault::TooWide(65_536));
    assert_eq!(fault(view(0, 10, 1.0)), ViewFault::Empty);
    assert_eq!(fault(view(10, 10, 0.0)), ViewFault::Empty);
    assert_eq!(fault(view(10, 10, f64::NAN)), ViewFault::Empty);
}

#[test]
fn a_view_deep_into_a_picture_stays_small() {
    let (scene, art) = everything(1 << 28);
    let px_from_page = Affine::translate((-20_000_000.0, -20_000_000.0)) * Affine::scale(1_000_000.0);
    let (pixels, _) =
        paint(&scene, &art, &View { px_from_page, width: 300, height: 200 }, Quality::Fast).unwrap();
    assert_ne!(pixels.rgba[..3], [255; 3]);
    assert!(art.kept_bytes() < 64 << 20, "{}", art.kept_bytes());
}
