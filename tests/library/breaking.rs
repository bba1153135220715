//! Breaking and reordering held against the Unicode standards, and against whatever may be typed or drawn.
//!
//! `icu_segmenter` runs the conformance data of UAX 14 (`LineBreakTest.txt`) in its own tests, `unicode-bidi` those
//! of UAX 9 (`BidiTest.txt`, `BidiCharacterTest.txt`) in its repository; that is not repeated here. What is tested
//! here is that nothing is changed on the way but what lettering changes on purpose, which stands below as data,
//! and that lines are reordered as `unicode-bidi` says.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use panelwright::geom::outline::{distance_to_edge, rectangle, rings, spans_at, superellipse};
use panelwright::geom::{BezPath, Point, Rect};
use panelwright::lettering::{
    Align, Body, Copy, Fitted, FontBook, Grow, Measured, PlacedGlyph, TextIssue, TextStyle, Within, column,
    grow, within,
};
use proptest::prelude::*;
use std::cell::Cell;
use unicode_bidi::{BidiInfo, Level};

/// Where lettering breaks and UAX 14 does not, and the other way round: the text with `|` at our breaks and `¦` at
/// those of UAX 14 that we leave out.
const TAILORED: [(&str, &str); 14] = [
    // T04 A double dash, a dash or an ellipsis may end a line; before one, only a space gives way, at a price.
    ("en", "wait--|what"),
    ("en", "well...|maybe"),
    ("en", "so—|what"),
    ("en", "no |-- |yes"),
    ("en", "no |… |yes"),
    // Signs of several marks are one sign.
    ("en", "What?! |No"),
    // A space frees no mark from its word, as in French.
    ("fr", "Quoi\u{202f}?! |Non"),
    // Kinsoku, the level that CLREQ recommends: what starts no line and ends none; dots may, whole.
    ("zh-Hans", "你|好，|世|界！"),
    ("zh-Hans", "他|说：|「走」。"),
    ("zh-Hans", "等|等|……|好"),
    ("zh-Hans", "“好”|吗"),
    ("ja", "人|々|の|夢"),
    // An author's break, and its carriage return, are one.
    ("en", "a\r\n|b"),
    ("en", "a\n|b"),
];

fn ours(text: &str, lang: &str) -> Vec<usize> {
    let style = TextStyle { lang: lang.to_owned(), capitals: false, ..TextStyle::default() };
    let measured = Measured::of(&FontBook::bundled(), &Copy { text, marks: &[] }, &style);
    measured.ends.iter().map(|e| e.offset).filter(|at| *at < text.len()).collect()
}

fn uax_14(text: &str) -> Vec<usize> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    LineSegmenter::new_auto(options).segment_str(text).filter(|at| *at > 0 && *at < text.len()).collect()
}

#[test]
fn breaks_differ_from_uax_14_only_where_lettering_says_so() {
    for (lang, marked) in TAILORED {
        let text = marked.replace(['|', '¦'], "");
        let mut at = 0;
        let (mut wanted, mut standard) = (Vec::new(), Vec::new());
        for ch in marked.chars() {
            match ch {
                '|' => wanted.push(at),
                '¦' => standard.push(at),
                ch => at += ch.len_utf8(),
            }
        }
        if lang != "ja" {
            assert_eq!(ours(&text, lang), wanted, "{marked}");
        }
        let allowed = uax_14(&text);
        for at in standard {
            assert!(allowed.contains(&at), "UAX 14 breaks {marked} at {at}");
        }
        for at in ours(&text, lang).into_iter().filter(|at| !allowed.contains(at)) {
            let before = text[..at].chars().next_back().unwrap_or(' ');
            assert!("-.…—”".contains(before) || before > '\u{2fff}', "{marked}: a break of our own at {at}");
        }
    }
}

/// Every place where a line of the words would show the same characters in another order.
fn in_sight(f: &Fitted) -> Vec<Vec<usize>> {
    let line = |glyphs: &[PlacedGlyph]| {
        let mut seen: Vec<usize> = Vec::new();
        for g in glyphs {
            if seen.last() != Some(&g.cluster) {
                seen.push(g.cluster);
            }
        }
        seen
    };
    f.lines.iter().map(|l| line(&l.glyphs)).collect()
}

