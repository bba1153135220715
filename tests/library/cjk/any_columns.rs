//! What holds of any words in columns.

use super::*;

/// Words of everything that might be typed or pasted, with notes anywhere.
fn any_words() -> impl Strategy<Value = Words> {
    let text = prop_oneof![
        3 => proptest::collection::vec(
            prop_oneof![
                Just("東京".to_owned()), Just("「走」。".to_owned()), Just("ちょっとー".to_owned()), Just("12".to_owned()),
                Just("!?".to_owned()), Just("！！！".to_owned()), Just("……".to_owned()), Just("——".to_owned()), Just("\n".to_owned()),
                Just("ㄊㄞˊ".to_owned()), Just("か\u{3099}".to_owned()), Just("“好”".to_owned()), Just("مرحبا".to_owned()),
                "[a-zA-Z0-9 ]{1,6}",
            ],
            0..14,
        ).prop_map(|parts| parts.concat()),
        1 => proptest::collection::vec(any::<char>(), 0..40).prop_map(String::from_iter),
    ];
    let note = (
        any::<u8>(),
        0..12_usize,
        prop_oneof![
            Just(None),
            Just(Some(NoteKind::Upright)),
            "[ぁ-んa-z|ㄅ-ㄦˊˇ<>&\n ]{0,9}".prop_map(|r| NoteKind::ruby(&r)),
            any::<String>().prop_map(|r| NoteKind::ruby(&r)),
        ],
    );
    (text, proptest::collection::vec(note, 0..4)).prop_map(|(text, notes)| {
        let mut words = Words::plain(&text);
        for (at, length, kind) in notes {
            let at = usize::from(at) % (words.text().len() + 1);
            words = words.with_note(at..at + length, kind.clone());
            if kind.is_none() {
                words = words.marked(at..at + length, panelwright::model::Mark::Dots(true));
            }
        }
        words
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn words_with_notes_go_through_markup_and_back(words in any_words(), typed in any::<String>()) {
        let markup = words.to_markup();
        prop_assert_eq!(&Words::from_markup(&markup), &words, "{}", markup);
        prop_assert_eq!(Words::from_markup(&markup).to_markup(), markup);
        prop_assert_eq!(&words.retyped(words.text()), &words);
        let retyped = words.retyped(&typed);
        prop_assert!(retyped.notes().iter().all(|n| retyped.text().get(n.range.clone()).is_some_and(|t| !t.is_empty())));
        prop_assert_eq!(&Words::from_markup(&retyped.to_markup()), &retyped);
    }

    #[test]
    fn any_words_are_set_whole_in_both_ways(
        words in any_words(), down in any::<bool>(), hang in any::<bool>(), centred in any::<bool>(),
        lang in prop_oneof![Just("ja"), Just("zh-Hans"), Just("zh-Hant-TW"), Just("en"), Just("ar")],
        level in proptest::sample::select(&Kinsoku::ALL[..]), length in 1.0..60.0_f64,
    ) {
        let style = TextStyle {
            flow: if down { Flow::Vertical } else { Flow::Horizontal },
            align: if centred { Align::Centre } else { Align::Start },
            kinsoku: Some(level),
            hang,
            ..vertical(lang)
        };
        let marks = marks_of(&words);
        let copy = Copy { text: words.text(), marks: &marks };
        let book = FontBook::bundled();
        let grown = grow(&book, &copy, &style, &Oval, &Grow::usual(&style));
        let outline = Oval.outline(grown.width, grown.height);
        if !hang {
            for ink in inks(&grown) {
                prop_assert!(inside(&outline, ink), "{:?} outside {} x {}", ink, grown.width, grown.height);
            }
        }
        let boxed = rectangle(Rect::new(0.0, 0.0, length, length));
        let fixed = within(&book, &copy, &style, &boxed, &Within::usual(&style));
        let over = fixed.issues.iter().any(|i| matches!(i, TextIssue::Overflow { .. }));
        prop_assert!(over || hang || inks(&fixed).all(|r| inside(&boxed, r)), "{:?}", fixed.issues);
        for f in [&grown, &fixed, &column(&book, &copy, &style, Some(length))] {
            let mut at = 0;
            for line in &f.lines {
                prop_assert_eq!(line.range.start, at);
                at = line.range.end;
            }
            prop_assert_eq!(at, words.text().len());
            let carets = stops(f, words.text());
            prop_assert_eq!(carets.last().map(|c| c.at), Some(words.text().len()));
        }
    }
}
