//! What a line break costs for what it tears apart. Costs are shares of the balloon's area: a break that
//! costs 0.1 is taken when it makes the balloon a tenth smaller.

use super::breaks::Break;
use super::collect::{Cell, primary};
use super::phrases::Phrases;
use super::spacing::is_han_or_kana;
use super::style::TextStyle;
use std::ops::Range;

/// A line that ends with an article, a preposition or the opening I.
pub const AFTER_SMALL_WORD: f64 = 0.35;
/// A line that ends with the I that opens a clause.
pub const AFTER_OPENING_I: f64 = 0.35;
/// A line that ends within a name: between two words that are capitals in the stored text.
pub const INSIDE_NAME: f64 = 1.0;
/// A line that ends between a number and its unit.
pub const NUMBER_FROM_UNIT: f64 = 0.8;
/// A line that begins with `--` or `...`.
pub const BEFORE_TRAIL: f64 = 0.3;
/// T08 A line that ends within a compound, after its hyphen or slash. Readers take the two halves for two words, so a
/// balloon may rather be two thirds as large again: a single compound stands on one line unless it is very long.
pub const INSIDE_COMPOUND: f64 = 0.65;
/// T08 A line that ends within a word, at a syllable or a soft hyphen: the last resort.
pub const HYPHENATION: f64 = 0.9;
/// A line that ends anywhere in a word: worse than the last resort.
pub const CUT_WORD: f64 = 3.0;
/// A line that ends with a clause: negative, for it is welcome.
pub const AFTER_CLAUSE: f64 = -0.03;
/// §7.3 A line that ends with the first word of a sentence: readers have begun to hear it when the line is over. So does
/// one that begins with its last word, if that is short.
pub const SENTENCE_TORN: f64 = 0.2;
/// §7.3 The same of a clause.
pub const CLAUSE_TORN: f64 = 0.1;
/// Letters of a last word, its mark among them, that are too few to begin a line with.
pub const TORN_LETTERS: usize = 5;
/// The share that counts where the last word is longer.
pub const TORN_LONG_WORD: f64 = 0.4;
/// A line of Chinese or Japanese that ends one character behind the mark of a clause, or one before it: that character
/// hangs on the wrong line, away from all that it belongs to.
pub const STRANDED: f64 = 0.25;
/// The same of two characters.
pub const STRANDED_PAIR: f64 = 0.08;
/// A line of one or two letters (T09), or of one Chinese character.
pub const WIDOW: f64 = 0.12;
/// T09 Letters that are too few for a line.
pub const WIDOW_LETTERS: u32 = 2;
/// T09 Each time that a line begins, or ends, with the same word as the one above it.
pub const SAME_WORD: f64 = 0.07;
/// B01 Each line that makes the block wider again after it had grown narrower.
pub const SECOND_BULGE: f64 = 0.4;
/// B01 First and last line against the longest, of three lines or more.
pub const END_LINE_SHARE: f64 = 0.8;
/// B01 An outline whose first and last line have less than this share of the widest room is a lens, in which they must
/// not be as long as the others.
pub const LENS_SHARE: f64 = 0.97;
/// B01 From this share to that the sides of an outline are so straight that a short line is felt to be missing its words.
pub const STRAIGHT_SHARES: (f64, f64) = (0.82, 0.92);
/// B01 First and last line, of three lines or more: shorter than this share of the room of the widest and the
/// lens has a stump.
pub const STUMP_SHARE: f64 = 0.4;
/// B01 The same of boxes, whose sides are straight: there a short line leaves its white where the eye expects words.
pub const STUMP_SHARE_IN_BOX: f64 = 0.55;
/// B01 What a first or last line costs for each share of the widest room that it is under [`STUMP_SHARE`].
pub const STUMP: f64 = 1.6;
/// B01 The same in a box.
pub const STUMP_IN_BOX: f64 = 2.0;
/// B01 A first or last line of a balloon of three lines or more that is one word, no clause of its own, and shorter than
/// this share of the widest room.
pub const LONE_WORD_SHARE: f64 = 0.42;
/// B01 What such a word costs; in a column the same for a last line of one word, however long.
pub const LONE_WORD: f64 = 0.16;
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
            "my", "your", "his", "her", "our", "their", "its", "no", "and", "or", "but", "if",
        ],
        "fr" => &[
            "le", "la", "les", "un", "une", "des", "du", "de", "à", "au", "aux", "en", "et", "ou", "je",
            "tu", "il", "on", "ne", "mon", "ma", "mes", "ton", "ta", "son", "sa", "que", "si",
        ],
        "de" => &[
            "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "im", "in",
            "an", "am", "zu", "zum", "zur", "von", "vom", "mit", "auf", "und", "oder", "ich", "herr", "frau",
        ],
        "es" => &[
            "el", "la", "los", "las", "un", "una", "de", "del", "a", "al", "en", "y", "o", "no", "mi", "tu",
            "su", "se", "me", "te", "que", "con", "por",
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

/// Titles before a name, which are a part of it where a capital follows; those that are written with a point end no
/// sentence.
const TITLES: [&str; 14] =
    ["mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr.", "st.", "m.", "mme", "mlle", "sr.", "sra."];

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
    let mut names = named(text, &style.names);
    names.extend(titles(text));
    let leaning = leaning_words(&style.lang);
    for b in breaks.iter_mut().filter(|b| !b.hard) {
        let Some(at) = cells.get(b.cell).map(|c| c.src) else { continue };
        let (before, after) = text.split_at(at.min(text.len()));
        if !b.inside {
            b.penalty = match phrases.hold(text, at) {
                Some(hold) if hold > 0.0 => INSIDE_WORD * hold,
                _ => between(before, after, leaning),
            };
            b.clause = b.penalty < 0.0;
        }
        if !b.inside {
            b.penalty += stranded(before, after);
        }
        if names.iter().any(|n| n.start < at && at < n.end) {
            b.penalty = b.penalty.max(INSIDE_NAME);
        }
        if kept.is_some_and(|k| !k.contains(&at)) {
            b.penalty += NEW_BREAK;
        }
    }
}

