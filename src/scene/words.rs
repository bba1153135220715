//! From lines and styles of the model to set type, and from set type to glyph runs.

use super::letters::{self, Coat};
use super::list::{Glyph, GlyphRun, Node, Stroke};
use super::{Context, IssueKind};
use crate::geom::{Affine, Point};
use crate::lettering::place::{Fitted, PlacedGlyph, TextIssue};
use crate::lettering::style::{self, Copy, Flow, FontPick, Mark, TextStyle};
use crate::model::{
    Align, BalloonStyle, Emphasis, Item, ItemId, Kinsoku, Lang, LetterOutline, LineId, Look, NoteKind,
    StyleName, Upright, Words, Writing,
};
use std::collections::BTreeMap;
use std::ops::Range;

/// The words of a line with how they are set.
pub(super) struct Text {
    pub words: Words,
    /// What they are in: another language than the edition's where words stand in.
    pub lang: Lang,
    pub marks: Vec<Mark>,
    pub style: TextStyle,
    /// What is around the letters.
    pub coat: Coat,
    /// Stretches of the text that have something else around them, with the size of their letters against the style's.
    pub coats: Vec<(Range<usize>, Coat, f64)>,
    /// Where the author's words stand among what is shown.
    pub own: Range<usize>,
    /// They are being typed.
    pub typed: bool,
}

impl Text {
    /// What is shown is only there to be typed over.
    pub fn is_ghost(&self) -> bool {
        self.typed && self.own.is_empty()
    }

    pub fn copy(&self) -> Copy<'_> {
        Copy { text: self.words.text(), marks: &self.marks }
    }

    /// Other words in their place that have these within them, from byte `at` on.
    pub fn rewrite(&mut self, whole: &str, at: usize) {
        self.words = Words::plain(whole);
        self.own = self.own.start + at..self.own.end + at;
        for mark in &mut self.marks {
            mark.range = mark.range.start + at..mark.range.end + at;
        }
        for (range, ..) in &mut self.coats {
            *range = range.start + at..range.end + at;
        }
    }
}

/// The style of an item that shows a line: its own, that of the speaker, or `plain`; with what the item itself
/// changes put in.
pub(super) fn style_of(
    context: &mut Context<'_>,
    item: &Item,
    own: Option<&StyleName>,
    speakers: bool,
    plain: &str,
    look: &Look,
) -> BalloonStyle {
    let project = context.project;
    let speaker = item
        .line()
        .and_then(|id| context.page.line(id))
        .and_then(|line| line.speaker.as_ref())
        .and_then(|id| project.cast_member(id))
        .filter(|_| speakers);
    let name = own.or_else(|| speaker.and_then(|m| m.style.as_ref()));
    let mut style = match name.map(|n| (n, project.style(n))) {
        Some((_, Some(style))) => style,
        Some((name, None)) => {
            context.issue(item.id, IssueKind::MissingStyle { name: name.0.clone() });
            project.style(&StyleName::new(plain)).unwrap_or_default()
        }
        None => project.style(&StyleName::new(plain)).unwrap_or_default(),
    };
    if let Some(shape) = &look.shape {
        style.shape.clone_from(shape);
    }
    style.outline = look.outline.unwrap_or(style.outline);
    style.fill = look.fill.unwrap_or(style.fill);
    style.stroke = look.stroke.unwrap_or(style.stroke);
    // One pen draws border and outline (rule F08): beside a panel its own, elsewhere that of the page.
    let border = item
        .panel
        .and_then(|id| context.page.panel(id))
        .map(|panel| panel.border_mm)
        .filter(|mm| *mm > 0.0)
        .unwrap_or_else(|| project.setup_of(context.page).border);
    style.stroke_mm = Some(look.stroke_mm.unwrap_or_else(|| style.stroke_beside(border)));
    style.lettering.colour = look.letters.unwrap_or(style.lettering.colour);
    style.lettering.change(&look.lettering);
    style
}

