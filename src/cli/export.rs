//! `panelwright export`.

use super::Format as Kind;
use crate::export::{ExportFault, Exported, Format, Job, Resolution, Step, export_all, page_ranges};
use crate::file::open;
use crate::model::{Edition, Lang, Layout, Project};
use crate::scene::{Issue, IssueKind};
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::BTreeMap;
use std::io::IsTerminal as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub fn run(export: &super::Export) -> Result<(), String> {
    let opened = open(&export.file).map_err(|e| e.to_string())?;
    let project = opened.project;
    let langs = languages(&project, &export.lang)?;
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
        edition: Edition {
            lang: project.source_lang(),
            layout: if export.spreads { Layout::Spread } else { Layout::Page },
        },
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
    let jobs = job.in_languages(&langs);
    let bar = std::io::stderr().is_terminal().then(|| {
        let bar = ProgressBar::new((job.pages.len() * jobs.len()) as u64);
        let style = ProgressStyle::with_template("{bar:32} {pos}/{len} pages, {eta} to go  {msg}");
        bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    });
    let progress = |step: Step| match &bar {
        Some(bar) => {
            bar.set_length(step.of as u64);
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
    let exported = export_all(&jobs, &progress, &cancel).map_err(explain)?;
    if let Some(bar) = bar {
        bar.finish_and_clear();
        let sum = |count: fn(&Exported) -> usize| exported.iter().map(count).sum::<usize>();
        let (files, written) = (sum(|e| e.files.len()), sum(|e| e.written));
        let rest =
            if files > written { format!(", {} had not changed", files - written) } else { String::new() };
        println!("{written} pages written into {}{rest}", export.out.display());
    }
    for (job, exported) in jobs.iter().zip(&exported) {
        let edition = if jobs.len() > 1 { format!("{}, ", job.edition.lang) } else { String::new() };
        tell(&project, &exported.issues, &edition);
    }
    Ok(())
}

/// The languages that are asked for, each once: tags are the same in whatever case, and `all` means all.
fn languages(project: &Project, asked: &[String]) -> Result<Vec<Lang>, String> {
    let all = &project.book.languages;
    if asked.is_empty() {
        return Ok(vec![project.source_lang()]);
    }
    let mut langs = Vec::new();
    let (every, named): (Vec<_>, Vec<_>) = asked.iter().partition(|tag| tag.eq_ignore_ascii_case("all"));
    // Tags beside `all` add nothing, but a wrong one is a slip of the hand all the same.
    for tag in named {
        let lang: Lang = tag.parse().map_err(|e| format!("{e}"))?;
        let Some(known) = all.iter().find(|l| l.tag().eq_ignore_ascii_case(lang.tag())) else {
            let has: Vec<&str> = all.iter().map(Lang::tag).collect();
            return Err(format!("the project has no {lang} edition; it is made in {}", has.join(", ")));
        };
        if !langs.contains(known) {
            langs.push(known.clone());
        }
    }
    Ok(if every.is_empty() { langs } else { all.clone() })
}

/// A fault in the words of the command line.
pub(super) fn explain(fault: ExportFault) -> String {
    match fault {
        ExportFault::Exists(path, others) => {
            let rest = if others > 0 { format!(" (and {others} more)") } else { String::new() };
            format!(
                "{} is there already{rest}; give --overwrite to replace, or another folder with --out",
                path.display()
            )
        }
        e => e.to_string(),
    }
}

/// Tells what could not be done well, but for what was told on opening already.
/// `edition` stands before each place.
pub(super) fn tell(project: &Project, issues: &[Issue], edition: &str) {
    let place = |issue: &Issue| {
        let page = project.page(issue.page).map_or(0, |(i, _)| i + 1);
        let item = issue.item.map(|i| format!(", item {i}")).unwrap_or_default();
        format!("{edition}page {page}{item}")
    };
    // What no font has is told once an item, all characters together.
    let mut lacking: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for issue in issues {
        match &issue.kind {
            IssueKind::MissingArt { .. }
            | IssueKind::MissingFont { .. }
            | IssueKind::MissingStyle { .. }
            | IssueKind::FlatPanel => {}
            IssueKind::MissingGlyph { ch } => {
                let ch = format!("`{ch}` (U+{:04X})", u32::from(*ch));
                let known = lacking.entry(place(issue)).or_default();
                if !known.contains(&ch) {
                    known.push(ch);
                }
            }
            kind => eprintln!("warning: {}: {kind}", place(issue)),
        }
    }
    for (place, characters) in lacking {
        let characters = characters.join(", ");
        eprintln!("warning: {place}: no font has {characters}; add a font that does");
    }
}
