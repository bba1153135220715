//! First stage: the author's text as cells, each a displayed character with its place in the text, its look,
//! its face, its script and its bidi level.

use super::book::FontBook;
use super::font::Face;
use super::orient::{Stand, stand, vertical_quote};
use super::place::TextIssue;
use super::spacing::{is_east_asian, is_wide_in_east_asia};
use super::style::{BOLD, Copy, FontPick, Note, REGULAR, TextStyle, Writing};
use super::zhuyin::is_zhuyin;
use crate::geom::Rgba;
use harfrust::{Script, unicode};
use std::ops::Range;
use unicode_bidi::{BidiInfo, Level};

/// A mark may change the size by this much and no more.
const MARK_SCALES: std::ops::RangeInclusive<f64> = 0.2..=5.0;

/// One displayed character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub ch: char,
    /// Byte offset of the character in the author's text that this one shows.
    pub src: usize,
    pub look: u16,
    pub face: u16,
    pub script: Script,
    pub level: u8,
    /// Typed on another key for its shape: a bare capital I (T02).
    pub bare: bool,
    /// A carriage return, shown as nothing.
    pub returns: bool,
    /// How it stands in its line.
    pub stand: Stand,
}

impl Cell {
    /// The author's own line break.
    pub fn is_break(&self) -> bool {
        self.ch == '\n'
    }
}

/// What a span of text looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    pub weight: u16,
    pub italic: bool,
    pub colour: Rgba,
    pub scale: f64,
    /// The span stands out from its style, so scripts without italics set it bold.
    pub emphatic: bool,
    /// §6c A dot goes beside each character.
    pub dots: bool,
}

/// A reading, ready to shape.
#[derive(Debug)]
pub(super) struct Reading {
    /// The cells that it belongs to; no line break is among them.
    pub base: Range<usize>,
    /// One for the whole, or one for each character of the base that is no mark upon another.
    pub parts: Vec<Vec<Cell>>,
    /// In bopomofo, beside its characters.
    pub zhuyin: bool,
}

/// The text, ready to shape.
#[derive(Debug, Default)]
pub(super) struct Collected {
    pub cells: Vec<Cell>,
    pub looks: Vec<Look>,
    pub faces: Vec<Face>,
    pub issues: Vec<TextIssue>,
    /// Reading begins at the right.
    pub right_to_left: bool,
    /// Lines run from top to bottom.
    pub vertical: bool,
    /// Cells that stand upright together, in order.
    pub groups: Vec<Range<usize>>,
    /// Readings beside the text, in order.
    pub readings: Vec<Reading>,
}

/// Turns the author's text into cells.
pub(super) fn collect(book: &FontBook, copy: &Copy<'_>, style: &TextStyle) -> Collected {
    let vertical = style.is_vertical();
    let right_to_left = runs_right_to_left(&style.lang);
    let mut out = Collected { right_to_left, vertical, ..Collected::default() };
    let looks = Looks::new(copy, style, &mut out.looks);
    show(copy.text, style, &looks, &mut out.cells);
    set_levels(copy.text, right_to_left, &mut out.cells);
    let looks = std::mem::take(&mut out.looks);
    let mut faces = Faces::new(book, style, &looks);
    out.cells = faces.choose(&out.cells);
    out.readings = readings(copy, &out.cells, &mut faces);
    (out.faces, out.issues) = (faces.found, faces.issues);
    out.looks = looks;
    if style.capitals && style.crossbar_i {
        bare_i_within_words(copy.text, style, &mut out);
    }
    if vertical {
        let upright = copy.marks.iter().filter(|m| m.note == Some(Note::Upright));
        let marked: Vec<_> = upright.filter_map(|m| cells_of(&out.cells, &m.range)).collect();
        stand(&mut out, style, &marked);
    }
    out
}

/// The cells that show some bytes of the text, up to the first line break among them.
fn cells_of(cells: &[Cell], bytes: &Range<usize>) -> Option<Range<usize>> {
    let start = cells.partition_point(|c| c.src < bytes.start);
    let end = cells.partition_point(|c| c.src < bytes.end);
    let end = (start..end).find(|i| cells[*i].is_break()).unwrap_or(end);
    (start < end).then_some(start..end)
}

