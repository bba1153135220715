//! Chinese and Japanese set as comics set them: columns, readings, dots, marks. Sheets are held against small
//! pictures; `SHEETS=300 UPDATE_GOLDENS=1 cargo test --test library cjk` also paints them at 300 dpi into `target/sheets`.

mod any_columns;
use crate::drawing;
mod squeezed;

use drawing::golden::check;
use panelwright::asset::{ArtIndex, ArtStore};
use panelwright::file::presets;
use panelwright::geom::Rect;
use panelwright::geom::outline::{bounds, rectangle, superellipse};
use panelwright::lettering::{
    Align, Body, Copy, Fitted, Flow, FontBook, Grow, Kinsoku, Mark, Note, PlacedGlyph, TextIssue, TextStyle,
    Turn, Upright, Within, column, grow, stops, within,
};
use panelwright::model::{
    Balloon, Caption, CaptionKind, Edge, Edition, Effect, Item, ItemId, ItemKind, Join, Lang, Line, LineId,
    Look, NoteKind, PageId, Project, Sides, Spot, Tail, Words,
};
use panelwright::scene::{IssueKind, Scene, Sources, build};
use proptest::prelude::*;
use std::sync::Arc;

/// A page in one language that things are said on.
struct Sheet {
    lang: Lang,
    project: Project,
    count: u64,
}

impl Sheet {
    fn new(lang: &str, width: f64, height: f64) -> Self {
        let lang: Lang = lang.parse().expect("a tag");
        let mut setup = presets::named("square").expect("a preset");
        setup.trim = Spot::new(width, height);
        setup.bleed = Sides::all(0.0);
        Self { project: Project::blank(setup, lang.clone(), vec![PageId(1)]), lang, count: 0 }
    }

    fn add(&mut self, words: &str, kind: impl Fn(LineId) -> ItemKind) {
        self.count += 1;
        let page = Arc::make_mut(&mut self.project.pages[0]);
        let mut line = Line::new(LineId(self.count));
        line.words.insert(self.lang.clone(), Words::from_markup(words));
        page.lines.push(Arc::new(line));
        let kind = kind(LineId(self.count));
        let id = ItemId(self.count);
        page.items.push(Arc::new(Item {
            id,
            panel: None,
            locked: false,
            hidden: false,
            kind,
            variants: Vec::new(),
        }));
    }

    fn balloon(&mut self, x: f64, y: f64, size: Option<(f64, f64)>, words: &str) {
        self.add(words, |line| {
            ItemKind::Balloon(Balloon {
                line,
                at: Spot::new(x, y),
                size: size.map(|(w, h)| Spot::new(w, h)),
                style: None,
                look: Look::default(),
                tails: vec![Tail::towards(Spot::new(x - 6.0, y + 28.0))],
                edge: Edge::default(),
                join: Join::default(),
                continues: None,
            })
        });
    }

    fn caption(&mut self, x: f64, y: f64, width: Option<f64>, words: &str) {
        self.add(words, |line| {
            ItemKind::Caption(Caption {
                line,
                purpose: CaptionKind::Narration,
                at: Spot::new(x, y),
                width,
                style: None,
                look: Look::default(),
                tails: Vec::new(),
                edge: Edge::default(),
            })
        });
    }

    fn effect(&mut self, x: f64, y: f64, rotate: f64, words: &str) {
        self.add(words, |line| {
            let (at, look) = (Spot::new(x, y), Look::default());
            ItemKind::Effect(Effect { line, at, letter_mm: 7.0, rotate, style: None, look, warp: None })
        });
    }

    fn scene(&self) -> (Scene, Vec<IssueKind>) {
        let (fonts, art) = (FontBook::bundled(), ArtIndex::default());
        let sources = Sources { fonts: &fonts, art: &art };
        let (scene, issues) = build(&self.project, 0, &Edition::pages(self.lang.clone()), &sources);
        (scene, issues.into_iter().map(|i| i.kind).collect())
    }

