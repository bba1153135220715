//! Cells into glyphs: each run of one face, look, script and stand is shaped once.

use super::collect::{Cell, Look, primary};
use super::font::Face;
use super::orient::Stand;
use super::place::Turn;
use super::style::{HAN_EM_PER_CAP_HEIGHT, MADE_SLANT};
use crate::geom::Rect;
use harfrust::{Buffer, Direction, Feature, Language, Script, ShapeOptions, ShaperFont, Tag};

/// How far a Han face's middle stands above its baseline, in ems: the middle of a column.
const HAN_MIDDLE_EM: f64 = 0.38;

/// A glyph of a shaped run. Lengths are mm at scale 1, in the space of lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shaped {
    pub id: u16,
    pub cell: u32,
    pub run: u32,
    pub advance: f64,
    pub dx: f64,
    pub dy: f64,
}

/// Cells that were shaped together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub face: u16,
    pub look: u16,
    /// The em in mm at scale 1.
    pub em: f64,
    pub level: u8,
    pub slant: f64,
    /// How its glyphs are turned against the line.
    pub turn: Turn,
    /// Their width against the natural one.
    pub stretch: f64,
}

impl Run {
    /// The ink of a glyph around its origin, in ems of the run, turned as it stands in the line.
    pub fn ink(&self, face: &Face, glyph: u16) -> Option<Rect> {
        let r = face.ink(glyph)?;
        let lean = |y: f64| -y * self.slant;
        let flat = Rect::new(
            (r.x0 + lean(r.y1).min(lean(r.y0))) * self.stretch,
            r.y0,
            (r.x1 + lean(r.y1).max(lean(r.y0))) * self.stretch,
            r.y1,
        );
        Some(self.turn.rect(flat))
    }
}

/// What shaping needs to know besides the cells.
pub(super) struct Shaping<'a> {
    pub faces: &'a [Face],
    pub looks: &'a [Look],
    pub lang: &'a str,
    /// Features that the style asks for.
    pub features: &'a [(String, u32)],
    /// Height of a capital in mm.
    pub cap_height: f64,
    pub vertical: bool,
    /// The cells are read beside others: faces may have darker shapes for that.
    pub ruby: bool,
}

/// F03 The em that makes a face's capitals as tall as asked; Han by its own factor.
pub(super) fn em_mm(face: &Face, cap_height: f64) -> f64 {
    if face.has_han() { HAN_EM_PER_CAP_HEIGHT * cap_height } else { cap_height / face.cap_height() }
}

impl Shaping<'_> {
    /// Shapes `cells` at `scale` times the size of their look; runs and glyphs go to the end of the lists.
    pub fn shape(&self, cells: &[Cell], scale: f64, runs: &mut Vec<Run>, glyphs: &mut Vec<Shaped>) {
        let language = Language::new(self.lang);
        let mut buffer = Buffer::new();
        let mut shaper: Option<(u16, ShaperFont<'_, '_>)> = None;
        let mut start = 0;
        while start < cells.len() {
            let head = cells[start];
            if head.is_break() {
                start += 1;
                continue;
            }
            let (end, script) = run_from(cells, start);
            let Some(face) = self.faces.get(usize::from(head.face)) else {
                start = end;
                continue;
            };
            // Marks alone have no script; in a Han face they take the shapes of the language by it (`locl`).
            let script = if script == Script::COMMON && face.has_han() { Script::HAN } else { script };
            let look = self.looks[usize::from(head.look)];
            let em = em_mm(face, self.cap_height) * look.scale * scale;
            let made_slant = look.italic && !face.is_italic() && !face.has_han() && slants(script);
            let upright = head.stand == Stand::Upright;
            runs.push(Run {
                face: head.face,
                look: head.look,
                em,
                level: head.level,
                slant: if made_slant { MADE_SLANT } else { 0.0 },
                turn: if upright { Turn::Anticlockwise } else { Turn::None },
                stretch: 1.0,
            });
            buffer.clear();
            let direction = if upright {
                Direction::TopToBottom
            } else if head.level % 2 == 1 {
                Direction::RightToLeft
            } else {
                Direction::LeftToRight
            };
            buffer.set_direction(direction);
            buffer.set_script(Some(script));
            buffer.set_language(language.clone());
            for (i, cell) in cells[start..end].iter().enumerate() {
                buffer.push(u32::from(cell.ch), u32::try_from(start + i).unwrap_or(u32::MAX));
            }
            if shaper.as_ref().is_none_or(|(of, _)| *of != head.face) {
                shaper = Some((head.face, ShaperFont::new(face.shaper_font())));
            }
            let features = features(&cells[start..end], self);
            let plan = face.plan(direction, script, language.as_ref(), &features);
            let options = ShapeOptions::new().plan(Some(&plan)).features(&features);
            let done = shaper.as_ref().is_some_and(|(_, f)| harfrust::shape(f, &mut buffer, options).is_ok());
            if done {
                if direction == Direction::RightToLeft {
                    buffer.reverse_clusters();
                }
                let from = glyphs.len();
                take(&buffer, em / face.units_per_em(), upright, glyphs, runs.len() - 1);
                if self.vertical && head.stand == Stand::Along {
                    // What lies on its side lies in the middle of the column.
                    let shift = if face.has_han() { HAN_MIDDLE_EM } else { face.cap_height() / 2.0 } * em;
                    for glyph in &mut glyphs[from..] {
                        glyph.dy += shift;
                    }
                }
            }
            start = end;
        }
    }
}

