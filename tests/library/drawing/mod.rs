//! Small scenes for tests of painting.

pub mod golden;

use ab_glyph::{Font as _, FontRef};
use panelwright::asset::{ArtKey, ArtStore};
use panelwright::geom::{Affine, BezPath, Rect, Rgba, outline};
use panelwright::lettering::font::Face;
use panelwright::model::{Blend, ItemId};
use panelwright::scene::list::{Glyph, GlyphRun, Group, ImageNode, Node, Part, PathNode, Scene, Stroke};
use std::sync::Arc;

pub const RED: Rgba = Rgba::rgb(0xc8, 0x2a, 0x1e);
pub const BLUE: Rgba = Rgba::rgb(0x1f, 0x4e, 0x8c);
pub const SAND: Rgba = Rgba::rgb(0xf3, 0xe2, 0xb8);

pub fn scene(width: f64, height: f64, nodes: Vec<Node>) -> Scene {
    let page = Rect::new(0.0, 0.0, width, height);
    let part = Part {
        item: ItemId(1),
        bounds: page.inflate(50.0, 50.0),
        frame: page,
        hit: Arc::new(BezPath::new()),
        tails: Vec::new(),
        text: None,
        nodes,
    };
    Scene { trim: page, bleed: page, paper: Rgba::WHITE, parts: vec![Arc::new(part)] }
}

pub fn stroke(width_mm: f64, colour: Rgba) -> Stroke {
    Stroke { colour, width_mm, dash_mm: Vec::new(), mitred: false }
}

pub fn path(path: BezPath, fill: Option<Rgba>, stroke: Option<Stroke>) -> Node {
    Node::Path(PathNode { path: Arc::new(path), fill, stroke })
}

pub fn group(clip: Option<BezPath>, opacity: f32, nodes: Vec<Node>) -> Node {
    Node::Group(Group { clip: clip.map(Arc::new), opacity, blend: Blend::Normal, nodes })
}

pub fn image(art: ArtKey, size: (f64, f64), page_from_art: Affine) -> Node {
    Node::Image(ImageNode { art, page_from_art, width: size.0, height: size.1 })
}

pub fn ellipse(x0: f64, y0: f64, x1: f64, y1: f64) -> BezPath {
    outline::superellipse(Rect::new(x0, y0, x1, y1), 2.2)
}

/// Encodes straight RGBA pixels as a PNG.
pub fn png(width: u32, height: u32, pixel: impl Fn(u32, u32) -> [u8; 4]) -> Arc<[u8]> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().unwrap();
    let data: Vec<u8> =
        (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).flat_map(|(x, y)| pixel(x, y)).collect();
    writer.write_image_data(&data).unwrap();
    writer.finish().unwrap();
    bytes.into()
}

/// A test card that shows which way is up: a gradient, a chequer, a solid corner and a ramp of alpha.
pub fn card(side: u32) -> Arc<[u8]> {
    png(side, side, |x, y| {
        let at = |v: u32| (v * 255 / (side - 1)) as u8;
        let (left, top) = (x < side / 2, y < side / 2);
        match (left, top) {
            (true, true) => [220, 40, 40, 255],
            (false, true) => [at(x), at(y), 120, 255],
            (true, false) if (x / 4 + y / 4) % 2 == 0 => [20, 20, 20, 255],
            (true, false) => [250, 250, 250, 255],
            (false, false) => [20, 90, 200, at(x)],
        }
    })
}

pub const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">
<rect width="40" height="30" fill="#fc8"/><circle cx="14" cy="15" r="11" fill="#278" stroke="#000" stroke-width="1"/>
<path d="M2 28 L38 2 M26 28 L38 16" stroke="#a03" stroke-width="0.6" fill="none"/></svg>"##;

pub fn face() -> Face {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/ComicNeue-Regular.otf");
    Face::new("Comic Neue", std::fs::read(path).unwrap().into(), 0).unwrap()
}

/// A line of text without any shaping.
pub fn text(face: &Face, words: &str, size_mm: f64, page_from_run: Affine) -> GlyphRun {
    let font = FontRef::try_from_slice(face.bytes()).unwrap();
    let unit = size_mm / f64::from(font.units_per_em().unwrap());
    let (mut x, mut glyphs) = (0.0, Vec::new());
    for c in words.chars() {
        let id = font.glyph_id(c);
        glyphs.push(Glyph { id: id.0, x, y: 0.0, slant: 0.0, stretch: 1.0 });
        x += f64::from(font.h_advance_unscaled(id)) * unit;
    }
    GlyphRun {
        face: face.clone(),
        size_mm,
        page_from_run,
        glyphs,
        fill: Rgba::BLACK,
        halo: None,
        text: words.to_owned(),
    }
}

/// A page with everything on it, and the store with its art.
pub fn everything(budget: u64) -> (Scene, ArtStore) {
    let store = ArtStore::new(budget);
    let card = store.insert(card(64)).unwrap().key;
    let svg = store.insert(SVG.as_bytes().into()).unwrap().key;
    let missing = ArtKey::of(b"nothing");
    let face = face();
    let mut run = text(&face, "Halo, there!", 9.0, Affine::translate((8.0, 60.0)));
    run.halo = Some(stroke(1.6, SAND));
    let nodes = vec![
        path(
            outline::rectangle(Rect::new(3.3, 3.3, 57.1, 40.2)),
            Some(SAND),
            Some(Stroke { mitred: true, ..stroke(0.8, Rgba::BLACK) }),
        ),
        group(
            Some(ellipse(5.0, 5.0, 50.0, 44.0)),
            1.0,
            vec![
                path(outline::rectangle(Rect::new(0.0, 0.0, 60.0, 60.0)), Some(Rgba::WHITE), None),
                image(card, (64.0, 64.0), Affine::translate((2.2, 1.7)) * Affine::scale(0.83)),
            ],
        ),
        group(
            None,
            0.5,
            vec![
                path(ellipse(30.0, 20.0, 58.0, 58.0), Some(RED), None),
                path(ellipse(20.0, 40.0, 48.0, 70.0), Some(BLUE), Some(stroke(1.0, Rgba::BLACK))),
            ],
        ),
        image(
            card,
            (64.0, 64.0),
            Affine::translate((40.0, 70.0)) * panelwright::geom::rotation(21.0) * Affine::scale(0.3),
        ),
        image(svg, (40.0, 30.0), Affine::translate((2.0, 66.0)) * Affine::scale(0.6)),
        image(missing, (10.0, 10.0), Affine::translate((30.5, 84.5))),
        Node::Glyphs(run),
        path(
            ellipse(4.0, 80.0, 28.0, 96.0),
            None,
            Some(Stroke { dash_mm: vec![2.0, 1.5], ..stroke(0.6, BLUE) }),
        ),
    ];
    (scene(60.0, 100.0, nodes), store)
}