    /// Holds the sheet against its picture.
    fn check(&self, name: &str) {
        let (scene, issues) = self.scene();
        if let Some(dpi) = std::env::var("SHEETS").ok().and_then(|dpi| dpi.parse().ok()) {
            use panelwright::render::{Quality, View, paint};
            let (pixels, _) =
                paint(&scene, &ArtStore::new(0), &View::page(scene.trim, dpi), Quality::Exact).unwrap();
            std::fs::create_dir_all("target/sheets").unwrap();
            let picture = image::RgbaImage::from_raw(pixels.width, pixels.height, pixels.rgba).unwrap();
            picture.save(format!("target/sheets/{name}.png")).unwrap();
        }
        assert!(issues.is_empty(), "{issues:?}");
        check(name, &scene, &ArtStore::new(0), 100.0);
    }
}

#[test]
fn japanese_in_columns() {
    let mut sheet = Sheet::new("ja", 120.0, 90.0);
    sheet.balloon(
        104.0,
        26.0,
        None,
        "<ruby=おれ>俺</ruby>は<ruby=とう|きょう>東京</ruby>へ行く。もう<ruby=にど>二度</ruby>と<ruby=もど>戻</ruby>らない……",
    );
    sheet.balloon(80.0, 20.0, None, "えっ!?");
    sheet.balloon(60.0, 24.0, None, "「コーヒー」を<tcy>12</tcy>杯も飲んだって？うそだろ！！");
    sheet.balloon(36.0, 24.0, None, "このApple社の部長は20年で3人目——全員<dots>消えた</dots>んだ。");
    sheet.balloon(96.0, 68.0, Some((17.0, 30.0)), "ちょっと待ってくれよ、まだ話は終わってないぞ。");
    sheet.balloon(70.0, 66.0, None, "<ruby=クリムゾン・ドラゴン>紅竜</ruby>の<ruby=さむらい>侍</ruby>だ");
    sheet.balloon(48.0, 66.0, None, "ＡＢＣ（笑）～♪");
    sheet.caption(3.0, 3.0, None, "それから三年後の、ある雪の降る夜のことだった。");
    sheet.caption(3.0, 60.0, Some(12.0), "<ruby=よこはま>横浜</ruby>——午前2時。");
    sheet.effect(30.0, 66.0, 12.0, "ドドド");
    sheet.check("cjk_ja");
}

#[test]
fn traditional_chinese_in_columns() {
    let mut sheet = Sheet::new("zh-Hant-TW", 90.0, 60.0);
    sheet.balloon(76.0, 22.0, None, "<ruby=ㄊㄞˊ|ㄅㄟˇ>臺北</ruby>的<ruby=˙ㄗ>子</ruby>，你怎麼還在這裡？");
    sheet.balloon(52.0, 20.0, None, "「快走！」他說：『來不及了。』");
    sheet.balloon(28.0, 20.0, None, "等等……我們<dots>絕對不能</dots>回頭——");
    sheet.caption(4.0, 4.0, None, "民國112年，臺北。");
    sheet.effect(60.0, 46.0, 0.0, "轟！");
    sheet.check("cjk_zh_hant");
}

#[test]
fn simplified_chinese_in_lines() {
    let mut sheet = Sheet::new("zh-Hans", 90.0, 60.0);
    sheet.balloon(24.0, 14.0, None, "你说的“<dots>西山信号</dots>”，到底是什么？！");
    sheet.balloon(66.0, 14.0, None, "他（老张）说：“三点……不，四点见。”——然后就走了。");
    sheet.balloon(24.0, 42.0, None, "<ruby=xīn hào>信号</ruby>断了！快打120，用WiFi打！");
    sheet.balloon(66.0, 42.0, None, "<ruby=ㄓㄨˋ|ㄧㄣ>注音</ruby>《三体》读完了？");
    sheet.check("cjk_zh_hans");
}