#[test]
fn lines_are_reordered_as_uax_9_says() {
    let style = |lang: &str| TextStyle { lang: lang.to_owned(), align: Align::Start, ..TextStyle::default() };
    for (lang, text) in [
        ("he", "אבג Peter דה"),
        ("he", "שלום 123 abc."),
        ("en", "He said שלום עולם to me"),
        ("he", "(אב) [גד] 40%"),
        ("en", "a \u{2067}אב 1\u{2069} b"),
    ] {
        for width in [200.0, 12.0] {
            let f = column(&FontBook::bundled(), &Copy { text, marks: &[] }, &style(lang), Some(width));
            let base = if lang == "he" { Level::rtl() } else { Level::ltr() };
            let info = BidiInfo::new(text, Some(base));
            for (line, seen) in f.lines.iter().zip(in_sight(&f)) {
                // The standard's order of the line's bytes; blanks and controls have no ink to be out of order.
                let (levels, runs) = info.visual_runs(&info.paragraphs[0], line.range.clone());
                let inked = |at: &usize| text[*at..].starts_with(char::is_alphanumeric);
                let wanted: Vec<usize> = runs
                    .into_iter()
                    .flat_map(|run| {
                        let mut places: Vec<usize> =
                            text[run.clone()].char_indices().map(|(i, _)| run.start + i).collect();
                        if levels[run.start].is_rtl() {
                            places.reverse();
                        }
                        places
                    })
                    .filter(inked)
                    .collect();
                let seen: Vec<usize> = seen.into_iter().filter(inked).collect();
                assert_eq!(seen, wanted, "{text} at {width}");
            }
        }
    }
}

struct Counting(Cell<usize>);

impl Body for Counting {
    fn outline(&self, width: f64, height: f64) -> BezPath {
        self.0.set(self.0.get() + 1);
        superellipse(Rect::from_center_size((0.0, 0.0), (width, height)), 2.4)
    }
}

/// A chapter that was pasted into a balloon. Work is counted in outlines that were asked for.
#[test]
fn ten_thousand_words_are_set_with_few_outlines() {
    let (book, style) = (FontBook::bundled(), TextStyle::default());
    for text in ["never again ".repeat(5_000), "好".repeat(10_000), "a\n".repeat(10_000), "x".repeat(60_000)]
    {
        let copy = Copy { text: &text, marks: &[] };
        let body = Counting(Cell::new(0));
        let grown = grow(&book, &copy, &style, &body, &Grow::usual(&style));
        assert!(body.0.get() <= 40, "{} outlines", body.0.get());
        assert!(
            grown.width.is_finite() && grown.lines.iter().map(|l| l.range.len()).sum::<usize>() == text.len()
        );
        let small = superellipse(Rect::new(0.0, 0.0, 30.0, 20.0), 2.4);
        let held = within(&book, &copy, &style, &small, &Within::usual(&style));
        assert!(held.issues.iter().any(|i| matches!(i, TextIssue::Overflow { .. })));
    }
}

#[test]
fn an_outline_without_area_says_overflow() {
    let (book, style) = (FontBook::bundled(), TextStyle::default());
    let flat = [
        BezPath::new(),
        rectangle(Rect::new(3.0, 3.0, 3.0, 3.0)),
        rectangle(Rect::new(0.0, 0.0, 40.0, 0.0)),
        rectangle(Rect::new(0.0, 0.0, 1e-9, 1e-9)),
        rectangle(Rect::new(0.0, 0.0, f64::INFINITY, 4.0)),
        rectangle(Rect::new(f64::NAN, 0.0, 4.0, 4.0)),
    ];
    for outline in flat {
        let f =
            within(&book, &Copy { text: "No way out", marks: &[] }, &style, &outline, &Within::usual(&style));
        assert!(f.issues.iter().any(|i| matches!(i, TextIssue::Overflow { .. })), "{outline:?}");
        assert!(f.lines.iter().flat_map(|l| &l.glyphs).all(|g| g.x.is_finite() && g.y.is_finite()));
    }
}

#[test]
fn half_a_surrogate_in_a_file_is_told_and_not_read() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.ron");
    let source = std::fs::read_to_string("tests/goldens/words.ron").unwrap_or_else(|_| {
        r#"(format: "panelwright project", version: 1, content: (book: (title: {"en": "\u{d800}"}), pages: []))"#
            .to_owned()
    });
    std::fs::write(&path, source).expect("written");
    let error = panelwright::file::open(&path).err().expect("refused").to_string();
    assert!(error.contains("a.ron"), "{error}");
}

