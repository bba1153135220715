use super::*;
use crate::model::Mark;
use proptest::prelude::*;

fn lang(tag: &str) -> Lang {
    tag.parse().unwrap_or_else(|_| panic!("{tag} is a tag"))
}

/// The text afterwards.
fn done(tag: &str, text: &str) -> String {
    let words = Words::plain(text);
    tidied(&words, &lang(tag), Rules::all()).unwrap_or(words).text().to_owned()
}

fn check(tag: &str, cases: &[(&str, &str)]) {
    for (typed, wanted) in cases {
        assert_eq!(done(tag, typed), *wanted, "{tag}: {typed}");
        assert_eq!(done(tag, wanted), *wanted, "{tag}: what is tidy stays: {wanted}");
    }
}

#[test]
fn english_dashes() {
    check(
        "en",
        &[
            ("I never — not once — lied.", "I never--not once--lied."),
            ("But I–", "But I--"),
            ("But I---", "But I--"),
            ("Wait -- what?", "Wait--what?"),
            ("So - um - yes.", "So--um--yes."),
            ("-- and then", "--and then"),
            ("line one --\nline two", "line one--\nline two"),
            ("a well-known spy", "a well-known spy"),
            ("1914–18", "1914-18"),
            ("5 - 3 is 2", "5 - 3 is 2"),
            ("this --> way", "this --> way"),
            ("*Issue 12. --ED.", "*Issue 12. --ED."),
            ("I-I-I can't", "I-I-I can’t"),
        ],
    );
}

#[test]
fn english_ellipses() {
    check(
        "en",
        &[
            ("Well . . . maybe", "Well... maybe"),
            ("Well….", "Well..."),
            ("Well……", "Well..."),
            ("Well.....", "Well..."),
            ("so ...", "so..."),
            ("... and then", "...and then"),
            ("\"... and then\"", "“...and then”"),
            ("I left. ...And you?", "I left. ...And you?"),
            ("wait..", "wait..."),
            ("What ...?", "What...?"),
            ("see ../art", "see ../art"),
            ("One. Two. Three.", "One. Two. Three."),
        ],
    );
}

#[test]
fn marks_stand_in_order_and_are_three_at_most() {
    check(
        "en",
        &[
            ("What!?", "What?!"),
            ("What!!!!!", "What!!!"),
            ("What?!?!?!", "What??!"),
            ("No!!", "No!!"),
            ("Go to #$@!?!", "Go to #$@!?!"),
        ],
    );
    check(
        "zh-Hans",
        &[("什么！？", "什么！？"), ("啊！！！！！", "啊！！！"), ("什么？？？！", "什么？？！")],
    );
    check("es", &[("¿¡Qué!?", "¿¡Qué!?")]);
}

#[test]
fn spaces() {
    check(
        "en",
        &[
            ("One.  Two.   Three.", "One. Two. Three."),
            (" edge \n of lines ", "edge\nof lines"),
            ("Really ?", "Really?"),
            ("Yes , no !", "Yes, no!"),
            ("a .45 pistol", "a .45 pistol"),
            ("smile :)", "smile :)"),
            ("tab\there", "tab here"),
        ],
    );
    check("fr", &[("Quoi ?", "Quoi\u{a0}?"), ("Non  ! Si", "Non\u{a0}! Si"), ("Quoi?", "Quoi?")]);
    check("zh-Hans", &[("等等！ 别走", "等等！别走"), ("西山 信号", "西山 信号")]);
    check("ja", &[("待て！ 行くな", "待て！\u{3000}行くな"), ("行くな！ ", "行くな！")]);
}