/// What it costs that a break leaves a character alone with the mark of another clause, or two, in writing without
/// blanks.
fn stranded(before: &str, after: &str) -> f64 {
    // Quotations open a clause.
    let opens = |c: char| matches!(c, '“' | '‘' | '「' | '『' | '《' | '〈' | '（');
    let mark = |c: char| CLAUSE_ENDS.contains(&c) || opens(c) || c.is_whitespace();
    let (back, on) = (before.chars().rev(), after.chars());
    let written = |c: Option<char>| c.is_some_and(is_han_or_kana);
    // Characters up to the mark of a clause, of three at most; the ends of the text count as marks.
    let reach = |side: &mut dyn Iterator<Item = char>| side.take(3).take_while(|c| !mark(*c)).count();
    let (last, first) = (before.chars().next_back(), after.chars().next());
    let behind = if written(last) && !first.is_none_or(mark) { reach(&mut back.clone()) } else { 3 };
    let ahead = if written(first) && !last.is_none_or(mark) { reach(&mut on.clone()) } else { 3 };
    match behind.min(ahead) {
        0 | 1 => STRANDED,
        2 => STRANDED_PAIR,
        _ => 0.0,
    }
}

/// Characters of a title of a work, or of a short quotation, that stay on one line.
const LONGEST_TITLE: usize = 8;

