//! Dialogue to set: templates of comics in four languages, their slots filled in turn.
//!
//! What only the judge may know is marked in the templates and taken out of the words: `~` is a space that no
//! line should end at (inside a name, between a number and its unit); `|` stands between words or phrases of
//! Chinese and Japanese, where no blank shows them.

use panelwright::lettering::style::Mark;
use std::collections::BTreeMap;

/// Times that a template with slots is filled.
const FILLINGS: usize = 5;

/// Balloons of more words are no balloons (F06 warns from 25 on).
const MOST_WORDS: usize = 40;

/// One utterance.
#[derive(Debug)]
pub struct Utterance {
    pub text: String,
    pub marks: Vec<Mark>,
    /// Byte offsets at which a line should not begin: names, units.
    pub bound: Vec<usize>,
    /// Byte offsets between words, where the writing shows none.
    pub seams: Option<Vec<usize>>,
    pub words: usize,
}

/// All that is said in one language.
pub struct Tongue {
    pub name: &'static str,
    pub lang: &'static str,
    pub utterances: Vec<Utterance>,
}

/// The four languages.
pub fn tongues() -> Vec<Tongue> {
    let tongue = |name, lang, templates: &str| Tongue { name, lang, utterances: fill(templates, lang) };
    vec![
        tongue("English", "en", include_str!("dialogue/en.txt")),
        tongue("French", "fr", include_str!("dialogue/fr.txt")),
        tongue("Chinese", "zh-Hans", include_str!("dialogue/zh.txt")),
        tongue("Japanese", "ja", include_str!("dialogue/ja.txt")),
    ]
}

fn fill(templates: &str, lang: &str) -> Vec<Utterance> {
    let mut slots: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut raw = Vec::new();
    for (row, template) in templates.lines().enumerate() {
        if let Some((slot, fillings)) = template.strip_prefix("# ").and_then(|t| t.split_once(':')) {
            slots.insert(slot, fillings.split(" | ").map(str::trim).collect());
            continue;
        }
        let times = if template.contains('{') { FILLINGS } else { 1 };
        for n in 0..times {
            let mut text = template.to_owned();
            for (i, (slot, fillings)) in slots.iter().enumerate() {
                text = text.replace(&format!("{{{slot}}}"), fillings[(n + row * (i + 1)) % fillings.len()]);
            }
            raw.push(text);
        }
    }
    // People say more than one sentence in a breath: long balloons are pairs of what is there.
    let long: Vec<String> = (0..raw.len()).step_by(2).map(|i| pair(&raw, i, lang)).collect();
    let all = raw.iter().chain(&long).map(|text| read(text, lang));
    all.filter(|said| said.words <= MOST_WORDS).collect()
}

fn pair(raw: &[String], i: usize, lang: &str) -> String {
    let joint = if spaced(lang) { " " } else { "|" };
    format!("{}{joint}{}", raw[i], raw[(i * 7 + 60) % raw.len()])
}

fn spaced(lang: &str) -> bool {
    !matches!(lang, "zh-Hans" | "ja")
}

/// Takes the judge's marks and the emphasis out of a template.
fn read(template: &str, lang: &str) -> Utterance {
    let (mut text, mut bound, mut seams, mut marks) = (String::new(), Vec::new(), Vec::new(), Vec::new());
    let mut emphasis = None;
    let mut rest = template.chars().peekable();
    while let Some(ch) = rest.next() {
        match ch {
            '|' => seams.push(text.len()),
            '~' => {
                let before_mark = rest.peek().is_some_and(|c| "!?:;".contains(*c));
                text.push(if before_mark { '\u{202f}' } else { ' ' });
                bound.push(text.len());
            }
            '*' => match emphasis.take() {
                None => emphasis = Some(text.len()),
                Some(from) => {
                    let range = from..text.len();
                    marks.push(Mark { range, bold: Some(true), italic: Some(true), ..Mark::default() });
                }
            },
            ch => text.push(ch),
        }
    }
    let words = if spaced(lang) { text.split_whitespace().count() } else { seams.len() + 1 };
    Utterance { text, marks, bound, words, seams: (!spaced(lang)).then_some(seams) }
}
