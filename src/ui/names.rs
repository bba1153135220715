//! What things of the project are called in the window: steps of undo, issues, languages, styles.

use super::text::{Text, Tongue, fill, of};
use super::units::Ruler;
use crate::edit::Label;
use crate::edit::tidy::Rule;
use crate::editor::Editor;
use crate::model::{
    Binding, Blend, Envelope, Facing, Item, ItemKind, Kept, Lang, Page, Project, Reading, StyleName, Words,
    Writing,
};
use crate::scene::{Issue, IssueKind};

/// So many letters of a line are shown where it is only to be known again.
const SHOWN: usize = 18;

/// What an edit is called.
pub fn label(tongue: Tongue, label: Label) -> &'static str {
    let key = match label {
        Label::AddPage => Text::LabelAddPage,
        Label::RemovePage => Text::LabelRemovePage,
        Label::MovePage => Text::LabelMovePage,
        Label::Cover => Text::LabelCover,
        Label::Running => Text::LabelRunning,
        Label::Add => Text::LabelAdd,
        Label::Arrange => Text::LabelArrange,
        Label::Cut => Text::LabelCut,
        Label::Merge => Text::LabelMerge,
        Label::Divide => Text::LabelDivide,
        Label::Remove => Text::LabelRemove,
        Label::Move => Text::LabelMove,
        Label::Resize => Text::LabelResize,
        Label::Restack => Text::LabelRestack,
        Label::Border => Text::LabelBorder,
        Label::Fill => Text::LabelFill,
        Label::Outline => Text::LabelOutline,
        Label::Art => Text::LabelArt,
        Label::Description => Text::LabelDescription,
        Label::Size => Text::LabelSize,
        Label::Style => Text::LabelStyle,
        Label::Tail => Text::LabelTail,
        Label::Edge => Text::LabelEdge,
        Label::Join => Text::LabelJoin,
        Label::Mark => Text::LabelMark,
        Label::Rotate => Text::LabelRotate,
        Label::Warp => Text::LabelWarp,
        Label::Tidy => Text::LabelTidy,
        Label::Fonts => Text::LabelFonts,
        Label::Relink => Text::LabelRelink,
        Label::Words => Text::LabelWords,
        Label::Speaker => Text::LabelSpeaker,
        Label::Order => Text::LabelOrder,
        Label::Group => Text::LabelGroup,
        Label::Ungroup => Text::LabelUngroup,
        Label::Guides => Text::LabelGuides,
        Label::Palette => Text::LabelPalette,
        Label::Recolour => Text::LabelRecolour,
        Label::Paper => Text::LabelPaper,
        Label::Setup => Text::LabelSetup,
        Label::Title => Text::LabelTitle,
        Label::Number => Text::LabelNumber,
        Label::Languages => Text::LabelLanguages,
        Label::Cast => Text::LabelCast,
        Label::Duplicate => Text::LabelDuplicate,
        Label::Paste => Text::LabelPaste,
        Label::Property => Text::LabelProperty,
    };
    of(tongue, key)
}

