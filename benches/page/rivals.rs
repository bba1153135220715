//! The same page drawn with other libraries, each in the way that suits it.

use super::sample::{LINE_MM, PAGE, Sample};
use panelwright::geom::BezPath;
use resvg::usvg;
use std::fmt::Write as _;
use std::sync::Arc;
use tiny_skia::{
    Color, FillRule, FilterQuality, LineJoin, Mask, Paint, Path, PathBuilder, Pattern, Pixmap, PixmapPaint,
    SpreadMode, Stroke, Transform,
};

/// The page for `tiny-skia`: paths and pictures made ready, nothing left but to draw.
pub struct TinySkia {
    pictures: Vec<Pixmap>,
    panels: Vec<(Path, Transform)>,
    balloons: Vec<Path>,
    texts: Vec<Path>,
}

fn path(from: &BezPath) -> Path {
    use kurbo::PathEl as El;
    let mut to = PathBuilder::new();
    let f = |v: f64| v as f32;
    for el in from.elements() {
        match *el {
            El::MoveTo(p) => to.move_to(f(p.x), f(p.y)),
            El::LineTo(p) => to.line_to(f(p.x), f(p.y)),
            El::QuadTo(a, p) => to.quad_to(f(a.x), f(a.y), f(p.x), f(p.y)),
            El::CurveTo(a, b, p) => to.cubic_to(f(a.x), f(a.y), f(b.x), f(b.y), f(p.x), f(p.y)),
            El::ClosePath => to.close(),
        }
    }
    to.finish().unwrap()
}

impl TinySkia {
    pub fn new(sample: &Sample) -> Self {
        let decode = |bytes: &Arc<[u8]>| {
            let rgba = image::load_from_memory(bytes).unwrap().into_rgba8();
            let size = tiny_skia::IntSize::from_wh(rgba.width(), rgba.height()).unwrap();
            // Solid pixels: premultiplied as they are.
            Pixmap::from_vec(rgba.into_raw(), size).unwrap()
        };
        let place = |a: panelwright::geom::Affine| {
            let [a, b, c, d, e, f] = a.as_coeffs().map(|v| v as f32);
            Transform::from_row(a, b, c, d, e, f)
        };
        Self {
            pictures: sample.pictures.iter().map(decode).collect(),
            panels: sample.panels.iter().map(|p| (path(&p.outline), place(p.page_from_art))).collect(),
            balloons: sample.balloons.iter().map(path).collect(),
            texts: sample.text_outlines().iter().map(path).collect(),
        }
    }

    /// Draws the page. With `masks` each panel is clipped by a mask, which is how `tiny-skia` clips; without,
    /// the picture is the shader of the panel's own outline, which is quicker and possible for this page
    /// because nothing else is clipped by a panel.
    pub fn draw(&self, width: u32, height: u32, masks: bool) -> Pixmap {
        let mut page = Pixmap::new(width, height).unwrap();
        page.fill(Color::WHITE);
        let scale = f64::from(width) / PAGE.width();
        let to_px = Transform::from_scale(scale as f32, scale as f32);
        let solid = |color| {
            let mut paint = Paint::default();
            paint.set_color(color);
            paint
        };
        let (white, black) = (solid(Color::WHITE), solid(Color::BLACK));
        let mut line = Stroke { width: LINE_MM as f32, ..Stroke::default() };
        for ((outline, place), picture) in self.panels.iter().zip(&self.pictures) {
            let mask = masks.then(|| {
                let mut mask = Mask::new(width, height).unwrap();
                mask.fill_path(outline, FillRule::Winding, true, to_px);
                mask
            });
            page.fill_path(outline, &white, FillRule::Winding, to_px, mask.as_ref());
            if masks {
                let paint = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
                page.draw_pixmap(0, 0, picture.as_ref(), &paint, to_px.pre_concat(*place), mask.as_ref());
            } else {
                let shader =
                    Pattern::new(picture.as_ref(), SpreadMode::Pad, FilterQuality::Bilinear, 1.0, *place);
                let paint = Paint { shader, ..Paint::default() };
                page.fill_path(outline, &paint, FillRule::Winding, to_px, None);
            }
            page.stroke_path(outline, &black, &line, to_px, None);
        }
        line.line_join = LineJoin::Round;
        for (n, balloon) in self.balloons.iter().enumerate() {
            page.fill_path(balloon, &white, FillRule::Winding, to_px, None);
            page.stroke_path(balloon, &black, &line, to_px, None);
            for text in &self.texts[n * 5..n * 5 + 5] {
                page.fill_path(text, &black, FillRule::Winding, to_px, None);
            }
        }
        page
    }
}

/// The page as an SVG whose pictures are links, numbered from 0.
pub fn svg(sample: &Sample, width: u32, height: u32) -> String {
    let mut out = String::new();
    let (w, h) = (PAGE.width(), PAGE.height());
    let _ = write!(
        out,
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='{width}' \
         height='{height}' viewBox='0 0 {w} {h}'><rect width='{w}' height='{h}' fill='#fff'/>"
    );
    for (n, panel) in sample.panels.iter().enumerate() {
        let d = panel.outline.to_svg();
        let [a, b, c, e, f, g] = panel.page_from_art.as_coeffs();
        let side = super::sample::SIDE;
        let _ = write!(
            out,
            "<clipPath id='p{n}'><path d='{d}'/></clipPath><g clip-path='url(#p{n})'><path d='{d}' fill='#fff'/>\
             <image xlink:href='{n}' width='{side}' height='{side}' transform='matrix({a} {b} {c} {e} {f} {g})'/></g>\
             <path d='{d}' fill='none' stroke='#000' stroke-width='{LINE_MM}'/>"
        );
    }
    let texts = sample.text_outlines();
    for (n, balloon) in sample.balloons.iter().enumerate() {
        let d = balloon.to_svg();
        let _ = write!(
            out,
            "<path d='{d}' fill='#fff' stroke='#000' stroke-width='{LINE_MM}' stroke-linejoin='round'/>"
        );
        for text in &texts[n * 5..n * 5 + 5] {
            let _ = write!(out, "<path d='{}'/>", text.to_svg());
        }
    }
    out.push_str("</svg>");
    out
}

/// SVG to PNG bytes. The pictures' files are handed to it in memory: no base 64, no disk.
pub fn resvg(svg: &str, pictures: &[Arc<Vec<u8>>]) -> Vec<u8> {
    let files = pictures.to_vec();
    let links = usvg::ImageHrefResolver {
        resolve_data: usvg::ImageHrefResolver::default_data_resolver(),
        resolve_string: Box::new(move |href, _| {
            let bytes = files.get(href.parse::<usize>().ok()?)?.clone();
            Some(if bytes.starts_with(b"\x89PNG") {
                usvg::ImageKind::PNG(bytes)
            } else {
                usvg::ImageKind::JPEG(bytes)
            })
        }),
    };
    let options = usvg::Options { image_href_resolver: links, ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).unwrap();
    let size = tree.size().to_int_size();
    let mut page = Pixmap::new(size.width(), size.height()).unwrap();
    resvg::render(&tree, Transform::identity(), &mut page.as_mut());
    page.encode_png().unwrap()
}
