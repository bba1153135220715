//! A sheet of every sound effect that comes with the program, in one language:
//! `cargo run --example sound_sheet -- zh-Hans sheet.png`

use panelwright::asset::{ArtIndex, ArtStore};
use panelwright::edit::Edit;
use panelwright::file::{presets, sounds};
use panelwright::geom::Rgba;
use panelwright::lettering::FontBook;
use panelwright::model::{
    Edition, Effect, IdSource, Item, ItemId, ItemKind, Lang, Line, LineId, Look, PageId, PageSetup, Project,
    Spot, Words,
};
use panelwright::render::{Quality, View, paint};
use panelwright::scene::{Sources, build};
use std::sync::Arc;

/// Columns of the sheet, and the room for one sound, mm.
const COLUMNS: usize = 3;
const CELL: (f64, f64) = (84.0, 46.0);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let lang: Lang = args.next().unwrap_or_else(|| "en".to_owned()).parse()?;
    let file = args.next().unwrap_or_else(|| "sounds.png".to_owned());
    let dpi: f64 = args.next().map_or(Ok(150.0), |d| d.parse())?;
    let all = sounds::all();
    let rows = all.len().div_ceil(COLUMNS);
    let trim = Spot::new(CELL.0 * COLUMNS as f64, CELL.1 * rows as f64);
    let plain = presets::named("square").ok_or("no preset")?;
    let setup = PageSetup { trim, ..plain };
    let mut ids = IdSource::seeded(1);
    let page = PageId(ids.next_number());
    let mut project = Arc::new(Project::blank(setup, lang.clone(), vec![page]));
    for (n, sound) in all.iter().enumerate() {
        let mut line = Line::new(LineId(ids.next_number()));
        let words = sound.words_in(&lang).first().map_or("", String::as_str);
        line.words.insert(lang.clone(), Words::plain(words));
        let middle = ((n % COLUMNS) as f64 + 0.5, (n / COLUMNS) as f64 + 0.5);
        let effect = Effect {
            line: line.id,
            at: Spot::new(middle.0 * CELL.0, middle.1 * CELL.1),
            letter_mm: sound.letter_mm,
            rotate: sound.rotate,
            style: Some(sound.name.clone()),
            look: Look::default(),
            warp: None,
        };
        let item = Item {
            id: ItemId(ids.next_number()),
            panel: None,
            locked: false,
            hidden: false,
            kind: ItemKind::Effect(effect),
            variants: Vec::new(),
        };
        let style = Some(Box::new(sound.style()));
        project = Edit::SetStyle { name: sound.name.clone(), style }.apply(&project)?;
        project = Edit::AddItems { page, items: vec![item], lines: vec![line] }.apply(&project)?;
    }
    project = Edit::SetPaper { page, paper: Rgba::rgb(0xb9, 0xc4, 0xc9) }.apply(&project)?;
    let (fonts, art) = (FontBook::bundled(), ArtIndex::default());
    let (scene, issues) = build(&project, 0, &Edition::pages(lang), &Sources { fonts: &fonts, art: &art });
    for issue in issues {
        eprintln!("{}", issue.kind);
    }
    let (pixels, _) = paint(&scene, &ArtStore::new(0), &View::page(scene.trim, dpi), Quality::Fast)?;
    let image = image::RgbaImage::from_raw(pixels.width, pixels.height, pixels.rgba).ok_or("no pixels")?;
    image.save(file)?;
    Ok(())
}