/// What an issue is called, with its lengths in a unit.
pub fn issue(tongue: Tongue, ruler: Ruler, kind: &IssueKind) -> String {
    let t = |key| of(tongue, key);
    let length = |mm: f64| ruler.told(mm, 1);
    match kind {
        IssueKind::Overflow { by_mm } => fill(t(Text::IssueOverflow), &[&length(*by_mm)]),
        IssueKind::Shrunk { scale } => fill(t(Text::IssueShrunk), &[&format!("{:.0}", scale * 100.0)]),
        IssueKind::MissingWords { lang, stand_in: true } => {
            fill(t(Text::IssueWords), &[&lang_in(tongue, lang)])
        }
        IssueKind::MissingWords { lang, stand_in: false } => {
            fill(t(Text::IssueNoWords), &[&lang_in(tongue, lang)])
        }
        IssueKind::OffPage { by_mm } => fill(t(Text::IssueOffPage), &[&length(*by_mm)]),
        IssueKind::MissingArt { path, why } | IssueKind::DamagedArt { path, why } => {
            fill(t(Text::IssueArt), &[path, &super::faults::unshown(tongue, why)])
        }
        IssueKind::SwallowedTail => t(Text::IssueSwallowed).to_owned(),
        IssueKind::SoftArt { path, ppi } => fill(t(Text::IssueSoftArt), &[path, &format!("{ppi:.0}")]),
        IssueKind::MissingFont { family } => fill(t(Text::IssueFont), &[family]),
        IssueKind::MissingGlyph { ch } => fill(t(Text::IssueGlyph), &[ch]),
        IssueKind::MissingStyle { name } => fill(t(Text::IssueStyle), &[name]),
        IssueKind::Covers { what, share } => {
            let what = of(tongue, kept(*what)).to_lowercase();
            fill(t(Text::IssueCovers), &[&what, &format!("{:.0}", share * 100.0)])
        }
        IssueKind::CoversWords { share } => {
            fill(t(Text::IssueCoversWords), &[&format!("{:.0}", share * 100.0)])
        }
        IssueKind::Strays { share } => fill(t(Text::IssueStrays), &[&format!("{:.0}", share * 100.0)]),
        IssueKind::WiderThanPanel { by_mm } => fill(t(Text::IssueWiderThanPanel), &[&length(*by_mm)]),
        IssueKind::LeftOutside { share } => {
            fill(t(Text::IssueLeftOutside), &[&format!("{:.0}", share * 100.0)])
        }
        IssueKind::BareStrip { path, mm } => fill(t(Text::IssueBareStrip), &[path, &length(*mm)]),
        IssueKind::RunningOverPanel => t(Text::IssueRunning).to_owned(),
        IssueKind::FlatPanel => t(Text::IssueFlat).to_owned(),
    }
}

/// The first words of what an issue is about, in the language of a page that shows it or in another one that has them.
pub fn words_of(project: &Project, issue: &Issue, lang: &Lang) -> Option<String> {
    let (_, page) = project.page(issue.page)?;
    let line = page.line(page.item(issue.item?)?.line()?)?;
    let others = project.book.languages.iter().chain(line.words.keys());
    let said = std::iter::once(lang).chain(others).filter_map(|lang| line.words.get(lang));
    let said = said.map(Words::text).find(|text| !text.trim().is_empty())?.replace('\n', " ");
    let said = said.trim();
    let short: String = said.chars().take(SHOWN).collect();
    Some(if short.len() < said.len() { format!("{}…", short.trim_end()) } else { short })
}

/// What an item of a page is called: its kind with its number among the panels, or with its words.
pub fn item(tongue: Tongue, page: &Page, item: &Item, lang: &Lang) -> String {
    let t = |key| of(tongue, key);
    let words = || item.line().and_then(|l| page.line(l)).and_then(|l| l.words_in(lang)).map(Words::text);
    let kind = match &item.kind {
        ItemKind::Panel(_) => {
            let number = page.reading.iter().position(|id| *id == item.id).map_or(0, |n| n + 1);
            return format!("{} {number}", t(Text::ToolPanel));
        }
        ItemKind::Balloon(_) => Text::ToolBalloon,
        ItemKind::Caption(_) => Text::ToolCaption,
        ItemKind::Effect(_) => Text::ToolEffect,
        ItemKind::Art(a) => return fill(t(Text::NamedItem), &[&t(Text::LabelArt), &a.art.path.0]),
    };
    match words().filter(|w| !w.is_empty()) {
        Some(words) => fill(t(Text::NamedItem), &[&t(kind), &words.replace('\n', " ")]),
        None => t(kind).to_owned(),
    }
}

/// What the canvas shows, for those who do not see it: the page and what is selected on it.
pub fn canvas(tongue: Tongue, editor: &Editor) -> String {
    let t = |key| of(tongue, key);
    let page = editor.page();
    let place = fill(t(Text::PageOf), &[&(editor.page_index() + 1), &editor.project().pages.len()]);
    let selected = match editor.selection() {
        [] => t(Text::NothingSelected).to_owned(),
        [one] => match page.item(*one) {
            Some(found) => {
                let name = item(tongue, page, found, &editor.edition().lang);
                fill(t(Text::SelectedItem), &[&name])
            }
            None => String::new(),
        },
        several => fill(t(Text::SelectedItems), &[&several.len()]),
    };
    format!("{place} · {selected}")
}