/// Titles of works in their marks, and words that are quoted, of a few characters each: they are read as one.
fn titles(text: &str) -> Vec<Range<usize>> {
    const MARKS: [(char, char); 4] = [('《', '》'), ('〈', '〉'), ('『', '』'), ('“', '”')];
    let mut found = Vec::new();
    for (at, ch) in text.char_indices() {
        let Some((_, closing)) = MARKS.iter().find(|(opening, _)| *opening == ch) else { continue };
        let inside = text[at + ch.len_utf8()..].char_indices().take(LONGEST_TITLE + 1);
        let end = inside.take_while(|(_, c)| *c != '\n').find(|(_, c)| c == closing).map(|(i, _)| i);
        let said = end.map(|i| &text[at + ch.len_utf8()..at + ch.len_utf8() + i]);
        if let Some(said) = said.filter(|s| s.chars().all(is_han_or_kana)) {
            found.push(at..at + ch.len_utf8() + said.len() + closing.len_utf8());
        }
    }
    found
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
        let title = bare.ends_with('.') && leans(bare, &TITLES);
        return cost + if title { INSIDE_NAME } else { AFTER_CLAUSE };
    }
    let lead = shown[..shown.len() - last.len()].trim_end();
    let capital = |w: &str| w.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    let title = capital(first) && leans(bare, &TITLES);
    if title {
        cost += INSIDE_NAME;
    } else if leans(bare, leaning) {
        let opens = lead.is_empty() || lead.ends_with(CLAUSE_ENDS);
        cost += if opens && bare == "I" { AFTER_OPENING_I } else { AFTER_SMALL_WORD };
    }
    if before.len() == shown.len() && shown.ends_with(['-', '/', '‐']) {
        cost += INSIDE_COMPOUND;
    }
    let tail = &after[first.len()..];
    if !tail.trim_start().is_empty() && first.contains(char::is_alphanumeric) {
        cost += torn(first) * if first.chars().count() <= TORN_LETTERS { 1.0 } else { TORN_LONG_WORD };
    }
    cost += torn(lead);
    let small = |w: &str| w.chars().any(char::is_lowercase);
    if capital(bare)
        && capital(first)
        && small(bare)
        && small(first)
        && bare.len() > 1
        && !title
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

/// What it costs to tear a word off the end of a clause, or off the beginning of the next one.
fn torn(before: &str) -> f64 {
    let end = before.trim_end_matches(['"', '\'', '”', '’', '»', ')', ' ', '\u{a0}', '\u{202f}']);
    if end.ends_with('.') && leans(last_word(end), &TITLES) {
        0.0
    } else if end.ends_with(['.', '!', '?', '…', '؟']) {
        SENTENCE_TORN
    } else if end.ends_with([',', ';', ':', '،', '؛']) || end.ends_with("--") {
        CLAUSE_TORN
    } else {
        0.0
    }
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
        let lists = ["en", "fr", "de", "es", "it", "pt"].map(leaning_words);
        for words in lists.into_iter().chain([&TITLES[..]]) {
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
    fn a_word_is_not_torn_from_its_sentence() {
        assert_eq!(cost("He's lying! He ", "was there"), SENTENCE_TORN);
        assert_eq!(cost("we saw ", "it, all of us"), CLAUSE_TORN);
        assert_eq!(cost("we saw ", "it."), 0.0, "the last word of all");
        assert_eq!(cost("I saw ", "Mr. Smith there"), 0.0, "no sentence ends within");
        assert_eq!(cost("I saw Mr. Smith ", "there"), 0.0, "nor does one begin");
    }

    #[test]
    fn titles_hold_on_to_the_names_after_them() {
        for (before, after) in [("see Mrs. ", "Okafor"), ("see Mr ", "Smith"), ("el Sr. ", "García")] {
            assert_eq!(cost(before, after), INSIDE_NAME, "{before}");
        }
        assert_eq!(between("diese Frau ", "nicht", leaning_words("de")), AFTER_SMALL_WORD);
    }

    #[test]
    fn characters_are_not_left_beside_another_clause() {
        assert_eq!(stranded("他说：“别", "进去！”——然后"), STRANDED);
        assert_eq!(stranded("我知道那个", "房间，为什么"), STRANDED_PAIR);
        assert_eq!(stranded("我知道，", "房间里没人"), 0.0);
        assert_eq!(stranded("你知道那个", "房间里没人"), 0.0);
    }

    #[test]
    fn titles_of_works_are_one() {
        let said = |text: &'static str| titles(text).first().cloned().map(|r| &text[r]);
        assert_eq!(said("看《西山信号》吧"), Some("《西山信号》"));
        assert_eq!(said("“大鱼”说"), Some("“大鱼”"));
        assert!(titles("他说：“我跟工程师说过两次了”").is_empty(), "a sentence");
        assert!(titles("《").is_empty());
    }

    #[test]
    fn clauses_end_lines_gladly() {
        assert_eq!(cost("Listen, ", "you"), AFTER_CLAUSE);
        assert_eq!(cost("他说：", "走"), AFTER_CLAUSE);
        assert_eq!(cost("\"Stop!\" ", "he said"), AFTER_CLAUSE);
    }
}