/// What is read beside the text. A later reading of the same characters wins.
fn readings(copy: &Copy<'_>, cells: &[Cell], faces: &mut Faces<'_>) -> Vec<Reading> {
    let mut found: Vec<Reading> = Vec::new();
    for mark in copy.marks {
        let Some(Note::Ruby(texts)) = &mark.note else { continue };
        let Some(base) = cells_of(cells, &mark.range) else { continue };
        let heads = cells[base.clone()].iter().filter(|c| !clings(c)).count();
        let apart: Vec<&str> = texts.iter().flat_map(|t| t.split_whitespace()).collect();
        let texts: Vec<String> = if texts.len() == heads {
            texts.clone()
        } else if apart.len() == heads && apart.iter().all(|t| t.chars().all(is_zhuyin)) {
            apart.into_iter().map(str::to_owned).collect()
        } else {
            vec![texts.concat()]
        };
        let parts = texts.iter().map(|text| {
            let like = cells[base.start];
            let shown = text.chars().filter(|c| !c.is_control()).map(|ch| Cell {
                ch,
                script: unicode::script(u32::from(ch)),
                level: 0,
                stand: Stand::Along,
                ..like
            });
            faces.choose(&shown.collect::<Vec<_>>())
        });
        let mut parts: Vec<Vec<Cell>> = parts.collect();
        if parts.iter().all(Vec::is_empty) {
            continue;
        }
        found.retain(|r| r.base.end <= base.start || r.base.start >= base.end);
        let zhuyin = texts.iter().all(|t| t.chars().all(is_zhuyin)) && texts.len() == heads;
        // Three tenths of the size make strokes as thin as hairs: bold ones look as dark as the character.
        if let Some(bold) = faces.book.han(BOLD).filter(|_| zhuyin) {
            for cell in parts.iter_mut().flatten().filter(|c| bold.glyph(c.ch).is_some()) {
                cell.face = faces.index(bold.clone());
            }
        }
        found.push(Reading { base, parts, zhuyin });
    }
    found.sort_by_key(|r| r.base.start);
    found
}

/// T01, T02 are rules of Latin script; a language's first subtag decides what else applies.
pub(super) fn primary(lang: &str) -> &str {
    lang.split(['-', '_']).next().unwrap_or(lang)
}

fn runs_right_to_left(lang: &str) -> bool {
    ["ar", "he", "iw", "fa", "ur", "yi", "ps", "ckb", "dv", "ug", "sd", "syr"].contains(&primary(lang))
}

struct Looks {
    /// Where a look begins, in bytes, and which; ascending.
    starts: Vec<(usize, u16)>,
}

impl Looks {
    fn new(copy: &Copy<'_>, style: &TextStyle, looks: &mut Vec<Look>) -> Self {
        let base = Look {
            weight: style.weight,
            italic: style.italic,
            colour: style.colour,
            scale: 1.0,
            emphatic: false,
            dots: false,
        };
        looks.push(base);
        let mut edges: Vec<usize> = copy.marks.iter().flat_map(|m| [m.range.start, m.range.end]).collect();
        edges.push(0);
        edges.sort_unstable();
        edges.dedup();
        let mut starts: Vec<(usize, u16)> = Vec::with_capacity(edges.len());
        for at in edges {
            let mut look = base;
            for mark in copy.marks.iter().filter(|m| m.range.contains(&at)) {
                if let Some(bold) = mark.bold {
                    look.weight = if bold { style.weight.max(BOLD) } else { REGULAR };
                    look.emphatic |= bold;
                }
                if let Some(italic) = mark.italic {
                    look.italic = italic;
                    look.emphatic |= italic && !style.italic;
                }
                look.colour = mark.colour.unwrap_or(look.colour);
                let scale = mark.scale.filter(|s| s.is_finite()).unwrap_or(look.scale);
                look.scale = scale.clamp(*MARK_SCALES.start(), *MARK_SCALES.end());
                look.dots |= mark.dots;
            }
            let known = looks.iter().position(|l| *l == look).unwrap_or_else(|| {
                looks.push(look);
                looks.len() - 1
            });
            starts.push((at, u16::try_from(known).unwrap_or(0)));
        }
        Self { starts }
    }
}