/// A language's own name, and its tag for those that have none here.
pub fn lang_name(lang: &Lang) -> String {
    match lang.tag() {
        "en" => "English",
        "zh-Hans" => "中文",
        "zh-Hant" => "繁體中文",
        "ja" => "日本語",
        "ko" => "Korean",
        "fr" => "Français",
        "de" => "Deutsch",
        "es" => "Español",
        "it" => "Italiano",
        "pt" | "pt-BR" => "Português",
        "ru" => "Русский",
        tag => tag,
    }
    .to_owned()
}

/// What a language is called in the window's: for sentences, where its own name would be a foreign word.
pub fn lang_in(tongue: Tongue, lang: &Lang) -> String {
    let key = match lang.tag() {
        "en" => Text::LangEnglish,
        "zh-Hans" => Text::LangSimplified,
        "zh-Hant" => Text::LangTraditional,
        "ja" => Text::LangJapanese,
        "ko" => Text::LangKorean,
        "fr" => Text::LangFrench,
        "de" => Text::LangGerman,
        "es" => Text::LangSpanish,
        "it" => Text::LangItalian,
        "pt" | "pt-BR" => Text::LangPortuguese,
        "ru" => Text::LangRussian,
        tag => return tag.to_owned(),
    };
    of(tongue, key).to_owned()
}

/// A style's name: built-in ones are translated.
pub fn style_name(tongue: Tongue, name: &StyleName) -> String {
    let key = match name.0.as_str() {
        "speech" => Text::StyleSpeech,
        "whisper" => Text::StyleWhisper,
        "thought" => Text::StyleThought,
        "shout" => Text::StyleShout,
        "loud" => Text::StyleLoud,
        "weak" => Text::StyleWeak,
        "radio" => Text::StyleRadio,
        "robot" => Text::StyleRobot,
        "telepathy" => Text::StyleTelepathy,
        "free" => Text::StyleFree,
        "narration" => Text::StyleNarration,
        "place" => Text::StylePlace,
        "monologue" => Text::StyleMonologue,
        "spoken" => Text::StyleSpoken,
        "editor" => Text::StyleEditor,
        "effect" => Text::StyleEffect,
        "running" => Text::StyleRunning,
        other => match sound_name(other) {
            Some(key) => key,
            None => return other.to_owned(),
        },
    };
    of(tongue, key).to_owned()
}

/// What a sound that comes with the program is called.
fn sound_name(name: &str) -> Option<Text> {
    Some(match name {
        "boom" => Text::SoundBoom,
        "crash" => Text::SoundCrash,
        "bang" => Text::SoundBang,
        "hit" => Text::SoundHit,
        "whoosh" => Text::SoundWhoosh,
        "zap" => Text::SoundZap,
        "ring" => Text::SoundRing,
        "knock" => Text::SoundKnock,
        "creak" => Text::SoundCreak,
        "splash" => Text::SoundSplash,
        "rumble" => Text::SoundRumble,
        "click" => Text::SoundClick,
        "thump" => Text::SoundThump,
        "hush" => Text::SoundHush,
        "scream" => Text::SoundScream,
        _ => return None,
    })
}

/// The kinds of writing that fonts divide.
pub fn writing(writing: Writing) -> Text {
    match writing {
        Writing::Latin => Text::WritingLatin,
        Writing::GreekCyrillic => Text::WritingGreek,
        Writing::Han => Text::WritingHan,
        Writing::Kana => Text::WritingKana,
        Writing::Hangul => Text::WritingHangul,
        Writing::Bopomofo => Text::WritingBopomofo,
        Writing::WideMarks => Text::WritingMarks,
        Writing::Arabic => Text::WritingArabic,
        Writing::Hebrew => Text::WritingHebrew,
    }
}

/// What letters are bent into.
pub fn envelope(envelope: Envelope) -> Text {
    match envelope {
        Envelope::Arc => Text::EnvelopeArc,
        Envelope::Arch => Text::EnvelopeArch,
        Envelope::Dome => Text::EnvelopeDome,
        Envelope::Bowl => Text::EnvelopeBowl,
        Envelope::Bulge => Text::EnvelopeBulge,
        Envelope::Wave => Text::EnvelopeWave,
    }
}

/// What must be seen.
pub fn kept(what: Kept) -> Text {
    match what {
        Kept::Face => Text::KeptFace,
        Kept::Hand => Text::KeptHand,
        Kept::Detail => Text::KeptDetail,
    }
}

