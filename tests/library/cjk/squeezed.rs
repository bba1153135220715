//! Full lines that give room up before a character goes to the next one.

use super::*;

fn across(lang: &str) -> TextStyle {
    TextStyle { lang: lang.to_owned(), flow: Flow::Horizontal, ..TextStyle::default() }
}

fn wrapped(text: &str, style: &TextStyle, width: Option<f64>) -> Fitted {
    // Faces are compared by load, so all share a book.
    static BOOK: std::sync::LazyLock<FontBook> = std::sync::LazyLock::new(FontBook::bundled);
    column(&BOOK, &Copy { text, marks: &[] }, style, width)
}

/// §6a A line that is too full gives up the blanks of its marks before a character goes to the next one.
#[test]
fn a_full_line_is_squeezed_before_it_is_broken() {
    for (style, text) in [
        (across("zh-Hans"), "我说，走吧，好不好"),
        (across("ja"), "行こう、早く、「今」だ"),
        (vertical("ja"), "行こう、早く、「今」だ"),
        (across("zh-Hans"), "安娜·林德·王"),
        (across("zh-Hans"), "安娜林德王·"),
    ] {
        let long = |f: &Fitted| f.lines.iter().map(|l| l.width).fold(0.0, f64::max);
        let natural = long(&wrapped(text, &style, None));
        let room = natural * 0.95;
        let squeezed = wrapped(text, &style, Some(room));
        assert_eq!(squeezed.lines.len(), 1, "{text}");
        assert!((long(&squeezed) - room).abs() < 1e-6, "no more than is needed: {text}");
        assert!(!squeezed.issues.iter().any(|i| matches!(i, TextIssue::Overflow { .. })));
        let inks: Vec<Rect> = squeezed.lines[0].glyphs.iter().filter_map(PlacedGlyph::ink).collect();
        for pair in inks.windows(2) {
            let apart = if style.is_vertical() { pair[1].y0 - pair[0].y1 } else { pair[1].x0 - pair[0].x1 };
            assert!(apart > 0.0, "{text}: strokes touch");
        }
        for pair in squeezed.lines[0].glyphs.windows(2) {
            // Marks that open, and interpuncts, give up blank before them.
            if !text[pair[1].cluster..].starts_with(['·', '「']) {
                let apart = pair[0].pen + pair[0].advance - pair[1].pen;
                assert!(apart.abs() < 1e-6, "{text}: what is selected would overlap");
            }
        }
        assert_eq!(wrapped(text, &style, Some(natural)).lines[0], wrapped(text, &style, None).lines[0]);
        assert!(wrapped(text, &style, Some(natural * 0.6)).lines.len() > 1, "there is an end to it: {text}");
    }
}

/// §6a The blank behind a full stop stays, and what has no blanks is broken.
#[test]
fn stops_and_plain_characters_give_nothing_up() {
    let style = across("zh-Hans");
    for text in ["走吧。好不好呢", "我们走吧好不好呢", "走吧！好不好呢"] {
        let natural = wrapped(text, &style, None).lines[0].width;
        assert_eq!(wrapped(text, &style, Some(natural * 0.97)).lines.len(), 2, "{text}");
    }
}

/// §6a Interpuncts give way before commas do.
#[test]
fn interpuncts_are_squeezed_before_commas() {
    let (style, text) = (across("ja"), "アンナ・リンド、早く");
    let pens = |f: &Fitted| f.lines[0].glyphs.iter().map(|g| g.pen).collect::<Vec<_>>();
    let step = |pens: &[f64], from: usize, to: usize| pens[to] - pens[from];
    let loose = wrapped(text, &style, None);
    let tight = wrapped(text, &style, Some(loose.lines[0].width - 0.5));
    let (loose, tight) = (pens(&loose), pens(&tight));
    assert!((step(&loose, 2, 4) - step(&tight, 2, 4) - 0.5).abs() < 1e-6, "around the interpunct");
    assert!((step(&loose, 6, 9) - step(&tight, 6, 9)).abs() < 1e-9, "around the comma");
}

/// In an outline that is given, squeezed lines come before smaller type.
#[test]
fn words_in_a_fixed_outline_are_squeezed_before_they_shrink() {
    let (style, text) = (across("zh-Hans"), "我说，走吧，好不好");
    let book = FontBook::bundled();
    let natural = wrapped(text, &style, None).lines[0].width;
    let how = Within { padding_mm: 1.0, ..Within::usual(&style) };
    let boxed = rectangle(Rect::new(0.0, 0.0, natural * 0.95 + 2.0, style.cap_height_mm * 1.5 + 2.0));
    let fitted = within(&book, &Copy { text, marks: &[] }, &style, &boxed, &how);
    assert_eq!((fitted.lines.len(), fitted.scale), (1, 1.0));
    assert!(fitted.issues.is_empty(), "{:?}", fitted.issues);
    assert!(inks(&fitted).all(|r| inside(&boxed, r)));
}