/// The interpunct of Japanese fills an em (§6a). The bundled face has one glyph for it and for the Latin one, which
/// its forms for Japanese make narrow: it is shaped alone, and without them.
const MIDDLE_DOT: char = '・';

/// §6b Letters and digits that share a cell are narrow ones where the face has them; ruby has shapes of its own.
/// What else the style asks for comes first; what is no feature is passed over.
fn features(cells: &[Cell], shaping: &Shaping<'_>) -> Vec<Feature> {
    let narrow =
        cells.len() > 1 && cells.iter().all(|c| c.stand.is_together() && c.ch.is_ascii_alphanumeric());
    let read = |(tag, value): &(String, u32)| format!("{tag}={value}").parse().ok();
    let mut all: Vec<Feature> = shaping.features.iter().filter_map(read).collect();
    all.extend(narrow.then(|| Feature::new(Tag::new(b"hwid"), 1, ..)));
    all.extend(shaping.ruby.then(|| Feature::new(Tag::new(b"ruby"), 1, ..)));
    let dot = primary(shaping.lang) == "ja" && cells.first().is_some_and(|c| c.ch == MIDDLE_DOT);
    all.extend(dot.then(|| Feature::new(Tag::new(b"locl"), 0, ..)));
    all
}

/// A face has another glyph for a character in vertical lines.
pub(super) fn has_vertical_form(face: &Face, ch: char, lang: &str) -> bool {
    let (language, script) = (Language::new(lang), Script::HAN);
    let mut buffer = Buffer::new();
    let glyph = |buffer: &mut Buffer, direction: Direction| {
        buffer.clear();
        buffer.set_direction(direction);
        buffer.set_script(Some(script));
        buffer.set_language(language.clone());
        buffer.push(u32::from(ch), 0);
        let plan = face.plan(direction, script, language.as_ref(), &[]);
        let shaper = ShaperFont::new(face.shaper_font());
        harfrust::shape(&shaper, buffer, ShapeOptions::new().plan(Some(&plan))).ok()?;
        buffer.glyph_infos().first().map(|g| g.glyph_id)
    };
    let down = glyph(&mut buffer, Direction::TopToBottom);
    down.is_some() && down != glyph(&mut buffer, Direction::LeftToRight)
}

/// Scripts that lean in emphasis; Han, kana, Hebrew and Arabic stay upright.
fn slants(script: Script) -> bool {
    [Script::LATIN, Script::GREEK, Script::CYRILLIC, Script::ARMENIAN, Script::COMMON].contains(&script)
}

/// Where the run ends that begins at `start`, and its script. Marks and spaces take their neighbours' script,
/// and long sounds that of the kana.
fn run_from(cells: &[Cell], start: usize) -> (usize, Script) {
    let head = cells[start];
    let mut script = None;
    let mut end = start;
    while let Some(cell) = cells.get(end) {
        if cell.is_break()
            || (cell.face, cell.look, cell.level, cell.stand)
                != (head.face, head.look, head.level, head.stand)
            || ((cell.ch == MIDDLE_DOT || head.ch == MIDDLE_DOT) && end > start)
        {
            break;
        }
        if ![Script::COMMON, Script::INHERITED, Script::UNKNOWN].contains(&cell.script) {
            if script.is_some_and(|s| s != cell.script) {
                break;
            }
            script = Some(cell.script);
        }
        end += 1;
    }
    (end, script.unwrap_or(Script::COMMON))
}