fn vertical(lang: &str) -> TextStyle {
    TextStyle {
        lang: lang.to_owned(),
        flow: Flow::Vertical,
        align: Align::Start,
        capitals: false,
        ..TextStyle::default()
    }
}

/// Sets words with their markup in one column, or in columns of a length.
fn columns(style: &TextStyle, markup: &str, length: Option<f64>) -> (Fitted, String) {
    let words = Words::from_markup(markup);
    let marks = marks_of(&words);
    let copy = Copy { text: words.text(), marks: &marks };
    (column(&FontBook::bundled(), &copy, style, length), words.text().to_owned())
}

fn marks_of(words: &Words) -> Vec<Mark> {
    let notes = words.notes().iter().map(|n| Mark {
        range: n.range.clone(),
        note: Some(match &n.kind {
            NoteKind::Ruby(readings) => Note::Ruby(readings.clone()),
            NoteKind::Upright => Note::Upright,
        }),
        ..Mark::default()
    });
    let dots = words.spans().iter().filter(|s| s.emphasis.dots);
    notes.chain(dots.map(|s| Mark { range: s.range.clone(), dots: true, ..Mark::default() })).collect()
}

fn glyphs(fitted: &Fitted) -> impl Iterator<Item = &PlacedGlyph> {
    fitted.lines.iter().flat_map(|l| &l.glyphs)
}

/// The ink of what shows a character.
fn ink_of(fitted: &Fitted, text: &str, ch: char) -> Rect {
    let at = text.find(ch).expect("there");
    let inks = glyphs(fitted).filter(|g| g.cluster == at).filter_map(PlacedGlyph::ink);
    inks.reduce(|a, b| a.union(b)).expect("ink")
}

fn lines<'a>(fitted: &Fitted, text: &'a str) -> Vec<&'a str> {
    fitted.lines.iter().map(|l| text[l.range.clone()].trim_end()).collect()
}

/// The em of Han at the usual size.
const EM: f64 = 1.7 * 1.4;

#[test]
fn columns_run_down_and_to_the_left() {
    let (f, text) = columns(&vertical("ja"), "天地玄黄宇宙洪荒", Some(4.2 * EM));
    assert_eq!(lines(&f, &text), ["天地玄黄", "宇宙洪荒"]);
    let ink = |ch| ink_of(&f, &text, ch).center();
    assert!(ink('天').y < ink('地').y && (ink('天').x - ink('地').x).abs() < 0.1 * EM);
    assert!(ink('宇').x < ink('天').x - EM && (ink('宇').y - ink('天').y).abs() < 0.2 * EM);
    assert!((ink('地').y - ink('天').y - EM).abs() < 0.2 * EM, "set solid");
    assert!(f.block.center().to_vec2().hypot() < 1e-9, "the block is centred");
    assert!(
        (f.block.width() - (0.92 + 1.25) * EM).abs() < 0.1,
        "a quarter em between columns: {:?}",
        f.block
    );
    for line in &f.lines {
        let rect = line.rect(f.flow);
        assert!(f.block.union(rect) == f.block && (rect.y0 - f.block.y0).abs() < 1e-9, "flush at the top");
    }
}

#[test]
fn marks_take_their_vertical_places() {
    let (f, text) = columns(&vertical("ja"), "あ。い、うーっえ「お」", None);
    let middle = f.lines[0].rect(f.flow).center().x;
    for mark in ['。', '、'] {
        let ink = ink_of(&f, &text, mark);
        assert!(ink.x0 > middle && ink.width() < 0.5 * EM, "{mark} stands at the right");
    }
    let long = ink_of(&f, &text, 'ー');
    assert!(long.height() > 3.0 * long.width(), "the long sound stands up");
    assert!(ink_of(&f, &text, 'っ').center().x > middle, "small kana stand at the right");
    let bracket = ink_of(&f, &text, '「');
    assert!(bracket.width() > bracket.height(), "brackets are turned");
    assert!(glyphs(&f).all(|g| g.turn == Turn::None && g.id != 0));
}