/// The displayed characters: capitals where the style asks for them (T01), blanks for what has no shape.
fn show(text: &str, style: &TextStyle, looks: &Looks, cells: &mut Vec<Cell>) {
    cells.reserve(text.len());
    let turkic = ["tr", "az"].contains(&primary(&style.lang));
    let mut next = 0;
    let mut look = 0;
    for (src, ch) in text.char_indices() {
        while let Some((_, which)) = looks.starts.get(next).filter(|(at, _)| *at <= src) {
            look = *which;
            next += 1;
        }
        let script = unicode::script(u32::from(ch));
        let returns = ch == '\r';
        let stand = Stand::Along;
        let mut push = |ch: char| {
            cells.push(Cell { ch, src, look, face: 0, script, level: 0, bare: false, returns, stand });
        };
        match ch {
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => push('\n'),
            '\t' => push(' '),
            c if c.is_control() => push('\u{200b}'),
            'i' if style.capitals && turkic => push('İ'),
            c if style.capitals && has_capitals(script) => {
                c.to_uppercase()
                    .map(|c| if script == Script::GREEK { without_tonos(c) } else { c })
                    .for_each(push);
            }
            c => push(c),
        }
    }
}

/// Scripts whose small letters may be shown as capitals.
fn has_capitals(script: Script) -> bool {
    [Script::LATIN, Script::GREEK, Script::CYRILLIC, Script::ARMENIAN].contains(&script)
}

/// Greek words in capitals carry no accents.
fn without_tonos(c: char) -> char {
    match c {
        'Ά' => 'Α',
        'Έ' => 'Ε',
        'Ή' => 'Η',
        'Ί' => 'Ι',
        'Ό' => 'Ο',
        'Ύ' => 'Υ',
        'Ώ' => 'Ω',
        _ => c,
    }
}

/// Bidi levels after UAX 9. The base direction is the language's and not the first letter's, so that leading
/// dots and quotes stay where they belong.
fn set_levels(text: &str, right_to_left: bool, cells: &mut [Cell]) {
    let turns = |c: char| {
        matches!(u32::from(c), 0x590..=0x8ff | 0x200f | 0x202a..=0x202e | 0x2066..=0x2069 | 0xfb1d..=0xfdff
            | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff)
    };
    if !right_to_left && !text.contains(turns) {
        return;
    }
    let base = if right_to_left { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(text, Some(base));
    for cell in cells {
        cell.level = info.levels.get(cell.src).map_or(base.number(), Level::number);
    }
}

/// Faces in order of preference.
struct Chain {
    faces: Vec<Face>,
    /// How many of them were named for the one writing.
    named: usize,
}

/// What a character is written in. Marks and digits that every script shares go with the language's own.
fn writing_of(cell: &Cell, lang: &str) -> Writing {
    match cell.script {
        Script::LATIN => Writing::Latin,
        Script::GREEK | Script::CYRILLIC => Writing::GreekCyrillic,
        Script::HAN => Writing::Han,
        Script::HIRAGANA | Script::KATAKANA => Writing::Kana,
        Script::HANGUL => Writing::Hangul,
        Script::BOPOMOFO => Writing::Bopomofo,
        Script::ARABIC => Writing::Arabic,
        Script::HEBREW => Writing::Hebrew,
        _ if cell.ch == 'ー' => Writing::Kana,
        _ if is_east_asian(cell.ch) => Writing::WideMarks,
        _ => match primary(lang) {
            "ar" | "fa" | "ur" | "ps" | "ug" | "sd" | "ckb" => Writing::Arabic,
            "he" | "iw" | "yi" => Writing::Hebrew,
            "ko" => Writing::Hangul,
            _ => Writing::Latin,
        },
    }
}

struct Faces<'a> {
    book: &'a FontBook,
    style: &'a TextStyle,
    looks: &'a [Look],
    /// For each look and writing, once they were met: the style's faces in order.
    chains: Vec<((u16, Option<usize>), Chain)>,
    found: Vec<Face>,
    issues: Vec<TextIssue>,
    east_asian: bool,
}