/// A way in which the colours of pictures mix.
pub fn blend(blend: Blend) -> Text {
    match blend {
        Blend::Normal => Text::BlendNormal,
        Blend::Multiply => Text::BlendMultiply,
        Blend::Screen => Text::BlendScreen,
        Blend::Overlay => Text::BlendOverlay,
        Blend::Darken => Text::BlendDarken,
        Blend::Lighten => Text::BlendLighten,
        Blend::ColorDodge => Text::BlendColorDodge,
        Blend::ColorBurn => Text::BlendColorBurn,
        Blend::HardLight => Text::BlendHardLight,
        Blend::SoftLight => Text::BlendSoftLight,
        Blend::Difference => Text::BlendDifference,
        Blend::Exclusion => Text::BlendExclusion,
        Blend::Hue => Text::BlendHue,
        Blend::Saturation => Text::BlendSaturation,
        Blend::Color => Text::BlendColor,
        Blend::Luminosity => Text::BlendLuminosity,
    }
}

/// A rule of the tidy pass.
pub fn rule(rule: Rule) -> Text {
    match rule {
        Rule::Ellipses => Text::RuleEllipses,
        Rule::Dashes => Text::RuleDashes,
        Rule::Forms => Text::RuleForms,
        Rule::Marks => Text::RuleMarks,
        Rule::Spaces => Text::RuleSpaces,
        Rule::Quotes => Text::RuleQuotes,
    }
}

/// The ways to read, for pickers.
pub fn readings(t: &dyn Fn(Text) -> &'static str) -> Vec<(Reading, String)> {
    vec![
        (Reading::LeftToRight, t(Text::LeftToRight).to_owned()),
        (Reading::RightToLeft, t(Text::RightToLeft).to_owned()),
        (Reading::TopToBottom, t(Text::TopToBottom).to_owned()),
    ]
}

/// What a page setup is called; a name that is no preset's is its own.
pub fn preset(tongue: Tongue, name: &str) -> String {
    let key = match name {
        "US comic" => Text::PresetUs,
        "Manga B5" => Text::PresetManga,
        "Comic B5, left to right" => Text::PresetComic,
        "A4 album" => Text::PresetAlbum,
        "Square" => Text::PresetSquare,
        "4-koma" => Text::PresetKoma,
        "Webtoon strip" => Text::PresetStrip,
        "Post 4:5" => Text::PresetPost,
        other => return other.to_owned(),
    };
    of(tongue, key).to_owned()
}

/// Which pages lie side by side, for pickers.
pub fn facings(t: &dyn Fn(Text) -> &'static str) -> Vec<(Facing, String)> {
    vec![
        (Facing::FirstAlone, Text::FaceFirstAlone),
        (Facing::FromFirst, Text::FaceFromFirst),
        (Facing::Never, Text::FaceNever),
    ]
    .into_iter()
    .map(|(facing, key)| (facing, t(key).to_owned()))
    .collect()
}

/// The sides of binding, for pickers.
pub fn bindings(t: &dyn Fn(Text) -> &'static str) -> Vec<(Binding, String)> {
    vec![(Binding::Left, t(Text::BoundLeft).to_owned()), (Binding::Right, t(Text::BoundRight).to_owned())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::presets;
    use crate::ui::dialogs::new::LANGS;
    use crate::ui::units::Unit;

    #[test]
    fn sentences_name_every_language_that_is_offered_in_the_language_of_the_window() {
        for lang in LANGS.iter().map(|tag| tag.parse::<Lang>().expect("a tag")) {
            let kind = IssueKind::MissingWords { lang: lang.clone(), stand_in: true };
            for tongue in Tongue::ALL {
                let told = issue(tongue, Ruler::new(Unit::Mm, 300.0), &kind);
                assert!(told.contains(&lang_in(tongue, &lang)), "{told}");
                let foreign = |c: char| c.is_alphabetic() && c.is_ascii() != (tongue == Tongue::English);
                assert!(!told.contains(foreign), "{told}");
            }
        }
    }

    #[test]
    fn every_preset_has_a_chinese_name() {
        for preset in presets::all() {
            assert_eq!(super::preset(Tongue::English, &preset.name), preset.name);
            assert_ne!(super::preset(Tongue::SimplifiedChinese, &preset.name), preset.name);
        }
    }
}