#[test]
fn traditional_chinese_has_its_stops_in_the_middle() {
    for (lang, centred) in
        [("zh-Hant-TW", true), ("zh-Hant-HK", true), ("zh-Hant", true), ("ja", false), ("zh-Hans", false)]
    {
        for flow in [Flow::Vertical, Flow::Horizontal] {
            let style = TextStyle { flow, ..vertical(lang) };
            let (f, text) = columns(&style, "水，火。土", None);
            let middle = ink_of(&f, &text, '水').center();
            let ink = ink_of(&f, &text, '。').center();
            let off = match flow {
                Flow::Vertical => ink.x - middle.x,
                Flow::Horizontal => middle.y - ink.y,
            };
            assert_eq!(off.abs() < 0.12 * EM, centred, "{lang} {flow:?} {off}");
            assert_eq!(
                off > 0.12 * EM && flow == Flow::Vertical,
                !centred && flow == Flow::Vertical,
                "{lang}"
            );
        }
    }
}

#[test]
fn words_of_letters_lie_on_their_side_in_the_middle() {
    let (f, text) = columns(&vertical("ja"), "君のHONDAか", None);
    for g in glyphs(&f) {
        let latin = text[g.cluster..].starts_with(|c: char| c.is_ascii());
        assert_eq!(g.turn == Turn::Clockwise, latin);
    }
    let (h, han) = (ink_of(&f, &text, 'H'), ink_of(&f, &text, '君'));
    assert!((h.center().x - han.center().x).abs() < 0.06 * EM, "{h:?} {han:?}");
    assert!(ink_of(&f, &text, 'O').y0 > h.y0);
}

#[test]
fn short_numbers_and_cries_share_a_cell() {
    let cell = |markup: &str, upright, chars: &str| {
        let (f, text) = columns(&TextStyle { upright, ..vertical("ja") }, markup, None);
        let at = text.find(chars).expect("there");
        let set: Vec<&PlacedGlyph> =
            glyphs(&f).filter(|g| (at..at + chars.len()).contains(&g.cluster)).collect();
        let ink = set.iter().filter_map(|g| g.ink()).reduce(|a, b| a.union(b)).expect("ink");
        let level = |a: &PlacedGlyph, b: &PlacedGlyph| (a.y - b.y).abs() < 1e-9;
        let side_by_side = set.windows(2).all(|p| p[0].x < p[1].x && level(p[0], p[1]));
        let together = set.iter().all(|g| g.turn == Turn::None) && side_by_side && ink.width() <= EM + 1e-9;
        let length: f64 = set.iter().map(|g| g.advance).sum();
        together && (length - EM).abs() < 1e-9 && set.iter().all(|g| g.stretch >= 0.7)
    };
    for (markup, chars, usual, more) in [
        ("約12人", "12", true, true),
        ("第3回", "3", true, true),
        ("約120人", "120", false, true),
        ("約1200人", "1200", false, false),
        ("なに!?え", "!?", true, true),
        ("なに？！え", "？！", true, true),
        ("なに!!!え", "!!!", true, true),
        ("僕のAだ", "A", true, true),
        ("僕のTVだ", "TV", false, true),
        ("僕のTvだ", "Tv", false, false),
        ("僕のbig Aだ", "A", false, false),
        ("約3.5倍", "3", false, false),
    ] {
        assert_eq!(cell(markup, Upright::Usual, chars), usual, "{markup}");
        assert_eq!(cell(markup, Upright::More, chars), more, "{markup}");
        assert!(!cell(markup, Upright::Marked, chars), "{markup}");
    }
    assert!(cell("約<tcy>120</tcy>人", Upright::Marked, "120"));
    assert!(cell("<tcy>OK</tcy>だ", Upright::Marked, "OK"));
    // A cell is whole: no line ends in it.
    let (f, text) = columns(&vertical("ja"), "約12人", Some(EM * 1.1));
    assert_eq!(lines(&f, &text), ["約", "12", "人"]);
}

