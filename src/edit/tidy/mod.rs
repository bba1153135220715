//! The tidy pass: words as they were typed brought to the habits of their language (rules T04, T06, T07).
//!
//! It is never silent: [`changes`] tells what it would do, each line before and after, and what is accepted is
//! one [`Edit::TidyWords`](super::Edit::TidyWords), one step of undo. It changes punctuation and spaces alone,
//! never a letter, and emphasis stays on the letters that had it.

mod dashes;
mod ellipses;
mod forms;
mod habits;
mod marks;
mod quotes;
mod spaces;
mod text;

use crate::model::{Item, ItemKind, Lang, LineId, Page, PageId, Project, Stage, Words};
use habits::Habits;
use std::collections::HashSet;
use std::ops::Range;

/// One kind of tidying; each may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// T04 Words that trail off: exactly three dots in English, six in Chinese and Japanese.
    Ellipses,
    /// T04 Interruptions: `--` without spaces in English, real dashes elsewhere, two ems in Chinese and Japanese.
    Dashes,
    /// §6e, §6f Marks in the forms of their script: full-width in Chinese and Japanese, `؟ ، ؛` in Arabic.
    Forms,
    /// T06 `?!` in this order, and no more than three marks together.
    Marks,
    /// T07 One space between sentences, none at the edges of lines or before marks.
    Spaces,
    /// T07 Quotation marks of the language, apostrophes that point the right way.
    Quotes,
}

impl Rule {
    /// All of them, in the order in which they work: each leaves to the next what it expects.
    pub const ALL: [Self; 6] =
        [Self::Ellipses, Self::Dashes, Self::Forms, Self::Marks, Self::Spaces, Self::Quotes];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ellipses => "ellipses",
            Self::Dashes => "dashes",
            Self::Forms => "forms",
            Self::Marks => "marks",
            Self::Spaces => "spaces",
            Self::Quotes => "quotes",
        }
    }

    fn fixes(self, text: &str, habits: &Habits) -> Vec<Fix> {
        match self {
            Self::Ellipses => ellipses::fixes(text, habits),
            Self::Dashes => dashes::fixes(text, habits),
            Self::Forms => forms::fixes(text, habits),
            Self::Marks => marks::fixes(text, habits),
            Self::Spaces => spaces::fixes(text, habits),
            Self::Quotes => quotes::fixes(text, habits),
        }
    }
}

/// The rules that are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules(u8);

impl Default for Rules {
    fn default() -> Self {
        Self::all()
    }
}

impl Rules {
    /// Every rule.
    pub fn all() -> Self {
        Self::only(&Rule::ALL)
    }

    /// These rules alone.
    pub fn only(rules: &[Rule]) -> Self {
        rules.iter().fold(Self(0), |all, rule| all.with(*rule, true))
    }

    /// These rules with one switched on or off.
    pub fn with(self, rule: Rule, on: bool) -> Self {
        let bit = 1 << rule as u8;
        Self(if on { self.0 | bit } else { self.0 & !bit })
    }

    /// The rule is wanted.
    pub fn has(self, rule: Rule) -> bool {
        self.0 & (1 << rule as u8) != 0
    }
}

/// Bytes of a text, and what stands there instead.
type Fix = (Range<usize>, String);

/// A fix may make room for another, as a space that goes brings two marks together; rules that chase each
/// other for longer than this would be a fault.
const MAX_ROUNDS: usize = 4;

/// The words as the rules want them; `None` if they are so already.
pub fn tidied(words: &Words, lang: &Lang, rules: Rules) -> Option<Words> {
    let habits = Habits::of(lang);
    let mut now = words.clone();
    for _ in 0..MAX_ROUNDS {
        let before = now.clone();
        for rule in Rule::ALL.into_iter().filter(|r| rules.has(*r)) {
            let fixes = rule.fixes(now.text(), &habits);
            if !fixes.is_empty() {
                now = now.replaced(&fixes);
            }
        }
        if now == before {
            break;
        }
    }
    (now != *words).then_some(now)
}

/// What of a project is to be tidied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Every page.
    Project,
    /// One page.
    Page(PageId),
    /// The lines that these items of a page show.
    Items(PageId, Vec<crate::model::ItemId>),
}

/// Words that would change, or did.
#[derive(Debug, Clone, PartialEq)]
pub struct Tidied {
    /// On which page.
    pub page: PageId,
    /// Which line.
    pub line: LineId,
    /// In which language.
    pub lang: Lang,
    /// The words as they are.
    pub before: Words,
    /// The words as the rules want them.
    pub after: Words,
}

/// What would change, in reading order; in one language, or in all. Sound effects are exempt (rule T14), and
/// so are words that are final.
pub fn changes(project: &Project, scope: &Scope, lang: Option<&Lang>, rules: Rules) -> Vec<Tidied> {
    let mut found = Vec::new();
    for page in &project.pages {
        let wanted: Option<HashSet<LineId>> = match scope {
            Scope::Project => None,
            Scope::Page(id) if *id == page.id => None,
            Scope::Items(id, items) if *id == page.id => {
                Some(items.iter().filter_map(|i| page.item(*i)).filter_map(|i| i.line()).collect())
            }
            Scope::Page(_) | Scope::Items(..) => continue,
        };
        let exempt = exempt(page);
        for line in page.lines.iter().filter(|l| !exempt.contains(&l.id)) {
            if wanted.as_ref().is_some_and(|w| !w.contains(&line.id)) {
                continue;
            }
            for (own, before) in line.words.iter().filter(|(own, _)| lang.is_none_or(|l| l == *own)) {
                if line.state.get(own).is_some_and(|s| s.stage == Stage::Final) {
                    continue;
                }
                if let Some(after) = tidied(before, own, rules) {
                    let (page, line, lang) = (page.id, line.id, own.clone());
                    found.push(Tidied { page, line, lang, before: before.clone(), after });
                }
            }
        }
    }
    found
}

/// The lines that sound effects show.
fn exempt(page: &Page) -> HashSet<LineId> {
    let sounds = |i: &&std::sync::Arc<Item>| matches!(i.kind, ItemKind::Effect(_));
    page.items.iter().filter(sounds).filter_map(|i| i.line()).collect()
}

#[cfg(test)]
mod tests;