/// The words that an item shows in the edition's language, ready to be set.
pub(super) fn text_of(
    context: &mut Context<'_>,
    item: ItemId,
    line: LineId,
    style: &BalloonStyle,
    look: &Look,
) -> Text {
    let wanted = context.edition.lang.clone();
    let line = context.page.line(line);
    let languages = &context.project.book.languages;
    let typed = context.typed.filter(|t| t.item == item).map(|t| &t.words);
    let own = typed.or_else(|| line.and_then(|l| l.words_in(&wanted)));
    // Blank words that are typed show what they are to say, if another language has it.
    let own = own.filter(|words| typed.is_none() || !words.is_blank());
    let ghost = typed.is_some() && own.is_none();
    let (words, lang) = if let Some(words) = own {
        (words.clone(), wanted)
    } else {
        let stand_in = line.and_then(|l| l.stand_in(languages)).map(|(w, lang)| (w.clone(), lang.clone()));
        if typed.is_none() {
            context
                .issue(item, IssueKind::MissingWords { lang: wanted.clone(), stand_in: stand_in.is_some() });
        }
        stand_in.unwrap_or((Words::default(), wanted))
    };
    let mut text = dressed(context, item, words, &lang, style, look);
    text.typed = typed.is_some();
    if ghost {
        text.own = 0..0;
        for coat in std::iter::once(&mut text.coat).chain(text.coats.iter_mut().map(|(_, coat, _)| coat)) {
            coat.opacity *= super::typed::GHOST;
        }
    }
    text
}

/// Words in a language, ready to be set in a style.
pub(super) fn dressed(
    context: &mut Context<'_>,
    item: ItemId,
    words: Words,
    lang: &Lang,
    style: &BalloonStyle,
    look: &Look,
) -> Text {
    let lettering = style.lettering.for_lang(lang);
    let fonts = look.fonts.iter().chain(&lettering.fonts).map(|f| substitute(context, f)).collect::<Vec<_>>();
    let own_for = if look.fonts.is_empty() { &lettering.fonts_for } else { &BTreeMap::new() };
    let fonts_for: Vec<(style::Writing, Vec<String>)> = own_for
        .iter()
        .map(|(w, all)| (writing(*w), all.iter().map(|f| substitute(context, f)).collect()))
        .collect();
    for family in fonts.iter().chain(fonts_for.iter().flat_map(|(_, f)| f)) {
        let pick = FontPick { family: family.clone(), weight: lettering.weight, italic: lettering.italic };
        if context.sources.fonts.pick(&pick).is_none() {
            context.issue(item, IssueKind::MissingFont { family: family.clone() });
        }
    }
    let mut marks: Vec<Mark> = words
        .spans()
        .iter()
        .map(|span| Mark {
            range: span.range.clone(),
            bold: span.emphasis.bold.then_some(true),
            // Emphasis in comics is bold and italic together (rule T03); among italics it stands upright.
            italic: (span.emphasis.italic || span.emphasis.bold).then_some(!lettering.italic),
            colour: span.emphasis.colour,
            scale: span.emphasis.scale,
            dots: span.emphasis.dots,
            note: None,
        })
        .collect();
    let coat = Coat::of(&lettering);
    // Dialogue is bold already: emphasis must be heavier still, or it is seen as italic alone (rule T03). Where there are
    // no capitals, dialogue is set in regular letters and emphasis in bold ones. Letters with lines of their style's
    // keep these: all lines lie under all letters.
    let bold = coat.is_bare() && lettering.weight >= BOLD && has_capitals(lang);
    let heavier = |e: &Emphasis| bold && e.bold && e.outline.is_none();
    let own = words.spans().iter().filter(|s| s.emphasis.has_coat() || heavier(&s.emphasis));
    let coats = own
        .map(|s| {
            let mut own = coat.with(&s.emphasis);
            if heavier(&s.emphasis) {
                let colour = s.emphasis.colour.unwrap_or(lettering.colour);
                own.outlines.insert(0, LetterOutline { colour, width_caps: HEAVIER_CAPS, mitred: false });
            }
            (s.range.clone(), own, s.emphasis.scale.unwrap_or(1.0))
        })
        .collect();
    marks.extend(words.notes().iter().map(|note| Mark {
        range: note.range.clone(),
        note: Some(match &note.kind {
            NoteKind::Ruby(readings) => style::Note::Ruby(readings.clone()),
            NoteKind::Upright => style::Note::Upright,
        }),
        ..Mark::default()
    }));
    let vertical = lettering.is_vertical(lang);
    let align = if vertical { lettering.columns } else { lettering.align };
    let style = TextStyle {
        fonts,
        fonts_for,
        features: lettering.features.iter().map(|(tag, value)| (tag.clone(), *value)).collect(),
        tracking_em: lettering.tracking_em,
        weight: lettering.weight,
        italic: lettering.italic,
        cap_height_mm: lettering.cap_height_mm * look.scale.unwrap_or(1.0),
        leading: style::DEFAULT_LEADING * lettering.leading,
        hyphenate: lettering.hyphenate,
        cut_words: lettering.cut_words,
        capitals: lettering.capitals && has_capitals(lang),
        colour: lettering.colour,
        // A line must not end within the name of somebody of the cast.
        names: context.project.cast().filter_map(|m| m.name.get(lang).cloned()).collect(),
        lang: lang.to_string(),
        flow: if vertical { Flow::Vertical } else { Flow::Horizontal },
        kinsoku: kinsoku(lettering.kinsoku, lang),
        upright: match lettering.upright {
            Upright::Marked => style::Upright::Marked,
            Upright::Usual => style::Upright::Usual,
            Upright::More => style::Upright::More,
        },
        // Only these let stops and commas leave a line (rule §6e).
        hang: lettering.hang && (lang.primary() == "ja" || (vertical && lang.is_traditional_chinese())),
        align: match align {
            Align::Start => style::Align::Start,
            Align::Centre => style::Align::Centre,
            Align::End => style::Align::End,
        },
        ..TextStyle::default()
    };
    let own = 0..words.text().len();
    Text { words, lang: lang.clone(), marks, style, coat, coats, own, typed: false }
}