#[test]
fn quotes_become_those_of_columns_and_stay_what_they_are() {
    for (lang, shown) in [("zh-Hans", "『』"), ("zh-Hant-TW", "「」"), ("ja", "〝〟")] {
        let (f, text) = columns(&vertical(lang), "他說“走”吧", None);
        let (g, other) = columns(&vertical(lang), &format!("他說{}走{}吧", &shown[..3], &shown[3..]), None);
        let ids = |f: &Fitted| glyphs(f).map(|g| g.id).collect::<Vec<_>>();
        assert_eq!((ids(&f), text.chars().count()), (ids(&g), other.chars().count()), "{lang}");
    }
}

#[test]
fn ruby_stands_at_the_right_and_above_at_half_size() {
    for flow in [Flow::Vertical, Flow::Horizontal] {
        let style = TextStyle { flow, ..vertical("ja") };
        let (f, text) = columns(&style, "へ<ruby=とう|きょう>東京</ruby>へ", None);
        let notes: Vec<&PlacedGlyph> = f.lines[0].notes.iter().collect();
        assert_eq!(notes.len(), 5);
        assert!(notes.iter().all(|g| (g.size_mm - EM / 2.0).abs() < 1e-9));
        let base = ink_of(&f, &text, '東').union(ink_of(&f, &text, '京'));
        for ink in notes.iter().filter_map(|g| g.ink()) {
            let clear = if flow == Flow::Vertical { ink.x0 >= base.x1 } else { ink.y1 <= base.y0 };
            assert!(clear, "{flow:?} {ink:?} {base:?}");
            assert!(f.block.inflate(1e-9, 1e-9).union(ink) == f.block.inflate(1e-9, 1e-9), "in the block");
        }
        let (two, _) = columns(&style, "へ<ruby=とう|きょう>東京</ruby>へ\nへ", None);
        let pitch = two.lines[1].baseline_y - two.lines[0].baseline_y;
        assert!((1.5 * EM..1.6 * EM).contains(&pitch), "half an em between lines that have ruby: {pitch}");
    }
}

/// Where readings lie along a column, from the start of the cell of their base, in ems.
fn reach(f: &Fitted) -> (f64, f64) {
    let pens = f.lines[0].notes.iter().map(|g| g.pen);
    let first = pens.fold(f64::INFINITY, f64::min);
    let inks = || f.lines[0].notes.iter().filter_map(PlacedGlyph::ink);
    let from = inks().map(|r| r.y0).fold(f64::INFINITY, f64::min);
    let to = inks().map(|r| r.y1).fold(f64::NEG_INFINITY, f64::max);
    ((from - first) / EM, (to - first) / EM)
}

#[test]
fn long_readings_lean_over_kana_and_never_over_kanji() {
    let style = vertical("ja");
    let pen = |f: &Fitted, text: &str, ch| {
        let at = text.find(ch).expect("there");
        glyphs(f).find(|g| g.cluster == at).map_or(0.0, |g| g.pen)
    };
    let (f, text) = columns(&style, "のさ<ruby=さむらい>侍</ruby>だよ", None);
    let (plain, _) = columns(&style, "のさ侍だよ", None);
    assert!((pen(&f, &text, 'よ') - pen(&plain, &text, 'よ')).abs() < 1e-9, "kana bear half an em each");
    let (from, to) = reach(&f);
    assert!(from < -0.4 && to > 1.4, "{from} {to}");
    let (f, text) = columns(&style, "若<ruby=さむらい>侍</ruby>達", None);
    assert!(pen(&f, &text, '達') - pen(&f, &text, '若') > 2.9 * EM, "kanji bear nothing: the base is spread");
    let (f, text) = columns(&style, "。<ruby=さむらい>侍</ruby>「", None);
    assert!((pen(&f, &text, '「') - pen(&f, &text, '。') - 2.0 * EM).abs() < 0.2 * EM, "blanks of marks do");
    // At the ends of a line the reading makes the line longer and does not stick out.
    let (f, _) = columns(&style, "<ruby=さむらい>侍</ruby>", None);
    let line = f.lines[0].rect(f.flow);
    let notes = f.lines[0].notes.iter().filter_map(PlacedGlyph::ink).reduce(|a, b| a.union(b)).expect("ink");
    assert!(notes.y0 >= line.y0 - 1e-9 && notes.y1 <= line.y1 + 1e-9, "{notes:?} {line:?}");
}

