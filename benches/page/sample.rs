//! The benchmark page: a US comic page with bleed, six pictures of 2,400 × 2,400 pixels in panels, twelve
//! balloons with tails and sixty lines of text. Plain data, from which every rival's own drawing is made.

use ab_glyph::{Font as _, FontRef};
use panelwright::asset::ArtStore;
use panelwright::geom::{Affine, BezPath, Point, Rect, Rgba, Vec2, boolean, outline};
use panelwright::lettering::font::Face;
use panelwright::model::{Blend, ItemId};
use panelwright::scene::list::{Glyph, GlyphRun, Group, ImageNode, Node, Part, PathNode, Scene, Stroke};
use std::io::Cursor;
use std::sync::Arc;

/// 2,062 × 3,150 pixels at 300 dpi, in mm.
pub const PAGE: Rect = Rect::new(0.0, 0.0, 2062.0 / 300.0 * 25.4, 3150.0 / 300.0 * 25.4);
/// The side of each picture in pixels.
pub const SIDE: u32 = 2400;
/// The lines of panels and balloons, in mm.
pub const LINE_MM: f64 = 0.6;

pub struct Panel {
    pub outline: BezPath,
    pub page_from_art: Affine,
}

pub struct Sample {
    /// Three JPEG and three PNG files.
    pub pictures: Vec<Arc<[u8]>>,
    pub panels: Vec<Panel>,
    pub balloons: Vec<BezPath>,
    pub runs: Vec<GlyphRun>,
}

/// Photographs' stand-ins: a gradient, three octaves of soft blobs and a little grain.
pub fn pictures() -> Vec<Arc<[u8]>> {
    (0..6).map(|n| encode(n, &photograph(n))).collect()
}

fn hash(x: u32, y: u32, n: u32) -> u32 {
    let mut h = x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca77) ^ n.wrapping_mul(0xc2b2_ae3d);
    h ^= h >> 15;
    h = h.wrapping_mul(0x2c1b_3c6d);
    h ^ (h >> 13)
}

fn blob(x: u32, y: u32, cell: u32, n: u32) -> f32 {
    let corner = |i: u32, j: u32| (hash(x / cell + i, y / cell + j, n) & 255) as f32;
    let soft = |v: u32| {
        let t = (v % cell) as f32 / cell as f32;
        t * t * (3.0 - 2.0 * t)
    };
    let (u, v) = (soft(x), soft(y));
    let top = corner(0, 0) * (1.0 - u) + corner(1, 0) * u;
    (top * (1.0 - v)) + (corner(0, 1) * (1.0 - u) + corner(1, 1) * u) * v
}

fn photograph(n: u32) -> image::RgbImage {
    image::RgbImage::from_fn(SIDE, SIDE, |x, y| {
        let light = blob(x, y, 600, n) * 0.5 + blob(x, y, 150, n + 9) * 0.25 + blob(x, y, 40, n + 18) * 0.1;
        let grain = (hash(x, y, n + 27) & 7) as f32;
        let (r, b) = (x as f32 / SIDE as f32 * 40.0, y as f32 / SIDE as f32 * 40.0);
        image::Rgb([(light + r + grain) as u8, (light + 12.0 + grain) as u8, (light + b + grain) as u8])
    })
}

fn encode(n: u32, picture: &image::RgbImage) -> Arc<[u8]> {
    let mut out = Cursor::new(Vec::new());
    if n.is_multiple_of(2) {
        image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, 90).encode_image(picture).unwrap();
    } else {
        picture.write_to(&mut out, image::ImageFormat::Png).unwrap();
    }
    out.into_inner().into()
}

