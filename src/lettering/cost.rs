//! What a line break costs for what it tears apart. Costs are shares of the balloon's area: a break that
//! costs 0.1 is taken when it makes the balloon a tenth smaller.

use super::breaks::Break;
use super::collect::{Cell, primary};
use super::phrases::Phrases;
use super::spacing::is_han_or_kana;
use super::style::TextStyle;
use std::ops::Range;

/// A line that ends with an article, a preposition or the opening I.
pub const AFTER_SMALL_WORD: f64 = 0.25;
/// A line that ends with the I that opens a clause.
pub const AFTER_OPENING_I: f64 = 0.35;
/// A line that ends within a name: between two words that are capitals in the stored text.
pub const INSIDE_NAME: f64 = 1.0;
/// A line that ends between a number and its unit.
pub const NUMBER_FROM_UNIT: f64 = 0.8;
/// A line that begins with `--` or `...`.
pub const BEFORE_TRAIL: f64 = 0.3;
/// T08 A line that ends within a compound, after its hyphen or slash. Readers take the two halves for two words, so a
/// balloon may rather be half as large again: a single compound stands on one line unless it is very long.
pub const INSIDE_COMPOUND: f64 = 0.5;
/// T08 A line that ends within a word, at a syllable or a soft hyphen: the last resort.
pub const HYPHENATION: f64 = 0.9;
/// A line that ends anywhere in a word: worse than the last resort.
pub const CUT_WORD: f64 = 3.0;
/// A line that ends with a clause: negative, for it is welcome.
pub const AFTER_CLAUSE: f64 = -0.03;
/// A line of Chinese or Japanese that ends one character behind the mark of a clause, or one before it: that character
/// hangs on the wrong line, away from all that it belongs to.
pub const STRANDED: f64 = 0.25;
/// A line of one or two letters (T09), or of one Chinese character.
pub const WIDOW: f64 = 0.12;
/// T09 Letters that are too few for a line.
pub const WIDOW_LETTERS: u32 = 2;
/// T09 Each time that a line begins, or ends, with the same word as the one above it.
pub const SAME_WORD: f64 = 0.05;
/// B01 Each line that makes the block wider again after it had grown narrower.
pub const SECOND_BULGE: f64 = 0.35;
/// B01 First and last line against the longest, of three lines or more.
pub const END_LINE_SHARE: f64 = 0.8;
/// B01 An outline whose first and last line have less than this share of the widest room is a lens; others are boxes.
pub const LENS_SHARE: f64 = 0.97;
/// B01 First and last line, of three lines or more: shorter than this share of the room of the widest and the
/// lens has a stump.
pub const STUMP_SHARE: f64 = 0.38;
/// B01 What a first or last line costs for each share of the widest room that it is under [`STUMP_SHARE`].
pub const STUMP: f64 = 1.0;
/// B01 The same in a box, where the white beside a short line shows on both sides.
pub const STUMP_IN_BOX: f64 = 2.0;
/// B01 A first or last line, of three lines or more, that is one word and shorter than this share of the widest room.
pub const LONE_WORD_SHARE: f64 = 0.33;
/// B01 What such a word costs.
pub const LONE_WORD: f64 = 0.12;
/// A line that ends within a Chinese or Japanese word, or before a particle that leans back.
pub const INSIDE_WORD: f64 = 0.7;
/// B01 What a first or last line costs for each share of the longest that it is over [`END_LINE_SHARE`].
pub const END_LINE_EXCESS: f64 = 0.8;
/// A break that was not there before, where the breaks before are known: editing one word keeps the others.
pub const NEW_BREAK: f64 = 0.05;
/// §7.3 Weight of raggedness against area.
pub const RAGGEDNESS: f64 = 2.0;
/// §7.3 A line that leaves this share of the widest room is short; shorter ones are no more ragged.
pub const SHORT_LINE_SLACK: f64 = 0.4;
/// B06 Weight of the squared distance of the aspect from its target, as a factor.
pub const ASPECT: f64 = 0.7;
/// B06 Balloons of three lines or more that are this many times wider, or taller, than their target leave what is
/// comfortable (1.3 to 2.2); one line and two are as wide as their words.
pub const COMFORT: f64 = 1.4;
/// B06 What each share beyond [`COMFORT`] costs.
pub const DISCOMFORT: f64 = 0.3;

