//! A page in a few lines of code: two panels, a balloon with a tail, exported as PNG.
//!
//! `cargo run --example first_page -- OUT_DIR`

use panelwright::edit::Edit;
use panelwright::export::{Format, Job, Resolution, export_pages};
use panelwright::file::{self, presets};
use panelwright::model::{
    Balloon, Edition, Frame, IdSource, Item, ItemId, ItemKind, Lang, Line, LineId, Outline, PageId, Panel,
    Project, Spot, Tail, Words,
};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("pages"), PathBuf::from);
    let mut ids = IdSource::from_system();
    let english = Lang::english();
    let setup = presets::named("square").ok_or("no such preset")?;
    let border_mm = setup.border;
    let page = PageId(ids.next_number());
    let project = Arc::new(Project::blank(setup, english.clone(), vec![page]));

    // Everything that changes a project is an edit; an edit makes a new project and leaves the old one alone.
    let item = |id: ItemId, panel: Option<ItemId>, kind: ItemKind| Item {
        id,
        panel,
        locked: false,
        hidden: false,
        kind,
        variants: Vec::new(),
    };
    let (top, bottom) = (ItemId(ids.next_number()), ItemId(ids.next_number()));
    let panel = |id, frame| item(id, None, ItemKind::Panel(Panel::new(Outline::Rect(frame), border_mm)));
    let mut line = Line::new(LineId(ids.next_number()));
    line.words.insert(english.clone(), Words::from_markup("Two panels are <b>enough</b> for a joke."));
    let balloon = Balloon {
        tails: vec![Tail::towards(Spot::new(75.0, 80.0))],
        // Places count from the panel's corner, so that the balloon follows its panel.
        ..Balloon::new(line.id, Spot::new(60.0, 25.0))
    };
    let balloon = item(ItemId(ids.next_number()), Some(top), ItemKind::Balloon(balloon));
    let add = Edit::AddItems {
        page,
        items: vec![
            panel(top, Frame::new(10.0, 10.0, 190.0, 93.0)),
            panel(bottom, Frame::new(10.0, 107.0, 190.0, 93.0)),
            balloon,
        ],
        lines: vec![line],
    };
    let job = Job {
        project: add.apply(&project)?,
        materials: file::new_materials(&PathBuf::new()),
        edition: Edition::pages(english),
        pages: vec![0],
        format: Format::Png { small: false },
        resolution: Resolution::Dpi(150.0),
        bleed: false,
        out,
        stem: "first-page".to_owned(),
        overwrite: true,
        only_changed: false,
    };
    for file in export_pages(&job, &|_| {}, &AtomicBool::new(false))?.files {
        println!("{}", file.display());
    }
    Ok(())
}