impl Sample {
    pub fn new(pictures: Vec<Arc<[u8]>>) -> Self {
        let (mut panels, mut balloons, mut runs) = (Vec::new(), Vec::new(), Vec::new());
        let font = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/ComicNeue-Regular.otf");
        let face = Face::new("Comic Neue", std::fs::read(font).unwrap().into(), 0).unwrap();
        for n in 0..6 {
            let (column, row) = (f64::from(n % 2), f64::from(n / 2));
            let (x, y) = (6.0 + column * 82.5, 6.0 + row * 86.0);
            let cell = Rect::new(x, y, x + 80.0, y + 83.0);
            // Two slanted panels, four upright ones.
            let slant = if n % 3 == 0 { 4.0 } else { 0.0 };
            let corners: [Point; 4] = [
                (cell.x0, cell.y0).into(),
                (cell.x1 - slant, cell.y0).into(),
                (cell.x1, cell.y1).into(),
                (cell.x0 + slant, cell.y1).into(),
            ];
            // A picture larger than its panel, by a scale that is no round number.
            let page_from_art = Affine::translate((cell.x0 - 2.7, cell.y0 - 1.3)) * Affine::scale(0.036_17);
            panels.push(Panel { outline: outline::polygon(corners), page_from_art });
            for (i, left) in [(0, 4.0), (1, 42.0)] {
                let top = cell.y0 + 6.0 + f64::from(i) * 38.0;
                let round = Rect::new(cell.x0 + left, top, cell.x0 + left + 34.0, top + 30.0);
                let mouth = Point::new(round.center().x + 9.0, round.y1 + 7.0);
                let foot = round.center();
                let tail = outline::polygon([foot - Vec2::new(2.5, 0.0), mouth, foot + Vec2::new(2.5, 0.0)]);
                balloons.push(boolean::union(&outline::superellipse(round, 2.3), &tail));
                for line in 0..5 {
                    let at = (round.x0 + 6.0, round.y0 + 9.0 + f64::from(line) * 4.0);
                    runs.push(run(&face, WORDS[line as usize], at));
                }
            }
        }
        Self { pictures, panels, balloons, runs }
    }

    /// The page as this program draws it, and its art, not yet decoded.
    pub fn scene(&self, budget: u64) -> (Scene, ArtStore) {
        let store = ArtStore::new(budget);
        let line = |mitred| Stroke { colour: Rgba::BLACK, width_mm: LINE_MM, dash_mm: Vec::new(), mitred };
        let path = |path: &BezPath, fill, stroke| {
            Node::Path(PathNode { path: Arc::new(path.clone()), fill, stroke })
        };
        let mut parts = Vec::new();
        let mut part = |nodes| {
            let item = ItemId(parts.len() as u64);
            let hit = Arc::new(BezPath::new());
            let tails = Vec::new();
            parts.push(Arc::new(Part { item, bounds: PAGE, frame: PAGE, hit, tails, text: None, nodes }));
        };
        for (panel, bytes) in self.panels.iter().zip(&self.pictures) {
            let info = store.insert(bytes.clone()).unwrap();
            let picture = ImageNode {
                art: info.key,
                page_from_art: panel.page_from_art,
                width: info.width,
                height: info.height,
            };
            let inside = vec![path(&panel.outline, Some(Rgba::WHITE), None), Node::Image(picture)];
            let group = Group {
                clip: Some(Arc::new(panel.outline.clone())),
                opacity: 1.0,
                blend: Blend::Normal,
                nodes: inside,
            };
            part(vec![Node::Group(group), path(&panel.outline, None, Some(line(true)))]);
        }
        for (n, balloon) in self.balloons.iter().enumerate() {
            let mut nodes = vec![path(balloon, Some(Rgba::WHITE), Some(line(false)))];
            nodes.extend(self.runs[n * 5..n * 5 + 5].iter().cloned().map(Node::Glyphs));
            part(nodes);
        }
        (Scene { trim: PAGE, bleed: PAGE, paper: Rgba::WHITE, parts }, store)
    }

    /// Each line of text as one outline in page mm.
    pub fn text_outlines(&self) -> Vec<BezPath> {
        let of_run = |run: &GlyphRun| {
            let mut all = BezPath::new();
            for glyph in &run.glyphs {
                let place =
                    run.page_from_run * Affine::translate((glyph.x, glyph.y)) * Affine::scale(run.size_mm);
                if let Some(outline) = run.face.outline(glyph.id) {
                    all.extend(outline.elements().iter().map(|el| place * *el));
                }
            }
            all
        };
        self.runs.iter().map(of_run).collect()
    }
}

const WORDS: [&str; 5] =
    ["I never thought", "that it would be", "this quiet here,", "after all of the", "noise in town!"];

fn run(face: &Face, words: &str, at: (f64, f64)) -> GlyphRun {
    let font = FontRef::try_from_slice(face.bytes()).unwrap();
    let size_mm = 3.2;
    let unit = size_mm / f64::from(font.units_per_em().unwrap());
    let (mut x, mut glyphs) = (0.0, Vec::new());
    for c in words.chars() {
        let id = font.glyph_id(c);
        glyphs.push(Glyph { id: id.0, x, y: 0.0, slant: 0.0, stretch: 1.0 });
        x += f64::from(font.h_advance_unscaled(id)) * unit;
    }
    let page_from_run = Affine::translate(at);
    let text = words.to_owned();
    GlyphRun { face: face.clone(), size_mm, page_from_run, glyphs, fill: Rgba::BLACK, halo: None, text }
}
