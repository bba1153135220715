//! Words that are kept whole, and where they may be divided.

use super::*;

/// T08 A hyphen of the word's own is no place to break while anything else will do.
#[test]
fn compounds_stay_whole_in_balloons_unless_they_are_very_long() {
    let breaks_of = |text: &str| {
        let torn = |line: &&str| line.ends_with('-') && !line.ends_with("--");
        lines(&set(text, &english()), text).into_iter().filter(torn).count()
    };
    for text in [
        "Nine-forty.",
        "Twenty-one!",
        "Well-known?",
        "Rolls-Royce",
        "X-ray.",
        "It's nine-forty.",
        "My mother-in-law is a well-known cellist.",
        "The ten-fifteen is late again, and the six-twenty was early.",
        "Don't be such a know-it-all!",
    ] {
        assert_eq!(breaks_of(text), 0, "{text}");
    }
    assert_eq!(breaks_of("Bartholomew-Featherstonehaugh"), 1, "no other place to break, and very wide");
}

#[test]
fn a_soft_hyphen_is_shown_only_where_a_line_ends_at_it() {
    let (text, style) = ("Inter\u{ad}nationalisierung", english());
    let book = FontBook::bundled();
    let hyphens = |f: &Fitted| {
        glyphs(f)
            .filter(|g| Some(g.id) == g.face.glyph('-') || Some(g.id) == g.face.glyph('\u{2010}'))
            .count()
    };
    let wide = column(&book, &Copy { text, marks: &[] }, &style, Some(90.0));
    assert_eq!((wide.lines.len(), hyphens(&wide)), (1, 0));
    let narrow = column(&book, &Copy { text, marks: &[] }, &style, Some(wide.block.width() * 0.8));
    assert_eq!((narrow.lines.len(), hyphens(&narrow)), (2, 1), "{:?}", lines(&narrow, text));
    let shown = glyphs(&narrow).map(|g| g.x + g.advance).fold(0.0, f64::max);
    assert!(shown <= narrow.block.x1 + 1e-6, "the hyphen is part of the line's width");
    assert_eq!(stops(&narrow, text).last().map(|p| p.at), Some(text.len()));
}

#[test]
fn words_are_divided_only_where_a_style_allows_it_and_nothing_else_fits() {
    let text = "An extraordinarily uncomfortable misunderstanding";
    let book = FontBook::bundled();
    let (plain, divided) = (english(), TextStyle { hyphenate: true, ..english() });
    let inside = |f: &Fitted| {
        lines(f, text)
            .iter()
            .rev()
            .skip(1)
            .filter(|l| {
                let at = l.as_ptr() as usize - text.as_ptr() as usize + l.len();
                text[at..].starts_with(char::is_alphabetic)
            })
            .count()
    };
    let set = |style: &TextStyle, width: f64| column(&book, &Copy { text, marks: &[] }, style, Some(width));
    assert_eq!((inside(&set(&plain, 16.0)), inside(&set(&divided, 60.0))), (0, 0));
    let narrow = set(&divided, 16.0);
    assert!(inside(&narrow) >= 2 && narrow.issues.is_empty(), "{:?}", lines(&narrow, text));
    let grown = grow(&book, &Copy { text, marks: &[] }, &divided, &Oval, &Grow::usual(&divided));
    assert_eq!(inside(&grown), 0, "a balloon that grows has no need: {:?}", lines(&grown, text));
}

#[test]
fn a_word_is_cut_only_where_the_author_allows_it() {
    let text = "AAAAAAAAAAAAAAAAAAAARGH!";
    let book = FontBook::bundled();
    let outline = superellipse(Rect::new(0.0, 0.0, 26.0, 20.0), 2.4);
    let set = |cut_words| {
        let style = TextStyle { cut_words, ..english() };
        within(&book, &Copy { text, marks: &[] }, &style, &outline, &Within::usual(&style))
    };
    let (whole, cut) = (set(false), set(true));
    assert!(whole.lines.len() == 1 && whole.issues.iter().any(|i| matches!(i, TextIssue::Overflow { .. })));
    assert!(cut.lines.len() > 1 && !cut.issues.iter().any(|i| matches!(i, TextIssue::Overflow { .. })));
}