fn take(buffer: &Buffer, mm_per_unit: f64, upright: bool, glyphs: &mut Vec<Shaped>, run: usize) {
    let run = u32::try_from(run).unwrap_or(u32::MAX);
    for (info, at) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
        let (x, y) = (f64::from(at.x_offset) * mm_per_unit, f64::from(at.y_offset) * mm_per_unit);
        // Down the page is along the line, and left is deeper.
        let (advance, dx, dy) = if upright { (-at.y_advance, -y, -x) } else { (at.x_advance, x, -y) };
        glyphs.push(Shaped {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            cell: info.cluster,
            run,
            advance: f64::from(advance) * mm_per_unit,
            dx,
            dy,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::book::bundled;
    use super::super::style::{BOLD, FontPick, REGULAR};
    use super::*;
    use crate::geom::Rgba;
    use std::process::{Command, Stdio};

    const FONT: &str = "assets/fonts/NotoSansSC-Regular.otf";

    fn han() -> Face {
        let pick = FontPick { family: "Noto Sans SC".to_owned(), weight: REGULAR, italic: false };
        bundled().pick(&pick).expect("bundled")
    }

    fn look() -> Look {
        let colour = Rgba::BLACK;
        Look { weight: BOLD, italic: false, colour, scale: 1.0, emphatic: false, dots: false }
    }

    /// The text set from top to bottom, in font units, as `hb-shape` prints it.
    fn set(face: &Face, lang: &str, script: Script, text: &str) -> Vec<String> {
        let cells: Vec<Cell> = text
            .char_indices()
            .map(|(src, ch)| Cell {
                ch,
                src,
                look: 0,
                face: 0,
                script,
                level: 0,
                bare: false,
                returns: false,
                stand: Stand::Upright,
            })
            .collect();
        // A capital of this height gives an em of 1000.
        let cap_height = 1000.0 / HAN_EM_PER_CAP_HEIGHT;
        let faces = [face.clone()];
        let looks = [look()];
        let shaping = Shaping {
            faces: &faces,
            looks: &looks,
            lang,
            features: &[],
            cap_height,
            vertical: true,
            ruby: false,
        };
        let (mut runs, mut glyphs) = (Vec::new(), Vec::new());
        shaping.shape(&cells, 1.0, &mut runs, &mut glyphs);
        let whole = |v: f64| format!("{:.0}", if v.abs() < 0.5 { 0.0 } else { v });
        let print = |g: &Shaped| {
            // The space of lines has along down and depth to the left.
            let advance = if g.advance == 0.0 { String::new() } else { format!(",{}", whole(-g.advance)) };
            format!("{}@{},{}+0{advance}", g.id, whole(-g.dy), whole(-g.dx))
        };
        glyphs.iter().map(print).collect()
    }

    /// What `hb-shape` printed; the narrow dot of Japanese is the full one with us (see [`MIDDLE_DOT`]).
    fn printed(lang: &str, line: &str) -> Vec<String> {
        let inner = line.trim().trim_start_matches('[').trim_end_matches(']');
        let full = |glyph: &str| match (lang, glyph) {
            ("ja", "339@-170,-880+0,-1000") => "861@-500,-880+0,-1000".to_owned(),
            _ => glyph.to_owned(),
        };
        inner.split('|').map(full).collect()
    }

    fn script(tag: &str) -> Script {
        match tag {
            "Hira" => Script::HIRAGANA,
            "Kana" => Script::KATAKANA,
            "Bopo" => Script::BOPOMOFO,
            _ => Script::HAN,
        }
    }

    /// What `HarfBuzz` said, by `tests/data/make_hb_vertical.sh`.
    #[test]
    fn columns_are_shaped_as_harfbuzz_shapes_them() {
        let face = han();
        let rows = include_str!("../../tests/data/hb_vertical.tsv").lines().filter(|l| !l.starts_with('#'));
        let mut count = 0;
        for row in rows {
            let [lang, tag, text, glyphs] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
            assert_eq!(set(&face, lang, script(tag), text), printed(lang, glyphs), "{lang} {tag} {text}");
            count += 1;
        }
        assert!(count > 40);
    }

    /// The same against `hb-shape` itself, over every wide character of the font, where it is installed.
    #[test]
    fn every_character_is_shaped_as_hb_shape_does_it() {
        let Ok(version) = Command::new("hb-shape").arg("--version").output() else {
            eprintln!("hb-shape is not installed; the recorded answers were compared");
            return;
        };
        assert!(version.status.success());
        let face = han();
        let blocks = [0x3001..=0x303f, 0x3041..=0x30ff, 0x3105..=0x312f, 0x4e00..=0x9fff, 0xff01..=0xff9f];
        let wide: Vec<char> = blocks
            .into_iter()
            .flatten()
            .filter_map(char::from_u32)
            .filter(|c| face.glyph(*c).is_some())
            .collect();
        let lines: Vec<String> = wide.chunks(40).map(String::from_iter).collect();
        assert!(lines.len() > 200);
        for lang in ["ja", "zh-Hans", "zh-Hant-TW", "zh-Hant-HK"] {
            let mut child = Command::new("hb-shape")
                .args(["--direction=ttb", "--script=Hani", "--no-glyph-names", "--no-clusters"])
                .args([&format!("--language={lang}"), FONT])
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .expect("it started");
            let (mut to, text) = (child.stdin.take().expect("piped"), lines.join("\n") + "\n");
            let writer = std::thread::spawn(move || std::io::Write::write_all(&mut to, text.as_bytes()));
            let said = child.wait_with_output().expect("it ended");
            writer.join().expect("no panic").expect("it read");
            let said = String::from_utf8(said.stdout).expect("text");
            assert_eq!(said.lines().count(), lines.len());
            for (line, said) in lines.iter().zip(said.lines()) {
                assert_eq!(set(&face, lang, Script::HAN, line), printed(lang, said), "{lang} {line}");
            }
        }
    }
}