/// From this weight on letters are bold.
const BOLD: u16 = 600;
/// What emphasis adds to each side of the strokes of letters that are bold already, in heights of capitals: a fifth to a
/// quarter of a stem, and counters stay open.
const HEAVIER_CAPS: f64 = 0.028;

fn writing(of: Writing) -> style::Writing {
    match of {
        Writing::Latin => style::Writing::Latin,
        Writing::GreekCyrillic => style::Writing::GreekCyrillic,
        Writing::Han => style::Writing::Han,
        Writing::Kana => style::Writing::Kana,
        Writing::Hangul => style::Writing::Hangul,
        Writing::Bopomofo => style::Writing::Bopomofo,
        Writing::WideMarks => style::Writing::WideMarks,
        Writing::Arabic => style::Writing::Arabic,
        Writing::Hebrew => style::Writing::Hebrew,
    }
}

/// A level by its name in the language; `None` for the usual one.
fn kinsoku(level: Kinsoku, lang: &Lang) -> Option<style::Kinsoku> {
    use style::Kinsoku as K;
    let [ja, zh] = match level {
        Kinsoku::ByLanguage => return None,
        Kinsoku::Loosest => [K::JaVeryLoose, K::ZhNone],
        Kinsoku::Loose => [K::JaLoose, K::ZhBasic],
        Kinsoku::Strict => [K::JaStrict, K::ZhGb],
        Kinsoku::Strictest => [K::JaVeryStrict, K::ZhStrict],
    };
    Some(if lang.primary() == "ja" { ja } else { zh })
}

/// Scripts without capitals stay as they are, Latin words among them too.
fn has_capitals(lang: &Lang) -> bool {
    !lang.is_cjk() && !matches!(lang.primary(), "ar" | "he" | "fa" | "ur" | "th" | "hi" | "ka")
}

fn substitute(context: &Context<'_>, family: &str) -> String {
    let project = context.project;
    let shared = project.shared.as_deref().map(|s| &s.fonts.substitutes);
    let own = &project.book.fonts.substitutes;
    own.get(family).or_else(|| shared.and_then(|s| s.get(family))).map_or(family, String::as_str).to_owned()
}