/// What keyboards, emoji pickers and other programs put into a text field.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z]{1,20}",
        Just(" ".to_owned()),
        Just("\n".to_owned()),
        Just("e\u{301}\u{323}\u{30a}".to_owned()),
        Just("👩\u{200d}👩\u{200d}👧\u{200d}👦".to_owned()),
        Just("🏳\u{fe0f}\u{200d}🌈".to_owned()),
        Just("\u{ad}".to_owned()),
        Just("\u{200b}\u{2060}\u{feff}".to_owned()),
        Just("「夢……」".to_owned()),
        Just("สวัสดีครับ".to_owned()),
        Just("שלום \u{202e}x".to_owned()),
        Just("\u{fffd}".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Rings of any corners: concave, crossing themselves, holes in one another.
fn any_outline() -> impl Strategy<Value = BezPath> {
    let corner = (0.0..60.0_f64, 0.0..45.0_f64);
    let ring = proptest::collection::vec(corner, 3..9);
    proptest::collection::vec(ring, 1..4).prop_map(|rings| {
        let mut path = BezPath::new();
        for ring in rings {
            path.extend(panelwright::geom::outline::polygon(ring.into_iter().map(Point::from)));
        }
        path
    })
}

/// Depths at which outlines are sampled are so far apart, as a share of their height.
const SAMPLING: f64 = 1.0 / 72.0;

fn is_inside(outline: &BezPath, p: Point, slack: f64) -> bool {
    let edge = rings(outline, 0.002);
    spans_at(&edge, p.y).iter().any(|(l, r)| *l <= p.x && p.x <= *r) || distance_to_edge(&edge, p) <= slack
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_glyph_leaves_any_outline_without_a_word(
        text in any_text(), outline in any_outline(), cap in 0.3..3.0_f64,
        lang in prop_oneof![Just("en"), Just("de"), Just("ja"), Just("zh-Hans"), Just("th"), Just("he")],
        hyphenate in any::<bool>(), cut_words in any::<bool>(),
    ) {
        let style = TextStyle { cap_height_mm: cap, lang: lang.to_owned(), hyphenate, cut_words, ..TextStyle::default() };
        let f = within(&FontBook::bundled(), &Copy { text: &text, marks: &[] }, &style, &outline, &Within::usual(&style));
        let told = f.issues.iter().any(|i| matches!(i, TextIssue::Overflow { .. }));
        let bounds = panelwright::geom::outline::bounds(&outline).unwrap_or(Rect::ZERO);
        let slack = 0.05 + bounds.height().max(bounds.width()) * SAMPLING * 2.0;
        if !told {
            for ink in f.lines.iter().flat_map(|l| &l.glyphs).filter_map(PlacedGlyph::ink) {
                let corners = [(ink.x0, ink.y0), (ink.x1, ink.y0), (ink.x0, ink.y1), (ink.x1, ink.y1)];
                for p in corners.map(Point::from) {
                    prop_assert!(is_inside(&outline, p, slack), "{:?} is outside", p);
                }
            }
        }
        prop_assert_eq!(f.lines.iter().map(|l| l.range.len()).sum::<usize>(), text.len());
    }

    #[test]
    fn any_text_has_lines_that_hold_all_of_it_once(
        text in any_text(), aspect in 0.3..4.0_f64, hyphenate in any::<bool>(), cut_words in any::<bool>(),
    ) {
        let style = TextStyle { hyphenate, cut_words, ..TextStyle::default() };
        let body = Counting(Cell::new(0));
        let how = Grow { aspect, ..Grow::usual(&style) };
        let f = grow(&FontBook::bundled(), &Copy { text: &text, marks: &[] }, &style, &body, &how);
        let mut at = 0;
        for line in &f.lines {
            prop_assert_eq!(line.range.start, at);
            at = line.range.end;
        }
        prop_assert_eq!(at, text.len());
        prop_assert!(body.0.get() <= 40);
        let outline = body.outline(f.width, f.height);
        for ink in f.lines.iter().flat_map(|l| &l.glyphs).filter_map(PlacedGlyph::ink) {
            for p in [(ink.x0, ink.y0), (ink.x1, ink.y1)].map(Point::from) {
                prop_assert!(is_inside(&outline, p, 0.03), "{:?} is outside", p);
            }
        }
    }
}
