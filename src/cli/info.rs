//! `panelwright info`.

use crate::file::open;
use crate::model::{ItemKind, Lang, Project};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Facts {
    title: BTreeMap<Lang, String>,
    number: Option<u32>,
    languages: Vec<Lang>,
    setup: String,
    pages: Vec<PageFacts>,
    panels: usize,
    balloons: usize,
    captions: usize,
    effects: usize,
    lines: usize,
    words: BTreeMap<Lang, Words>,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct PageFacts {
    page: usize,
    panels: usize,
    balloons: usize,
    captions: usize,
    effects: usize,
    lines: usize,
}

/// How much is said in a language.
#[derive(Serialize, Default)]
struct Words {
    /// Lines that have words.
    lines: usize,
    /// Words between spaces; in Chinese and Japanese, characters.
    words: usize,
}

fn facts(project: &Project, warnings: Vec<String>) -> Facts {
    let mut pages = Vec::new();
    for (i, page) in project.pages.iter().enumerate() {
        let count = |is: fn(&ItemKind) -> bool| page.items.iter().filter(|i| is(&i.kind)).count();
        pages.push(PageFacts {
            page: i + 1,
            panels: count(|k| matches!(k, ItemKind::Panel(_))),
            balloons: count(|k| matches!(k, ItemKind::Balloon(_))),
            captions: count(|k| matches!(k, ItemKind::Caption(_))),
            effects: count(|k| matches!(k, ItemKind::Effect(_))),
            lines: page.lines.len(),
        });
    }
    let mut words: BTreeMap<Lang, Words> = BTreeMap::new();
    for lang in &project.book.languages {
        let told = words.entry(lang.clone()).or_default();
        for (_, line) in project.lines() {
            if let Some(said) = line.words_in(lang) {
                told.lines += 1;
                told.words += said.count();
            }
        }
    }
    Facts {
        title: project.book.title.clone(),
        number: project.book.number,
        languages: project.book.languages.clone(),
        setup: project.book.setup.name.clone(),
        panels: pages.iter().map(|p| p.panels).sum(),
        balloons: pages.iter().map(|p| p.balloons).sum(),
        captions: pages.iter().map(|p| p.captions).sum(),
        effects: pages.iter().map(|p| p.effects).sum(),
        lines: pages.iter().map(|p| p.lines).sum(),
        pages,
        words,
        warnings,
    }
}

pub fn run(info: &super::Info) -> Result<(), String> {
    let opened = open(&info.file).map_err(|e| e.to_string())?;
    let warnings = opened.warnings.iter().map(ToString::to_string).collect();
    let facts = facts(&opened.project, warnings);
    match info.format {
        super::Telling::Json => {
            println!("{}", serde_json::to_string_pretty(&facts).map_err(|e| e.to_string())?);
        }
        super::Telling::Text => tell(&facts),
    }
    Ok(())
}

fn tell(facts: &Facts) {
    for (lang, title) in &facts.title {
        println!("{title}  [{lang}]");
    }
    if let Some(number) = facts.number {
        println!("episode {number}");
    }
    println!("{}, {} pages", facts.setup, facts.pages.len());
    println!(
        "{} panels, {} balloons, {} captions, {} sound effects, {} lines",
        facts.panels, facts.balloons, facts.captions, facts.effects, facts.lines
    );
    println!("\n  page  panels  balloons  captions  effects  lines");
    for p in &facts.pages {
        println!(
            "{:>6} {:>7} {:>9} {:>9} {:>8} {:>6}",
            p.page, p.panels, p.balloons, p.captions, p.effects, p.lines
        );
    }
    println!();
    for (lang, told) in &facts.words {
        let unit = if lang.is_cjk() { "characters" } else { "words" };
        println!("{lang}: {} {unit} in {} of {} lines", told.words, told.lines, facts.lines);
    }
    if facts.warnings.is_empty() {
        println!("no warnings");
    }
    for warning in &facts.warnings {
        println!("warning: {warning}");
    }
}