#[test]
fn lines_end_within_jukugo_and_not_within_group_ruby() {
    let style = vertical("ja");
    for (markup, want) in [
        ("<ruby=とう|きょう|と>東京都</ruby>", vec!["東", "京", "都"]),
        ("<ruby=とうきょうと>東京都</ruby>", vec!["東京都"]),
        ("<ruby=とう>東</ruby><ruby=きょう>京</ruby>都", vec!["東", "京", "都"]),
    ] {
        let (f, text) = columns(&style, markup, Some(0.5 * EM));
        assert_eq!(lines(&f, &text), want, "{markup}");
    }
}

#[test]
fn dots_stand_where_the_language_has_them_and_not_on_marks() {
    let place = |lang: &str, flow| {
        let (f, text) = columns(&TextStyle { flow, ..vertical(lang) }, "<dots>永、遠</dots>", None);
        let base = ink_of(&f, &text, '永');
        assert_eq!(f.lines[0].notes.len(), 2, "{lang}: none on the comma");
        let dot = f.lines[0].notes[0].ink().expect("ink");
        let lengthwise = if flow == Flow::Vertical {
            dot.center().y - base.center().y
        } else {
            dot.center().x - base.center().x
        };
        assert!(lengthwise.abs() < 0.1 * EM, "{lang}: over the middle");
        if dot.x0 > base.x1 {
            "right"
        } else if dot.y1 < base.y0 {
            "above"
        } else if dot.y0 > base.y1 {
            "below"
        } else {
            "on"
        }
    };
    assert_eq!((place("ja", Flow::Vertical), place("ja", Flow::Horizontal)), ("right", "above"));
    assert_eq!((place("zh-Hans", Flow::Vertical), place("zh-Hans", Flow::Horizontal)), ("right", "below"));
    // Where ruby stands the dot takes the other side.
    let (f, text) = columns(&vertical("ja"), "<dots><ruby=えい>永</ruby></dots>", None);
    let base = ink_of(&f, &text, '永');
    assert!(f.lines[0].notes.iter().filter_map(PlacedGlyph::ink).any(|r| r.x1 < base.x0));
}

#[test]
fn bopomofo_stands_at_the_right_of_each_character() {
    for flow in [Flow::Vertical, Flow::Horizontal] {
        let style = TextStyle { flow, ..vertical("zh-Hant-TW") };
        let (f, text) = columns(&style, "<ruby=ㄊㄞˊ|ㄅㄟˇ>臺北</ruby>", None);
        for ch in ['臺', '北'] {
            let at = text.find(ch).expect("there");
            let base = ink_of(&f, &text, ch);
            let inks: Vec<Rect> =
                f.lines[0].notes.iter().filter(|g| g.cluster == at).filter_map(PlacedGlyph::ink).collect();
            let [first, last, tone] = inks[..] else { panic!("{inks:?}") };
            assert!(first.x0 > base.x1 && first.y1 < last.y0 + 0.05 && base.y0 < first.y1, "{flow:?}");
            assert!(
                tone.x0 > last.x1 - 0.05 && tone.center().y < last.center().y,
                "{flow:?}: the tone {tone:?}"
            );
            assert!(f.lines[0].notes.iter().all(|g| g.turn == Turn::None));
        }
        let words = Words::from_markup("<ruby=ㄊㄞˊ|ㄅㄟˇ>臺北</ruby>");
        assert_eq!(words.count(), 2, "readings are not counted");
    }
}