impl<'a> Faces<'a> {
    fn new(book: &'a FontBook, style: &'a TextStyle, looks: &'a [Look]) -> Self {
        let mut issues = Vec::new();
        for family in style.fonts.iter().chain(style.fonts_for.iter().flat_map(|(_, f)| f)) {
            let pick = FontPick { family: family.clone(), weight: style.weight, italic: style.italic };
            if book.pick(&pick).is_none() {
                issues.push(TextIssue::MissingFont { family: family.clone() });
            }
        }
        let east_asian = ["zh", "ja"].contains(&primary(&style.lang));
        Self { book, style, looks, chains: Vec::new(), found: Vec::new(), issues, east_asian }
    }

    /// Gives every cell a face: the style's own, else a bundled one, else one of the source's.
    fn choose(&mut self, cells: &[Cell]) -> Vec<Cell> {
        let mut chosen: Vec<Cell> = Vec::with_capacity(cells.len());
        for (i, mut cell) in cells.iter().copied().enumerate() {
            let before = chosen.last().filter(|b| b.look == cell.look && !b.is_break()).map(|b| b.face);
            let east = is_wide_in_east_asia(cell.ch) && self.stands_among_han(cells, i);
            if east && self.style.is_vertical() {
                cell.ch = vertical_quote(cell.ch, &self.style.lang);
            }
            cell.face = self.face_for(&cell, before, east);
            chosen.push(cell);
        }
        chosen
    }

    /// Quotes, dashes and dots are wide beside Chinese characters and narrow within a Latin word.
    fn stands_among_han(&self, cells: &[Cell], i: usize) -> bool {
        let solid = |c: &&Cell| !is_wide_in_east_asia(c.ch) && !c.ch.is_whitespace();
        let near = |c: Option<&Cell>| c.map(|c| is_east_asian(c.ch));
        match (near(cells[..i].iter().rev().find(solid)), near(cells[i + 1..].iter().find(solid))) {
            (Some(false), Some(false)) => false,
            (Some(true), _) | (_, Some(true)) => true,
            _ => self.east_asian,
        }
    }

    fn face_for(&mut self, cell: &Cell, before: Option<u16>, east: bool) -> u16 {
        let of = |found: &[Face], at: u16| found.get(usize::from(at)).cloned();
        if let Some(before) = before.filter(|_| clings(cell)) {
            return before;
        }
        let look = self.looks[usize::from(cell.look)];
        let writing = self.writing(cell, east);
        if !east {
            // Most characters follow one that the style's first family has.
            let first = self.chain(cell.look, writing).faces.first().cloned();
            if let Some(face) = first.filter(|f| clings(cell) || f.glyph(cell.ch).is_some()) {
                return self.index(face);
            }
        }
        let wanted = if east || is_east_asian(cell.ch) { self.han(look) } else { None };
        let chain = self.chain(cell.look, writing);
        // A wide mark comes from a face that has wide ones, or from the one that was named for them.
        let fits = |(i, f): &(usize, &Face)| {
            (!east || *i < chain.named || f.has_han()) && f.glyph(cell.ch).is_some()
        };
        let own = chain.faces.iter().enumerate().find(fits).map(|(_, f)| f.clone());
        let last = before.and_then(|b| of(&self.found, b)).filter(|f| f.glyph(cell.ch).is_some());
        let face = own
            .or_else(|| wanted.filter(|f| f.glyph(cell.ch).is_some()))
            .or_else(|| last.filter(|_| !east))
            .or_else(|| {
                let weight = if leans(cell.script) { look.weight } else { upright_weight(look) };
                self.book.covering(cell.ch, &self.style.lang, weight, look.italic)
            });
        if let Some(face) = face {
            return self.index(face);
        }
        let shapeless = clings(cell) || cell.ch.is_whitespace() || cell.is_break();
        let issue = TextIssue::MissingGlyph { ch: cell.ch };
        if !shapeless && !self.issues.contains(&issue) {
            self.issues.push(issue);
        }
        let any = self.chain(cell.look, None).faces.first().cloned();
        before.unwrap_or_else(|| any.map_or(0, |f| self.index(f)))
    }

    /// Which of the style's lists for single writings a character belongs to, if to any.
    fn writing(&self, cell: &Cell, east: bool) -> Option<usize> {
        if self.style.fonts_for.is_empty() {
            return None;
        }
        let writing = if east { Writing::WideMarks } else { writing_of(cell, &self.style.lang) };
        self.style.fonts_for.iter().position(|(w, fonts)| *w == writing && !fonts.is_empty())
    }