#[test]
fn english_quotes_and_apostrophes() {
    check(
        "en",
        &[
            ("\"Hello,\" he said.", "“Hello,” he said."),
            ("\"Stop--\"", "“Stop--”"),
            ("He said \"no\"--twice.", "He said “no”--twice."),
            ("\"She said 'no' to me.\"", "“She said ‘no’ to me.”"),
            ("don't can't I'm I'll", "don’t can’t I’m I’ll"),
            ("Get 'em!", "Get ’em!"),
            ("'Til the '80s, '99 at best", "’Til the ’80s, ’99 at best"),
            ("rock 'n' roll", "rock ’n’ roll"),
            ("'Tis the season", "’Tis the season"),
            ("'Ang on, nothin' doin'", "’Ang on, nothin’ doin’"),
            ("‘em and ‘80s", "’em and ’80s"),
            ("the cats' home", "the cats’ home"),
            ("She's 6'2\" tall", "She’s 6'2\" tall"),
            ("don`t", "don’t"),
            ("“Hello“", "“Hello”"),
            ("\"I was there all night", "“I was there all night"),
            ("and I saw it.\"", "and I saw it.”"),
            ("(\"aside\")", "(“aside”)"),
            ("'Quite so,' she said.", "‘Quite so,’ she said."),
            ("She calls it 'home'.", "She calls it ‘home’."),
        ],
    );
}

#[test]
fn other_latin_languages_have_their_own_quotes_and_keep_dashes() {
    check(
        "fr",
        &[
            ("\"Bonjour\"", "«\u{a0}Bonjour\u{a0}»"),
            ("\" Bonjour \"", "«\u{a0}Bonjour\u{a0}»"),
            ("l'ami — tu vois", "l’ami — tu vois"),
            ("mais -- quoi", "mais — quoi"),
            ("Hein!?", "Hein?!"),
        ],
    );
    check(
        "de",
        &[
            ("\"Halt!\"", "„Halt!“"),
            ("Er sagte: \"Nenn mich 'Boss'.\"", "Er sagte: „Nenn mich ‚Boss‘.“"),
            ("Wie geht's? 'ne Frage", "Wie geht’s? ’ne Frage"),
            ("Moment – was", "Moment – was"),
            ("Moment -- was", "Moment – was"),
        ],
    );
    check("de-CH", &[("\"Halt!\"", "«Halt!»")]);
    check("es", &[("\"Hola\" — dijo", "«Hola» — dijo")]);
    check("es-MX", &[("\"Hola\"", "“Hola”")]);
    check("it", &[("\"Ciao\" disse, l'altro", "«Ciao» disse, l’altro"), ("Beh… sì", "Beh… sì")]);
    check("pl", &[("\"Stój\"", "„Stój”")]);
    check("ru", &[("\"Стой\" - сказал он", "«Стой» — сказал он")]);
    check("sv", &[("\"Hej\"", "”Hej”")]);
}

#[test]
fn chinese() {
    check(
        "zh-Hans",
        &[
            ("等等,你说什么?", "等等，你说什么？"),
            ("他说\"走吧\"。", "他说“走吧”。"),
            ("我…不知道", "我……不知道"),
            ("我...不知道.", "我……不知道。"),
            ("......", "……"),
            ("等一下--", "等一下——"),
            ("等一下—别动", "等一下——别动"),
            ("等 -- 别动", "等——别动"),
            ("现在10:30,速度3.5", "现在10:30，速度3.5"),
            ("用WiFi打电话!", "用WiFi打电话！"),
            ("我说OK!", "我说OK！"),
            ("西山(北京)", "西山（北京）"),
            ("什么!?", "什么！？"),
            ("OK!", "OK!"),
            ("好~", "好～"),
            ("好~~~~~~", "好～～～～～～"),
            ("1—3号", "1—3号"),
        ],
    );
    check(
        "zh-Hant",
        &[("他說\"走吧\"。", "他說「走吧」。"), ("他說“叫我‘老大’”。", "他說「叫我『老大』」。")],
    );
    check("zh-TW", &[("他說\"走吧\"。", "他說「走吧」。")]);
}

#[test]
fn japanese() {
    check(
        "ja",
        &[
            ("\"行くな\"と言った", "「行くな」と言った"),
            ("“行くな”", "「行くな」"),
            ("え…", "え……"),
            ("え...まさか", "え……まさか"),
            ("え・・・", "え……"),
            ("待て--", "待て――"),
            ("待て—", "待て——"),
            ("はい,そうです.", "はい、そうです。"),
            ("なに!?", "なに！？"),
            ("ラーメン", "ラーメン"),
            ("ジョン・スミス", "ジョン・スミス"),
        ],
    );
}

