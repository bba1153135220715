//! Third stage: where a line may end. UAX 14 in its strict form, then what lettering and kinsoku add.

use super::collect::Cell;
use super::kinsoku::{Kinsoku, inseparable};
use super::spacing::{is_east_asian, is_han_or_kana, is_wide_in_east_asia};
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use std::ops::Range;

/// A place where a line may end and the next begin, or the end of the text.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own about the place")]
pub(super) struct Break {
    /// The cell that the next line begins with; the number of cells at the text's end.
    pub cell: usize,
    /// The end of what shows of the line before: blanks and the break itself are left out.
    pub shown: usize,
    /// The author's own, or the end: a line must end here.
    pub hard: bool,
    /// Within a word: the last resort (T08).
    pub inside: bool,
    /// A hyphen is shown at the line's end.
    pub hyphen: bool,
    /// A clause ends before it and nothing speaks against a line's end there: a single word on either side may well be
    /// all that is said.
    pub clause: bool,
    /// Cost of ending a line here, as a share of the balloon's area; 0 or less is welcome.
    pub penalty: f64,
}

/// All places where a line of `cells` may end, in order; the last is the end of the text.
///
/// `text` is the author's: case and spaces as stored. No line ends inside of `solid` (cells): a number set
/// upright in a column, a word with one reading.
pub(super) fn breaks(text: &str, cells: &[Cell], solid: &[Range<usize>], kinsoku: Kinsoku) -> Vec<Break> {
    let soft = soft_breaks(text, kinsoku);
    let mut found = Vec::with_capacity(soft.len() + 1);
    let mut cell = 0;
    let mut add = |at: usize, hard: bool| {
        while cells.get(cell).is_some_and(|c| c.src < at) {
            cell += 1;
        }
        if cell == 0 || cell >= cells.len() {
            return;
        }
        if !hard && solid.iter().any(|s| s.start < cell && cell < s.end) {
            return;
        }
        let shown = (0..cell).rev().find(|i| !is_blank(&cells[*i])).map_or(0, |i| i + 1);
        found.push(Break { cell, shown, hard, inside: false, hyphen: false, clause: hard, penalty: 0.0 });
    };
    for at in soft {
        let hard = text[..at].chars().next_back().is_some_and(is_hard);
        add(at, hard);
    }
    let end = cells.len();
    let shown = (0..end).rev().find(|i| !is_blank(&cells[*i])).map_or(0, |i| i + 1);
    // Blank lines that the author left in the middle keep their place: what shows of them is nothing.
    for i in 0..found.len() {
        let from = if i == 0 { 0 } else { found[i - 1].cell };
        found[i].shown = found[i].shown.max(from);
    }
    let from = found.last().map_or(0, |b| b.cell);
    found.push(Break {
        cell: end,
        shown: shown.max(from.min(end)),
        hard: true,
        inside: false,
        hyphen: false,
        clause: true,
        penalty: 0.0,
    });
    found
}

fn is_hard(ch: char) -> bool {
    matches!(ch, '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_blank(cell: &Cell) -> bool {
    cell.is_break() || (cell.ch.is_whitespace() && !matches!(cell.ch, '\u{a0}' | '\u{202f}' | '\u{2007}'))
}

/// Byte offsets at which a line may begin, ascending, neither the start nor the end of the text.
fn soft_breaks(text: &str, kinsoku: Kinsoku) -> Vec<usize> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    // The models of words for Thai and its neighbours take time to look up, and few texts ask for them.
    let segmenter = if text.contains(has_complex_words) {
        LineSegmenter::new_auto(options)
    } else {
        LineSegmenter::new_for_non_complex_scripts(options)
    };
    let mut found: Vec<usize> = Vec::with_capacity(text.len() / 3);
    found.extend(
        segmenter
            .segment_str(text)
            .filter(|at| *at > 0 && *at < text.len())
            .filter(|at| allowed(text, *at, kinsoku)),
    );
    let known = found.len();
    after_dashes_and_dots(text, &mut found);
    if text.contains(is_east_asian) {
        found.extend(between_wide(text, kinsoku));
    }
    if found.len() > known {
        found.sort_unstable();
        found.dedup();
    }
    found
}

/// Class SA of UAX 14: scripts whose words show no blanks and are found by a model.
fn has_complex_words(ch: char) -> bool {
    matches!(u32::from(ch), 0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x1950..=0x19df | 0x1a20..=0x1aaf
        | 0xa9e0..=0xa9ff | 0xaa60..=0xaadf | 0x1_1700..=0x1_174f)
}

/// Where kinsoku alone decides: between two characters that each fill an em. Quotes and dashes do so beside
/// Chinese characters, which UAX 14 cannot tell.
fn kinsoku_decides(a: char, b: char) -> bool {
    let wide = |c| is_east_asian(c) || is_wide_in_east_asia(c);
    wide(a) && wide(b) && (is_east_asian(a) || is_east_asian(b))
}

/// Breaks between characters that each fill an em, by the level's tables.
fn between_wide(text: &str, kinsoku: Kinsoku) -> impl Iterator<Item = usize> + '_ {
    let pairs = text.char_indices().zip(text.chars().skip(1));
    let free =
        move |a, b| !inseparable(a, b) && !leans_back(b) && !kinsoku.bars_end(a) && !kinsoku.bars_start(b);
    pairs
        .filter(move |((_, a), b)| kinsoku_decides(*a, *b) && free(*a, *b))
        .map(|((at, a), _)| at + a.len_utf8())
}

/// Part of the character before it, or a blank that ends its line.
fn leans_back(ch: char) -> bool {
    matches!(ch, '\u{3000}' | '\u{3099}' | '\u{309a}' | '゛' | '゜' | 'ﾞ' | 'ﾟ')
}