/// Hands on what the typesetter could not do.
pub(super) fn report(context: &mut Context<'_>, item: ItemId, fitted: &Fitted) {
    context.breaks.clone_from(&fitted.breaks);
    for issue in &fitted.issues {
        let kind = match issue {
            TextIssue::Overflow { by_mm } => IssueKind::Overflow { by_mm: *by_mm },
            TextIssue::Shrunk { scale } => IssueKind::Shrunk { scale: *scale },
            TextIssue::MissingGlyph { ch } => IssueKind::MissingGlyph { ch: *ch },
            // Missing families are reported once, from the style; a little less padding is no fault.
            TextIssue::MissingFont { .. } | TextIssue::Cramped { .. } => continue,
        };
        context.issue(item, kind);
    }
}

/// Set lines with what is around their letters. Readings and dots are runs of their own, which spell nothing of the
/// text.
pub(super) fn runs(
    text: &Text,
    fitted: &Fitted,
    page_from_block: Affine,
    halo: Option<&Stroke>,
) -> Vec<Node> {
    let runs = fills(text, fitted, page_from_block, halo);
    if text.coat.is_bare() && text.coats.is_empty() {
        return runs;
    }
    let cap = text.style.cap_height_mm * fitted.scale;
    let others = |at: usize| !text.coats.iter().any(|(range, ..)| range.contains(&at));
    let mut nodes = text.coat.behind(&(page_from_block * letters::outline(fitted, others)), cap);
    for (range, coat, scale) in &text.coats {
        let own = letters::outline(fitted, |at| range.contains(&at));
        nodes.extend(coat.behind(&(page_from_block * own), cap * scale));
    }
    nodes.extend(runs);
    text.coat.faded(nodes)
}

/// The letters alone: a run for each stretch of one face, size, colour and turn in a line.
pub(super) fn fills(
    text: &Text,
    fitted: &Fitted,
    page_from_block: Affine,
    halo: Option<&Stroke>,
) -> Vec<Node> {
    let mut nodes = Vec::new();
    for line in &fitted.lines {
        for run in stretches(&line.glyphs) {
            let from = run.iter().map(|g| g.cluster).min().unwrap_or(0);
            let last = run.iter().map(|g| g.cluster).max().unwrap_or(0);
            // A run ends where the next letter of the line that is not its own begins.
            let to = line
                .glyphs
                .iter()
                .map(|g| g.cluster)
                .filter(|c| *c > last)
                .min()
                .unwrap_or(line.range.end)
                .max(last);
            let spells = text.words.text().get(from..to).unwrap_or_default();
            nodes.push(Node::Glyphs(glyph_run(run, page_from_block, halo, spells)));
        }
        for run in stretches(&line.notes) {
            nodes.push(Node::Glyphs(glyph_run(run, page_from_block, halo, "")));
        }
    }
    nodes
}

/// Neighbours that one run can hold.
fn stretches(glyphs: &[PlacedGlyph]) -> impl Iterator<Item = &[PlacedGlyph]> {
    glyphs.chunk_by(|a, b| {
        a.face == b.face && a.size_mm == b.size_mm && a.colour == b.colour && a.turn == b.turn
    })
}

fn glyph_run(run: &[PlacedGlyph], page_from_block: Affine, halo: Option<&Stroke>, text: &str) -> GlyphRun {
    let first = &run[0];
    let block_from_run = first.turn.affine();
    let place = |g: &PlacedGlyph| {
        let at = block_from_run.inverse() * Point::new(g.x, g.y);
        Glyph { id: g.id, x: at.x, y: at.y, slant: g.slant, stretch: g.stretch }
    };
    GlyphRun {
        face: first.face.clone(),
        size_mm: first.size_mm,
        page_from_run: page_from_block * block_from_run,
        glyphs: run.iter().map(place).collect(),
        fill: first.colour,
        halo: halo.cloned(),
        text: text.to_owned(),
    }
}

/// Line pitch and em of set words, for an editor that types over them.
pub(super) fn measures(fitted: &Fitted, style: &TextStyle) -> (f64, f64) {
    let em = fitted
        .lines
        .iter()
        .flat_map(|l| &l.glyphs)
        .map(|g| g.size_mm)
        .next()
        .unwrap_or(style.cap_height_mm / 0.7);
    let pitch = match fitted.lines.as_slice() {
        [a, b, ..] => b.baseline_y - a.baseline_y,
        _ => em * style.leading,
    };
    (em, pitch)
}
