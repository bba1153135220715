//! What words look like: a resolved style, spans that differ from it, and the words themselves.

pub use super::kinsoku::Kinsoku;
use crate::geom::Rgba;
use std::ops::Range;

/// F02, F03 Height of a capital in print where a style says nothing: 7 points of a usual comic face, in mm.
pub const DEFAULT_CAP_HEIGHT_MM: f64 = 1.7;
/// F04 Line pitch in ems where a style says nothing: tight, for words in capitals.
pub const DEFAULT_LEADING: f64 = 0.98;
/// F03 Em of Chinese and Japanese characters as a multiple of the height of the capitals beside them: their
/// bodies, about nine tenths of the em, then stand a quarter taller than a capital, which looks level.
pub const HAN_EM_PER_CAP_HEIGHT: f64 = 1.4;
/// T03 Slant of letters whose family has no italic, as the tangent of 12 degrees from the upright.
pub const MADE_SLANT: f64 = 0.212_556_561_670_022;
/// What counts as bold, on the scale of 100 (thin) to 900 (black).
pub const BOLD: u16 = 700;
/// What counts as regular, on the scale of 100 (thin) to 900 (black).
pub const REGULAR: u16 = 400;

/// A face asked for by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FontPick {
    /// The family's name; case does not matter.
    pub family: String,
    /// 100 (thin) to 900 (black).
    pub weight: u16,
    /// Slanted letters.
    pub italic: bool,
}

/// What characters are written in, as far as composite fonts divide it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// Latin letters, digits and their marks.
    Latin,
    /// Greek and Cyrillic.
    GreekCyrillic,
    /// Chinese characters.
    Han,
    /// Hiragana, katakana and their long mark.
    Kana,
    /// Hangul.
    Hangul,
    /// Bopomofo.
    Bopomofo,
    /// Wide punctuation of Chinese and Japanese.
    WideMarks,
    /// Arabic script.
    Arabic,
    /// Hebrew.
    Hebrew,
}

/// Where lines that are shorter than the block stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the side that reading begins from.
    Start,
    /// In the middle: what balloons want (B02).
    #[default]
    Centre,
    /// At the side that reading ends at.
    End,
}

/// Which way lines run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Flow {
    /// Lines side to side, one under the other.
    #[default]
    Horizontal,
    /// Lines from top to bottom, one to the left of the other, as Japanese and Chinese are written (§6b).
    Vertical,
}

/// §6b What vertical writing sets upright of its own accord among letters and digits that lie on their side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Upright {
    /// Nothing but what the author marks.
    Marked,
    /// A letter or digit alone, two digits, two or three marks of question and exclamation.
    #[default]
    Usual,
    /// Also three digits and two capitals.
    More,
}

/// How words are set. All lengths are mm on the printed page.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own in the style of letters")]
pub struct TextStyle {
    /// Families in order of preference; after them come the bundled ones and the book's font source.
    pub fonts: Vec<String>,
    /// Families for one kind of writing, before the others (composite fonts, §6d).
    pub fonts_for: Vec<(Writing, Vec<String>)>,
    /// Features of the fonts: tags of four letters and their values. What a script needs is on without saying.
    pub features: Vec<(String, u32)>,
    /// 100 (thin) to 900 (black).
    pub weight: u16,
    /// Slanted letters.
    pub italic: bool,
    /// F03 Height of a capital, in mm. Chinese and Japanese take an em of [`HAN_EM_PER_CAP_HEIGHT`] times it.
    pub cap_height_mm: f64,
    /// F04 Line pitch in ems of the face, the same through the whole text. It is the least that the author
    /// wants: scripts that need more (small letters, Han, Arabic) take their own floor, so that one style
    /// serves every language.
    pub leading: f64,
    /// F05 Added after every character but joined ones, in ems; -0.01 to 0 for dialogue.
    pub tracking_em: f64,
    /// T01 Show capitals. The stored words keep their case.
    pub capitals: bool,
    /// T02 With capitals: crossbars on the I of the pronoun alone, bare strokes within words, where the face
    /// has both.
    pub crossbar_i: bool,
    /// The colour of the letters.
    pub colour: Rgba,
    /// The language as a BCP 47 tag (`en`, `zh-Hans`, `ja`).
    pub lang: String,
    /// Where short lines stand.
    pub align: Align,
    /// T08 Words may be divided between syllables, by the language's patterns, where nothing better fits. Soft
    /// hyphens in the text (U+00AD) allow it at their place whatever this says.
    pub hyphenate: bool,
    /// Words that are too long for a line may be cut anywhere, without a hyphen.
    pub cut_words: bool,
    /// Which way lines run.
    pub flow: Flow,
    /// §6a, §6e Which marks start and end no line; `None` for the usual level of the language.
    pub kinsoku: Option<Kinsoku>,
    /// §6b What stands upright in vertical lines without being marked.
    pub upright: Upright,
    /// §6a Full stops and commas that end a line hang beyond its edge.
    pub hang: bool,
    /// Names that lines should not end within, as the text spells them; blank ones count for nothing.
    pub names: Vec<String>,
}

impl TextStyle {
    /// Lines run from top to bottom.
    pub fn is_vertical(&self) -> bool {
        self.flow == Flow::Vertical
    }
}

impl Default for TextStyle {
    fn default() -> Self {
        Self {
            fonts: vec!["Comic Neue".to_owned()],
            fonts_for: Vec::new(),
            features: Vec::new(),
            weight: BOLD,
            italic: false,
            cap_height_mm: DEFAULT_CAP_HEIGHT_MM,
            leading: DEFAULT_LEADING,
            tracking_em: 0.0,
            capitals: true,
            crossbar_i: true,
            colour: Rgba::BLACK,
            lang: "en".to_owned(),
            align: Align::Centre,
            hyphenate: false,
            cut_words: false,
            flow: Flow::Horizontal,
            kinsoku: None,
            upright: Upright::Usual,
            hang: false,
            names: Vec::new(),
        }
    }
}

/// A span of the text that looks different (T03: emphasis is bold and italic together).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mark {
    /// Bytes of the text. What lies outside of it, or splits a character, counts for whole characters inside.
    pub range: Range<usize>,
    /// Bold, or not bold, whatever the style says.
    pub bold: Option<bool>,
    /// Italic, or not, whatever the style says.
    pub italic: Option<bool>,
    /// Another colour.
    pub colour: Option<Rgba>,
    /// Size as a multiple of the style's. Enlarged words overhang; the line pitch stays (F04).
    pub scale: Option<f64>,
    /// §6c A dot beside each character, which is how Japanese and Chinese emphasise.
    pub dots: bool,
    /// What the span carries or is turned into as a whole.
    pub note: Option<Note>,
}

/// What a span carries or is turned into as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// §6c Ruby: how the span is read. One reading belongs to the span as a whole (group ruby; over one
    /// character mono ruby); as many as it has characters belong to one each, and the span is one word
    /// (jukugo ruby). Readings in bopomofo stand beside their characters.
    Ruby(Vec<String>),
    /// §6b In vertical lines the span stands upright in one cell (tate-chu-yoko).
    Upright,
}

/// Words to set. A line break in the text is the author's own and always kept.
#[derive(Debug, Clone, Copy)]
pub struct Copy<'a> {
    /// The words as stored: real case, no breaks but the author's.
    pub text: &'a str,
    /// Spans that look different; later ones win.
    pub marks: &'a [Mark],
}
