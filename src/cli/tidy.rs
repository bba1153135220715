//! `panelwright tidy`.

use crate::edit::Edit;
use crate::edit::tidy::{Rule, Rules, Scope, Tidied, changes};
use crate::export::page_ranges;
use crate::file::{open, save};
use crate::model::{Lang, Project};
use clap::builder::PossibleValuesParser;

/// The names of rules as they are typed.
pub fn rule_names() -> PossibleValuesParser {
    PossibleValuesParser::new(Rule::ALL.map(Rule::name))
}

pub fn run(tidy: &super::Tidy) -> Result<(), String> {
    let opened = open(&tidy.file).map_err(|e| e.to_string())?;
    let project = opened.project;
    let lang: Option<Lang> = match &tidy.lang {
        Some(tag) => Some(tag.parse().map_err(|e| format!("{e}"))?),
        None => None,
    };
    let left_out = |rule: Rule| tidy.without.iter().any(|name| name == rule.name());
    let rules =
        Rule::ALL.into_iter().filter(|r| left_out(*r)).fold(Rules::all(), |all, r| all.with(r, false));
    let found = match &tidy.pages {
        None => changes(&project, &Scope::Project, lang.as_ref(), rules),
        Some(text) => page_ranges(text, project.pages.len())?
            .into_iter()
            .flat_map(|page| changes(&project, &Scope::Page(project.pages[page].id), lang.as_ref(), rules))
            .collect(),
    };
    if tidy.check {
        let count = found.len();
        return if count == 0 {
            Ok(())
        } else {
            Err(format!(
                "{count} {} not tidy; run `tidy` without --check to see, with --write to change",
                if count == 1 { "line is" } else { "lines are" }
            ))
        };
    }
    for change in &found {
        tell(&project, change);
    }
    let count = found.len();
    if count == 0 {
        println!("everything is tidy");
    } else if tidy.write {
        let after = Edit::TidyWords(found).apply(&project).map_err(|e| e.to_string())?;
        save(&after, &tidy.file).map_err(|e| e.to_string())?;
        println!("{count} changed; the file before is kept as a .bak beside it");
    } else {
        println!("{count} would change; nothing was written (--write does)");
    }
    Ok(())
}

/// A line before and after. What breaks lines in the words is shown as `/`.
fn tell(project: &Project, change: &Tidied) {
    let page = project.page(change.page).map_or(0, |(n, _)| n + 1);
    let shown = |words: &crate::model::Words| words.to_markup().replace('\n', " / ");
    println!("page {page} [{}]", change.lang);
    println!("  - {}", shown(&change.before));
    println!("  + {}", shown(&change.after));
}
