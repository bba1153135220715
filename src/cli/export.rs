//! `panelwright export`.

use super::Format as Kind;
use crate::export::{Format, Job, Resolution, Step, export_pages, page_ranges};
use crate::file::open;
use crate::model::{Edition, Lang};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub fn run(export: &super::Export) -> Result<(), String> {
    let opened = open(&export.file).map_err(|e| e.to_string())?;
    let project = opened.project;
    let lang: Lang = match &export.lang {
        Some(tag) => tag.parse().map_err(|e| format!("{e}"))?,
        None => project.source_lang(),
    };
    if !project.book.languages.contains(&lang) {
        let has: Vec<&str> = project.book.languages.iter().map(Lang::tag).collect();
        return Err(format!("the project has no {lang} edition; it is made in {}", has.join(", ")));
    }
    let pages = match &export.pages {
        Some(text) => page_ranges(text, project.pages.len())?,
        None => (0..project.pages.len()).collect(),
    };
    for warning in &opened.warnings {
        eprintln!("warning: {warning}");
    }
    let job = Job {
        project: project.clone(),
        materials: opened.materials,
        edition: Edition::pages(lang),
        pages,
        format: match export.to {
            Kind::Png => Format::Png { small: export.small },
            Kind::Jpeg => Format::Jpeg { quality: export.quality },
            Kind::Webp => Format::WebP,
        },
        resolution: match (export.dpi, export.width) {
            (Some(dpi), _) => Resolution::Dpi(dpi),
            (None, Some(px)) => Resolution::Width(px),
            (None, None) => Resolution::OfSetup,
        },
        bleed: export.bleed,
        out: export.out.clone(),
        stem: export.file.file_stem().map_or_else(|| "page".to_owned(), |s| s.to_string_lossy().into_owned()),
        overwrite: export.overwrite,
        only_changed: export.changed,
    };
    let bar = std::io::stderr().is_terminal().then(|| {
        let bar = ProgressBar::new(job.pages.len() as u64);
        let style = ProgressStyle::with_template("{bar:32} {pos}/{len} pages, {eta} to go  {msg}");
        bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    });
    let progress = |step: Step| match &bar {
        Some(bar) => {
            bar.set_position(step.done as u64);
            bar.set_message(step.file.file_name().unwrap_or_default().to_string_lossy().into_owned());
        }
        None if step.written => println!("{}", step.file.display()),
        None => {}
    };
    // Ctrl-C ends the export as the window's Cancel does: what is whole stays, what is not is removed.
    let cancel = Arc::new(AtomicBool::new(false));
    let called_off = Arc::clone(&cancel);
    // Without a handler the program ends at once; the next export into the folder clears up.
    let _ = ctrlc::set_handler(move || called_off.store(true, Ordering::Relaxed));
    let exported = export_pages(&job, &progress, &cancel).map_err(|e| e.to_string())?;
    if let Some(bar) = bar {
        bar.finish_and_clear();
        let unchanged = exported.files.len() - exported.written;
        let rest = if unchanged > 0 { format!(", {unchanged} had not changed") } else { String::new() };
        println!("{} pages written into {}{rest}", exported.written, export.out.display());
    }
    for issue in &exported.issues {
        // What is missing was told on opening already.
        let told = matches!(
            issue.kind,
            crate::scene::IssueKind::MissingArt { .. }
                | crate::scene::IssueKind::MissingFont { .. }
                | crate::scene::IssueKind::MissingStyle { .. }
                | crate::scene::IssueKind::FlatPanel
        );
        if !told {
            let page = project.page(issue.page).map_or(0, |(i, _)| i + 1);
            let item = issue.item.map(|i| format!(", item {i}")).unwrap_or_default();
            eprintln!("warning: page {page}{item}: {}", issue.kind);
        }
    }
    Ok(())
}
