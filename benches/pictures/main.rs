//! How much memory a long book takes: 200 pages with 400 pictures of 20 megapixels, opened, leafed through on the screen
//! with all thumbnails, left alone, and exported in part. Prints the most memory that the process ever had after each
//! stage (on Linux), beside what the store counts.
//!
//! `cargo bench --bench pictures -- [PAGES]`

use panelwright::asset::ArtStore;
use panelwright::export::{self, Format, Resolution};
use panelwright::file::{self, presets};
use panelwright::geom::Affine;
use panelwright::model::{
    ArtLayer, ArtPath, Edition, Frame, Item, ItemId, ItemKind, Lang, Outline, PageId, Panel, Project,
};
use panelwright::render::{self, Quality, View};
use panelwright::scene::{Sources, build};
use std::error::Error;
use std::fs;
use std::io::BufWriter;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// 20 megapixels.
const SIDES: (u32, u32) = (5472, 3648);
/// Pictures that differ; the others are copies in files of their own, which the program cannot know.
const DRAWN: usize = 4;
/// The view of a page on the screen, and a thumbnail, pixels across.
const ACROSS: [u32; 2] = [700, 120];
/// Pages that are exported.
const EXPORTED: usize = 8;

fn main() -> Result<(), Box<dyn Error>> {
    let pages = std::env::args().skip(1).find_map(|a| a.parse().ok()).unwrap_or(200);
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("book.ron");
    fs::create_dir(folder.path().join("art"))?;
    let began = Instant::now();
    for n in 0..pages * 2 {
        let to = folder.path().join(format!("art/{n:03}.png"));
        if n < DRAWN {
            draw(&to, n as u32)?;
        } else {
            fs::hard_link(folder.path().join(format!("art/{:03}.png", n % DRAWN)), to)?;
        }
    }
    file::save(&book(pages), &path)?;
    println!("{} pictures of 20 megapixels made in {:.1} s", pages * 2, began.elapsed().as_secs_f64());

    let began = Instant::now();
    let opened = file::open(&path)?;
    let store = &opened.materials.store;
    told("opened", began, store);

    let began = Instant::now();
    let edition = Edition::pages(Lang::english());
    let sources = Sources { fonts: &opened.materials.fonts, art: &opened.materials.index };
    for page in 0..pages {
        let (scene, _) = build(&opened.project, page, &edition, &sources);
        for width in ACROSS {
            let scale = f64::from(width) / scene.trim.width();
            let height = (scene.trim.height() * scale) as u32;
            let view = View { px_from_page: Affine::scale(scale), width, height };
            let (_, issues) = render::paint(&scene, store, &view, Quality::Fast)?;
            assert!(issues.is_empty(), "{issues:?}");
        }
    }
    told("leafed through, with thumbnails", began, store);
    store.rest();
    println!("  at rest {} MiB are kept", store.kept_bytes() >> 20);

    let began = Instant::now();
    let job = export::Job {
        project: Arc::clone(&opened.project),
        materials: opened.materials.clone(),
        edition,
        pages: (0..pages.min(EXPORTED)).collect(),
        format: Format::Png { small: false },
        resolution: Resolution::OfSetup,
        bleed: false,
        out: folder.path().join("out"),
        stem: "page".to_owned(),
        overwrite: false,
        only_changed: false,
    };
    export::export_pages(&job, &|_| {}, &AtomicBool::new(false))?;
    told("eight pages exported", began, store);
    Ok(())
}

fn told(what: &str, began: Instant, store: &ArtStore) {
    let seconds = began.elapsed().as_secs_f64();
    let most = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = most.lines().find_map(|l| l.strip_prefix("VmHWM:")).map_or("unknown", str::trim);
    println!(
        "{what}: {seconds:.1} s; most memory so far {most}; pictures kept {} MiB, at most {} MiB with decoding",
        store.kept_bytes() >> 20,
        store.most_bytes() >> 20
    );
}

/// Something between flat colour and noise.
fn draw(path: &Path, seed: u32) -> Result<(), Box<dyn Error>> {
    let (width, height) = SIDES;
    let mut encoder = png::Encoder::new(BufWriter::new(fs::File::create(path)?), width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    let mut pixels = vec![0; width as usize * height as usize * 3];
    for (n, pixel) in pixels.chunks_exact_mut(3).enumerate() {
        let (x, y) = (n as u32 % width, n as u32 / width);
        let ink = (x / 37 + y / 53 + seed).is_multiple_of(7) && !(x ^ y).is_multiple_of(5);
        let tone = ((x + y * 2 + seed * 1000) / 60 % 200) as u8;
        pixel.copy_from_slice(&if ink { [20, 16, 30] } else { [tone, 255 - tone, tone / 2 + 40] });
    }
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(())
}

fn book(pages: usize) -> Project {
    let setup = presets::named("us-comic").expect("a page of a book is among the presets");
    let ids = (1..=pages as u64).map(PageId).collect();
    let mut project = Project::blank(setup, Lang::english(), ids);
    let safe = project.book.setup.safe_rect();
    for (n, page) in project.pages.iter_mut().enumerate() {
        let page = Arc::make_mut(page);
        for half in 0..2 {
            let high = safe.height() / 2.0 - 2.0;
            let frame = Frame::new(safe.x0, safe.y0 + half as f64 * (high + 4.0), safe.width(), high);
            let mut panel = Panel::new(Outline::Rect(frame), 0.5);
            panel.art.push(ArtLayer::new(ArtPath(format!("art/{:03}.png", n * 2 + half))));
            let id = ItemId(1000 + (n * 2 + half) as u64);
            let kind = ItemKind::Panel(panel);
            let item = Item { id, panel: None, locked: false, hidden: false, kind, variants: Vec::new() };
            page.items.push(Arc::new(item));
            page.reading.push(id);
        }
    }
    project
}