/// Marks that end a clause.
const CLAUSE_ENDS: [char; 17] =
    [',', '.', '!', '?', ';', ':', '，', '。', '！', '？', '；', '：', '、', '…', '—', '،', '؟'];

/// Words that lean on the next one, of a language.
fn leaning_words(lang: &str) -> &'static [&'static str] {
    match primary(lang) {
        "en" => &[
            "a", "an", "the", "i", "of", "to", "in", "on", "at", "by", "for", "from", "with", "into", "as",
            "my", "your", "his", "her", "our", "their", "its", "no", "and", "or", "but", "if", "mr", "mrs",
            "ms", "dr", "mr.", "mrs.", "ms.", "dr.", "st.",
        ],
        "fr" => &[
            "le", "la", "les", "un", "une", "des", "du", "de", "à", "au", "aux", "en", "et", "ou", "je",
            "tu", "il", "on", "ne", "mon", "ma", "mes", "ton", "ta", "son", "sa", "que", "si", "m.", "mme",
        ],
        "de" => &[
            "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "im", "in",
            "an", "am", "zu", "zum", "zur", "von", "vom", "mit", "auf", "und", "oder", "ich", "herr", "frau",
        ],
        "es" => &[
            "el", "la", "los", "las", "un", "una", "de", "del", "a", "al", "en", "y", "o", "no", "mi", "tu",
            "su", "se", "me", "te", "que", "con", "por", "sr.", "sra.",
        ],
        "it" => &[
            "il", "lo", "la", "i", "gli", "le", "un", "uno", "una", "di", "del", "della", "a", "al", "da",
            "in", "e", "o", "non", "mi", "ti", "si", "che", "con", "per",
        ],
        "pt" => {
            &["o", "a", "os", "as", "um", "uma", "de", "do", "da", "em", "no", "na", "e", "ou", "não", "que"]
        }
        _ => &[],
    }
}

/// The longest of all leaning words has so many bytes.
const LONGEST_LEANING: usize = 5;

/// A word is one of those that lean on the next one, in whatever case.
fn leans(word: &str, leaning: &[&str]) -> bool {
    let mut buffer = [0u8; LONGEST_LEANING + 4];
    let mut used = 0;
    for ch in word.chars() {
        if used > LONGEST_LEANING {
            return false;
        }
        let small =
            if ch.is_ascii() { ch.to_ascii_lowercase() } else { ch.to_lowercase().next().unwrap_or(ch) };
        used += small.encode_utf8(&mut buffer[used..]).len();
    }
    std::str::from_utf8(&buffer[..used]).is_ok_and(|w| leaning.contains(&w))
}

/// Fills in what each soft break costs.
///
/// `kept` are byte offsets at which lines began before, where that is known.
pub(super) fn price(
    text: &str,
    cells: &[Cell],
    style: &TextStyle,
    kept: Option<&[usize]>,
    breaks: &mut [Break],
) {
    let phrases = Phrases::of(text);
    let names = named(text, &style.names);
    let leaning = leaning_words(&style.lang);
    for b in breaks.iter_mut().filter(|b| !b.hard) {
        let Some(at) = cells.get(b.cell).map(|c| c.src) else { continue };
        let (before, after) = text.split_at(at.min(text.len()));
        if !b.inside {
            b.penalty = match phrases.hold(text, at) {
                Some(hold) if hold > 0.0 => INSIDE_WORD * hold,
                _ => between(before, after, leaning),
            };
        }
        if !b.inside && strands(before, after) {
            b.penalty += STRANDED;
        }
        if names.iter().any(|n| n.start < at && at < n.end) {
            b.penalty = b.penalty.max(INSIDE_NAME);
        }
        if kept.is_some_and(|k| !k.contains(&at)) {
            b.penalty += NEW_BREAK;
        }
    }
}