#[test]
fn arabic_and_hebrew() {
    check(
        "ar",
        &[
            ("ماذا?", "ماذا؟"),
            ("نعم, لا; ربما", "نعم، لا؛ ربما"),
            ("قال \"نعم\"", "قال «نعم»"),
            ("السرعة 3,5", "السرعة 3,5"),
        ],
    );
    check("he", &[("צה\"ל", "צה״ל"), ("ג'ירפה", "ג׳ירפה"), ("הוא אמר \"לא\"", "הוא אמר ”לא”")]);
}

#[test]
fn a_language_that_is_not_known_keeps_its_dashes() {
    check("th", &[("ก -- ข", "ก -- ข"), ("ก  ข", "ก ข")]);
}

#[test]
fn emphasis_stays_on_its_letters() {
    let marked = |markup: &str, tag: &str| {
        let words = Words::from_markup(markup);
        tidied(&words, &lang(tag), Rules::all()).unwrap_or(words).to_markup()
    };
    for (typed, wanted) in [
        ("I <b>never</b> — \"ever\" — lied!?", "I <b>never</b>--“ever”--lied?!"),
        ("<b>What ...</b> now", "<b>What...</b> now"),
        ("\"<i>Argo</i>\"  sails", "“<i>Argo</i>” sails"),
        ("so <b>big</b>", "so <b>big</b>"),
        ("<color=#d02020>No . . .</color>  <b>yes</b>", "<color=#d02020>No...</color> <b>yes</b>"),
    ] {
        assert_eq!(marked(typed, "en"), wanted);
    }
    assert_eq!(marked("<b>等等</b>,你...", "zh-Hans"), "<b>等等</b>，你……");
    // Readings and cells stay too.
    let noted = "<ruby=まほう>魔法</ruby>...<tcy>!!</tcy>";
    assert_eq!(marked(noted, "ja"), "<ruby=まほう>魔法</ruby>……<tcy>！！</tcy>");
}

#[test]
fn each_rule_may_be_left_out() {
    let typed = "Well — \"what\" . . .  now!?";
    let run = |rules| tidied(&Words::plain(typed), &lang("en"), rules).map(|w| w.text().to_owned());
    assert_eq!(run(Rules::only(&[])), None);
    assert_eq!(run(Rules::only(&[Rule::Marks])).as_deref(), Some("Well — \"what\" . . .  now?!"));
    assert_eq!(run(Rules::all().with(Rule::Dashes, false)).as_deref(), Some("Well — “what”... now?!"));
    assert!(!Rules::all().with(Rule::Quotes, false).has(Rule::Quotes));
}

const TAGS: [&str; 14] =
    ["en", "fr", "de", "de-CH", "es", "it", "ru", "zh-Hans", "zh-Hant", "ja", "ko", "ar", "he", "th"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    /// Twice is once; letters and the author's breaks are never touched.
    #[test]
    fn it_settles_and_changes_no_letter(
        text in "[a-z'\"“”‘’.…—–!?,:;()~ \n永あא\u{645}0-9-]{0,24}",
        which in 0..TAGS.len(),
        bold in 0_usize..24,
    ) {
        let lang = lang(TAGS[which]);
        let words = Words::plain(&text).marked(0..bold, Mark::Bold(true));
        let once = tidied(&words, &lang, Rules::all()).unwrap_or_else(|| words.clone());
        prop_assert_eq!(tidied(&once, &lang, Rules::all()), None, "{:?} -> {:?}", text, once.text());
        let letters = |w: &Words| -> Vec<(char, bool)> {
            w.text().char_indices().filter(|(_, c)| c.is_alphanumeric() || *c == '\n')
                .map(|(at, c)| (c, w.emphasis_at(at).bold)).collect()
        };
        prop_assert_eq!(letters(&words), letters(&once));
    }
}