/// What UAX 14 allows and lettering does not.
fn allowed(text: &str, at: usize, kinsoku: Kinsoku) -> bool {
    let (before, after) = text.split_at(at);
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
    if is_hard(last) {
        // A carriage return and its line feed are one break.
        return true;
    }
    if last == '\r' && first == '\n' {
        return false;
    }
    // Signs that are one sign: -- ... ?! …… ——
    if inseparable(last, first) || kinsoku_decides(last, first) {
        return false;
    }
    let solid = before.trim_end().chars().next_back().unwrap_or(last);
    if last.is_whitespace() {
        // A space does not free a mark from the word before it, as in French.
        let bound = (is_east_asian(first) && kinsoku.bars_start(first))
            || (is_east_asian(solid) && kinsoku.bars_end(solid));
        return !bound;
    }
    if kinsoku.bars_start(first) && (is_east_asian(first) || is_east_asian(last)) {
        return false;
    }
    if kinsoku.bars_end(last) && (is_east_asian(last) || is_east_asian(first)) {
        return false;
    }
    // A dash opens nothing: it may end a line and not begin one.
    !matches!(first, '—' | '―' | '⸺' | '…' | '‥' | '-' | '–')
}

/// T04 Breaks after `--`, a dash or an ellipsis that joins two words, which UAX 14 does not give.
fn after_dashes_and_dots(text: &str, found: &mut Vec<usize>) {
    if !text.contains(['-', '.', '…', '—']) {
        return;
    }
    let mut before: [char; 3] = ['\0'; 3];
    let mut word_before = false;
    for (at, ch) in text.char_indices() {
        let sign = matches!(ch, '-' | '.' | '…' | '—');
        let joined = matches!(before, [_, '-', '-'] | [_, _, '…' | '—'] | ['.', '.', '.']);
        if joined && word_before && ch.is_alphanumeric() && !is_han_or_kana(ch) {
            found.push(at);
        }
        if !sign {
            word_before = ch.is_alphanumeric();
        }
        before = [before[1], before[2], ch];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        lines_at(Kinsoku::ZhStrict, text)
    }

    fn lines_at(level: Kinsoku, text: &str) -> Vec<&str> {
        let mut from = 0;
        let mut out = Vec::new();
        for at in soft_breaks(text, level) {
            out.push(&text[from..at]);
            from = at;
        }
        out.push(&text[from..]);
        out
    }

    #[test]
    fn words_stay_whole_and_signs_of_several_marks_too() {
        assert_eq!(lines("Don't stop now"), ["Don't ", "stop ", "now"]);
        assert_eq!(lines("What?! No -- wait..."), ["What?! ", "No ", "-- ", "wait..."]);
        assert_eq!(lines("wait--what"), ["wait--", "what"]);
        assert_eq!(lines("well...maybe"), ["well...", "maybe"]);
        assert_eq!(lines("so—what"), ["so—", "what"]);
        assert_eq!(lines("twenty-one men"), ["twenty-", "one ", "men"]);
        assert_eq!(lines("a\u{a0}b c"), ["a\u{a0}b ", "c"]);
    }

    #[test]
    fn kinsoku_keeps_marks_off_line_edges() {
        assert_eq!(lines("你好，世界！"), ["你", "好，", "世", "界！"]);
        assert_eq!(lines("他说：「走」。"), ["他", "说：", "「走」。"]);
        assert_eq!(lines("等等……什么——你"), ["等", "等……", "什", "么——", "你"]);
        assert_eq!(lines("真的？！好"), ["真", "的？！", "好"]);
        assert_eq!(lines("ちょっとー"), ["ちょっ", "とー"]);
        assert_eq!(lines("“好”吗"), ["“好”", "吗"]);
        for text in ["啊，。、；：！？」』）》】好", "「『（《【〔啊好"] {
            for part in lines(text) {
                assert!(part.chars().next().is_none_or(|c| !Kinsoku::ZhStrict.bars_start(c)), "{part}");
                assert!(part.chars().next_back().is_none_or(|c| !Kinsoku::ZhStrict.bars_end(c)), "{part}");
            }
        }
    }

    #[test]
    fn each_level_gives_its_own_breaks() {
        for (level, text, want) in [
            (Kinsoku::JaVeryStrict, "コーヒー", "コー ヒー"),
            (Kinsoku::JaStrict, "コーヒー", "コ ー ヒ ー"),
            (Kinsoku::JaStrict, "ちょっと", "ち ょ っ と"),
            (Kinsoku::JaStrict, "人々・夢", "人々・ 夢"),
            (Kinsoku::JaLoose, "人々・夢", "人々 ・ 夢"),
            (Kinsoku::JaVeryLoose, "人々！夢", "人 々 ！ 夢"),
            (Kinsoku::JaVeryLoose, "「夢。」と", "「夢。」 と"),
            (Kinsoku::JaVeryLoose, "夢……と", "夢 …… と"),
            (Kinsoku::JaStrict, "が\u{3099}夢　夢", "が\u{3099} 夢\u{3000} 夢"),
            (Kinsoku::JaStrict, "約１２０％だ", "約 １２０％ だ"),
            (Kinsoku::ZhNone, "好，「走」。", "好 ， 「 走 」 。"),
            (Kinsoku::ZhBasic, "什么——你……", "什 么 —— 你 ……"),
            (Kinsoku::ZhGb, "你／我", "你 ／我"),
            (Kinsoku::ZhBasic, "你／我", "你 ／ 我"),
        ] {
            assert_eq!(lines_at(level, text).join(" "), want, "{level:?}");
        }
    }

    #[test]
    fn a_line_feed_is_a_break_of_its_own() {
        assert_eq!(lines("a\nb\r\nc"), ["a\n", "b\r\n", "c"]);
    }
}