#[test]
fn stops_hang_where_they_may() {
    let text = "雪の降る夜、父は。";
    let end = |hang| {
        let (f, _) = columns(&TextStyle { hang, ..vertical("ja") }, text, Some(6.05 * EM));
        (f.lines.len(), f.lines.iter().map(|l| l.width).fold(0.0, f64::max))
    };
    assert_eq!(end(true).0, 2);
    assert!(end(true).1 <= 5.01 * EM, "the comma is out of the line: {:?}", end(true));
    assert!(end(false).1 > 5.2 * EM);
}

#[test]
fn the_level_of_kinsoku_is_a_setting() {
    let set = |kinsoku| {
        let style = TextStyle { kinsoku, ..vertical("ja") };
        let (f, text) = columns(&style, "ラーメン", Some(1.1 * EM));
        lines(&f, &text).join("/")
    };
    assert_eq!(set(None), "ラ/ー/メ/ン");
    assert_eq!(set(Some(Kinsoku::JaVeryStrict)), "ラー/メ/ン");
}

#[test]
fn carets_walk_down_columns() {
    let (f, text) = columns(
        &vertical("ja"),
        "この<tcy>12</tcy>人の<ruby=さむらい>侍</ruby>とAppleで。\nえっ!?",
        Some(6.0 * EM),
    );
    let places = stops(&f, &text);
    assert_eq!((places.first().map(|p| p.at), places.last().map(|p| p.at)), (Some(0), Some(text.len())));
    assert!(text.char_indices().all(|(at, _)| places.iter().any(|p| p.at == at)));
    for place in places {
        let column = f.lines[place.line].rect(f.flow);
        assert!(place.pen >= column.y0 - EM && place.pen <= column.y1 + EM);
    }
}

struct Oval;

impl Body for Oval {
    fn outline(&self, width: f64, height: f64) -> panelwright::geom::BezPath {
        superellipse(Rect::from_center_size((0.0, 0.0), (width, height)), 2.4)
    }
}

fn inside(outline: &panelwright::geom::BezPath, r: Rect) -> bool {
    use panelwright::geom::Shape as _;
    let around = bounds(outline).unwrap_or(Rect::ZERO).inflate(1e-3, 1e-3);
    let corners = [(r.x0, r.y0), (r.x1, r.y0), (r.x0, r.y1), (r.x1, r.y1)];
    corners.iter().all(|(x, y)| {
        // A hair of the flattened chord is no overflow.
        let p = panelwright::geom::Point::new(x * 0.999, y * 0.999);
        around.contains(p) && outline.contains(p)
    })
}

fn inks(f: &Fitted) -> impl Iterator<Item = Rect> + '_ {
    f.lines.iter().flat_map(|l| l.glyphs.iter().chain(&l.notes)).filter_map(PlacedGlyph::ink)
}

#[test]
fn vertical_balloons_hold_their_words_and_stand_tall() {
    for markup in [
        "<ruby=おれ>俺</ruby>は<ruby=とう|きょう>東京</ruby>へ行く。もう二度と戻らない……",
        "「コーヒー」を<tcy>12</tcy>杯も飲んだって？うそだろ！！",
        "このApple社の部長は20年で3人目——全員<dots>消えた</dots>んだ。",
        "<ruby=クリムゾン・ドラゴン>紅竜</ruby>の<ruby=さむらい>侍</ruby>だ",
    ] {
        let words = Words::from_markup(markup);
        let marks = marks_of(&words);
        let copy = Copy { text: words.text(), marks: &marks };
        for align in [Align::Start, Align::Centre] {
            let style = TextStyle { align, ..vertical("ja") };
            let f = grow(&FontBook::bundled(), &copy, &style, &Oval, &Grow::usual(&style));
            let outline = Oval.outline(f.width, f.height);
            assert!(inks(&f).all(|r| inside(&outline, r)), "{markup} {align:?}");
            assert!((0.3..0.95).contains(&(f.width / f.height)), "{markup}: {} x {}", f.width, f.height);
            assert!(f.issues.is_empty());
        }
    }
}