/// A break leaves a single character alone with the mark of another clause, in writing without blanks.
fn strands(before: &str, after: &str) -> bool {
    let mark = |c: Option<char>| c.is_none_or(|c| CLAUSE_ENDS.contains(&c) || c.is_whitespace());
    let written = |c: Option<char>| c.is_some_and(is_han_or_kana);
    let (mut back, mut on) = (before.chars().rev(), after.chars());
    let (last, first) = (back.next(), on.next());
    // The ends of the text count as marks.
    (written(last) && !before.is_empty() && mark(back.next()) && !mark(first))
        || (written(first) && mark(on.next()) && !mark(last))
}

/// Where the text says one of the names.
fn named(text: &str, names: &[String]) -> Vec<Range<usize>> {
    let said = |name: &String| {
        let name = name.trim();
        let found = (!name.is_empty()).then(|| text.match_indices(name));
        found.into_iter().flatten().map(|(at, n)| at..at + n.len()).collect::<Vec<_>>()
    };
    names.iter().flat_map(said).collect()
}

/// The word that a text ends with, without looking further than words are long.
fn last_word(text: &str) -> &str {
    let from = text
        .char_indices()
        .rev()
        .take(2 * LONGEST_WORD)
        .find(|(_, c)| c.is_whitespace() || is_han_or_kana(*c));
    from.map_or(text, |(at, c)| &text[at + c.len_utf8()..])
}

fn first_word(text: &str) -> &str {
    let to =
        text.char_indices().take(2 * LONGEST_WORD).find(|(_, c)| c.is_whitespace() || is_han_or_kana(*c));
    to.map_or(text, |(at, _)| &text[..at])
}

fn between(before: &str, after: &str, leaning: &[&str]) -> f64 {
    let shown = before.trim_end();
    let (last, first) = (last_word(shown), first_word(after));
    let mut cost = 0.0;
    let bare = last.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    if after.starts_with("--") || after.starts_with("...") || after.starts_with(['…', '—', '–']) {
        cost += BEFORE_TRAIL;
    }
    let ending = shown.trim_end_matches(['"', '\'', '”', '’', '」', '』', '）', ')']);
    if ending.ends_with(CLAUSE_ENDS) || ending.ends_with("--") {
        let title = bare.ends_with('.') && leans(bare, leaning);
        return cost + if title { INSIDE_NAME } else { AFTER_CLAUSE };
    }
    if leans(bare, leaning) {
        let lead = shown[..shown.len() - last.len()].trim_end();
        let opens = lead.is_empty() || lead.ends_with(CLAUSE_ENDS);
        cost += if opens && bare == "I" { AFTER_OPENING_I } else { AFTER_SMALL_WORD };
    }
    if before.len() == shown.len() && shown.ends_with(['-', '/', '‐']) {
        cost += INSIDE_COMPOUND;
    }
    let capital = |w: &str| w.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    let small = |w: &str| w.chars().any(char::is_lowercase);
    if capital(bare)
        && capital(first)
        && small(bare)
        && small(first)
        && bare.len() > 1
        && !leans(bare, leaning)
    {
        cost += INSIDE_NAME;
    }
    let number = bare.ends_with(|c: char| c.is_numeric());
    if number && first.starts_with(|c: char| c.is_alphabetic() || c == '%' || c == '°') {
        cost += NUMBER_FROM_UNIT;
    }
    cost
}

/// For each cell, how many letters stand before it: Chinese characters count for two.
pub(super) fn letters_before(cells: &[Cell]) -> Vec<u32> {
    let mut sum = 0;
    let mut out = Vec::with_capacity(cells.len() + 1);
    for cell in cells {
        out.push(sum);
        if is_han_or_kana(cell.ch) {
            sum += 2;
        } else if cell.ch.is_alphanumeric() {
            sum += 1;
        }
    }
    out.push(sum);
    out
}

