//! `panelwright export`.

use super::Format as Kind;
use crate::export::{ExportFault, Format, Job, Resolution, Step, export_pages, page_ranges};
use crate::file::open;
use crate::model::{Edition, Lang};
use crate::scene::IssueKind;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::HashSet;
use std::io::IsTerminal as _;
use std::sync::atomic::AtomicBool;

pub fn run(export: &super::Export) -> Result<(), String> {
    let opened = open(&export.file).map_err(|e| e.to_string())?;
    let project = opened.project;
    let lang: Lang = match &export.lang {
        Some(tag) => tag.parse().map_err(|e| format!("{e}"))?,
        None => project.source_lang(),
    };
    // Tags are the same in whatever case.
    let known = project.book.languages.iter().find(|l| l.tag().eq_ignore_ascii_case(lang.tag()));
    let Some(lang) = known.cloned() else {
        let has: Vec<&str> = project.book.languages.iter().map(Lang::tag).collect();
        return Err(format!("the project has no {lang} edition; it is made in {}", has.join(", ")));
    };
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
    let exported = export_pages(&job, &progress, &AtomicBool::new(false)).map_err(|e| match e {
        ExportFault::Exists(path, others) => {
            let rest = if others > 0 { format!(" (and {others} more)") } else { String::new() };
            format!(
                "{} is there already{rest}; give --overwrite to replace, or another folder with --out",
                path.display()
            )
        }
        e => e.to_string(),
    })?;
    if let Some(bar) = bar {
        bar.finish_and_clear();
        let unchanged = exported.files.len() - exported.written;
        let rest = if unchanged > 0 { format!(", {unchanged} had not changed") } else { String::new() };
        println!("{} pages written into {}{rest}", exported.written, export.out.display());
    }
    let mut lacking = HashSet::new();
    for issue in &exported.issues {
        // What is missing was told on opening already.
        let told = matches!(
            issue.kind,
            crate::scene::IssueKind::MissingArt { .. }
                | crate::scene::IssueKind::MissingFont { .. }
                | crate::scene::IssueKind::MissingStyle { .. }
                | crate::scene::IssueKind::FlatPanel
        );
        // What no font has is told once an item, all characters together.
        if matches!(issue.kind, IssueKind::MissingGlyph { .. }) {
            if lacking.insert((issue.page, issue.item)) {
                let alike = exported.issues.iter().filter(|i| (i.page, i.item) == (issue.page, issue.item));
                let mut lacks: Vec<String> = alike
                    .filter_map(|i| match i.kind {
                        IssueKind::MissingGlyph { ch } => Some(format!("`{ch}` (U+{:04X})", u32::from(ch))),
                        _ => None,
                    })
                    .collect();
                lacks.dedup();
                if lacks.len() > 1 {
                    let page = project.page(issue.page).map_or(0, |(i, _)| i + 1);
                    let item = issue.item.map(|i| format!(", item {i}")).unwrap_or_default();
                    let lacks = lacks.join(", ");
                    eprintln!(
                        "warning: page {page}{item}: no font has the characters {lacks}; add a font that has them"
                    );
                    continue;
                }
            } else {
                continue;
            }
        }
        if !told {
            let page = project.page(issue.page).map_or(0, |(i, _)| i + 1);
            let item = issue.item.map(|i| format!(", item {i}")).unwrap_or_default();
            eprintln!("warning: page {page}{item}: {}", issue.kind);
        }
    }
    Ok(())
}