    /// The faces of the style's families in one look, those for one writing first. Never empty while the book has
    /// any face.
    fn chain(&mut self, look: u16, writing: Option<usize>) -> &Chain {
        let key = (look, writing);
        let at = self.chains.iter().position(|(k, _)| *k == key).unwrap_or_else(|| {
            let (book, style, l) = (self.book, self.style, self.looks[usize::from(look)]);
            let named = writing.and_then(|w| style.fonts_for.get(w)).map_or(&[][..], |(_, fonts)| fonts);
            let of_weight = |weight: u16| {
                let pick = |family: &str| {
                    book.pick(&FontPick { family: family.to_owned(), weight, italic: l.italic })
                };
                let mut faces: Vec<Face> = named.iter().filter_map(|f| pick(f)).collect();
                let named = faces.len();
                faces.extend(style.fonts.iter().filter_map(|f| pick(f)));
                if faces.is_empty() {
                    faces.extend(pick(super::book::COMIC_NEUE));
                }
                Chain { faces, named }
            };
            let mut chain = of_weight(l.weight);
            // §6f What stands among letters of another script is as dark as they are.
            let own = own_letter(&style.lang).filter(|_| upright_weight(l) != l.weight);
            if own.is_some_and(|own| chain.faces.iter().all(|f| f.glyph(own).is_none())) {
                chain = of_weight(upright_weight(l));
            }
            self.chains.push((key, chain));
            self.chains.len() - 1
        });
        &self.chains[at].1
    }

    /// The bundled Han face. Its regular weight is as dark as a bold comic face, so bold is kept for what
    /// must stand out: Han has no italics (T03).
    fn han(&self, look: Look) -> Option<Face> {
        self.book.han(upright_weight(look))
    }

    fn index(&mut self, face: Face) -> u16 {
        let at = self.found.iter().position(|f| *f == face).unwrap_or_else(|| {
            self.found.push(face);
            self.found.len() - 1
        });
        u16::try_from(at).unwrap_or(0)
    }
}

/// The weight of bundled faces whose script has no italics (T03, §6f): regular, so that bold is left for what stands
/// out.
fn upright_weight(look: Look) -> u16 {
    if look.emphatic || look.weight > BOLD { BOLD } else { REGULAR }
}

/// A letter that every face for a language has whose bundled face is set in [`upright_weight`].
fn own_letter(lang: &str) -> Option<char> {
    match primary(lang) {
        "zh" | "ja" => Some('一'),
        "ar" | "fa" | "ur" | "ps" | "ckb" | "ug" | "sd" => Some('ا'),
        "he" | "iw" | "yi" => Some('א'),
        _ => None,
    }
}

/// Scripts in which emphasis may lean; in others it is bold, size and colour.
fn leans(script: Script) -> bool {
    ![Script::ARABIC, Script::HEBREW, Script::SYRIAC, Script::THAI].contains(&script)
}

/// Characters that are part of the one before: accents, joiners, selectors.
pub(super) fn clings(cell: &Cell) -> bool {
    cell.script == Script::INHERITED
        || matches!(u32::from(cell.ch), 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f
            | 0xfeff | 0x1_f3fb..=0x1_f3ff | 0xe_0000..=0xe_01ef)
}

/// T02 Crossbars belong to the pronoun. In faces whose I has them, every other I is typed on the key that
/// draws a bare stroke.
fn bare_i_within_words(text: &str, style: &TextStyle, out: &mut Collected) {
    let english = primary(&style.lang) == "en";
    for cell in out.cells.iter_mut().filter(|c| c.ch == 'I') {
        let Some(key) = out.faces.get(usize::from(cell.face)).and_then(Face::plain_i) else { continue };
        let stored = text[cell.src..].chars().next().unwrap_or('I');
        let before = text[..cell.src].chars().next_back();
        let after = text[cell.src + stored.len_utf8()..].chars().next();
        let alone = !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric);
        if !(alone && (english || stored == 'I')) {
            cell.ch = key;
            cell.bare = true;
        }
    }
}