/// Characters of a word that are looked at when words are compared.
pub(super) const LONGEST_WORD: usize = 24;

/// A hash of the word that begins at a cell, 0 where it is none, or Chinese or Japanese; and the cell that it ends
/// before.
pub(super) fn word_at(cells: &[Cell], at: usize) -> (u32, usize) {
    if cells.get(at).is_none_or(|c| is_han_or_kana(c.ch)) {
        return (0, at);
    }
    let length = cells[at..].iter().take(LONGEST_WORD).take_while(|c| !c.ch.is_whitespace()).count();
    (word_hash(cells[at..at + length].iter()), at + length)
}

/// A hash of the word that ends before a cell; 0 where it is none, or Chinese or Japanese.
pub(super) fn word_before(cells: &[Cell], end: usize) -> u32 {
    if end == 0 || is_han_or_kana(cells[end - 1].ch) {
        return 0;
    }
    let first = end.saturating_sub(LONGEST_WORD);
    let from =
        cells[first..end].iter().rposition(|c| c.ch.is_whitespace()).map_or(first, |at| first + at + 1);
    word_hash(cells[from..end].iter())
}

fn word_hash<'a>(cells: impl Iterator<Item = &'a Cell>) -> u32 {
    // FNV-1a over what can be heard: letters and digits, whatever their case.
    let mut hash = 0_u32;
    for cell in cells {
        if is_han_or_kana(cell.ch) {
            return 0;
        }
        if cell.ch.is_alphanumeric() {
            let small = if cell.ch.is_ascii() {
                cell.ch.to_ascii_lowercase()
            } else {
                cell.ch.to_lowercase().next().unwrap_or(cell.ch)
            };
            let before = if hash == 0 { 0x811c_9dc5 } else { hash };
            hash = (before ^ u32::from(small)).wrapping_mul(0x0100_0193) | 1;
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(before: &str, after: &str) -> f64 {
        between(before, after, leaning_words("en"))
    }

    #[test]
    fn leaning_words_are_known_in_any_case_and_none_is_too_long() {
        for lang in ["en", "fr", "de", "es", "it", "pt"] {
            let words = leaning_words(lang);
            for word in words {
                assert!(word.len() <= LONGEST_LEANING && leans(&word.to_uppercase(), words), "{word}");
            }
        }
        assert!(!leans("thereafter", leaning_words("en")) && !leans("", leaning_words("en")));
    }

    #[test]
    fn small_words_names_and_units_hold_on_to_what_follows() {
        assert_eq!(cost("give me the ", "money"), AFTER_SMALL_WORD);
        assert_eq!(cost("and then I ", "ran"), AFTER_SMALL_WORD);
        assert_eq!(cost("ask Peter ", "Parker now"), INSIDE_NAME);
        assert_eq!(cost("only 40 ", "miles"), NUMBER_FROM_UNIT);
        assert_eq!(cost("wait ", "-- no"), BEFORE_TRAIL);
        assert_eq!(cost("see Mr. ", "Smith"), INSIDE_NAME);
        assert_eq!(cost("dark ", "night"), 0.0);
    }

    #[test]
    fn names_are_found_wherever_they_are_said() {
        let names = ["马小磊".to_owned(), " ".to_owned(), "Ma".to_owned()];
        assert_eq!(named("找马小磊，Ma！", &names), [3..12, 15..17]);
    }

    #[test]
    fn clauses_end_lines_gladly() {
        assert_eq!(cost("Listen, ", "you"), AFTER_CLAUSE);
        assert_eq!(cost("他说：", "走"), AFTER_CLAUSE);
        assert_eq!(cost("\"Stop!\" ", "he said"), AFTER_CLAUSE);
    }
}
