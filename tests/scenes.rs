//! What scenes promise: words are where they are seen, or it is told.

use panelwright::asset::ArtIndex;
use panelwright::file::presets;
use panelwright::lettering::FontBook;
use panelwright::model::{
    Balloon, ByLang, Edition, Item, ItemId, ItemKind, Lang, Line, LineId, PageId, Project, Spot, StyleName,
    Words, style,
};
use panelwright::scene::{IssueKind, Node, Scene, Sources, build};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A page with one balloon that says `words`, by language, in a named style.
fn page_of(words: &[(&str, &str)], at: Spot, style: Option<&str>) -> Project {
    let lang = |tag: &str| tag.parse::<Lang>().expect("a tag");
    let mut project =
        Project::blank(presets::named("square").expect("a preset"), lang("en"), vec![PageId(1)]);
    Arc::make_mut(&mut project.book).languages = vec![lang("en"), lang("zh-Hans")];
    let page = Arc::make_mut(&mut project.pages[0]);
    let words: ByLang<Words> =
        words.iter().map(|(tag, said)| (lang(tag), Words::from_markup(said))).collect();
    page.lines.push(Arc::new(Line { words, ..Line::new(LineId(1)) }));
    page.items.push(Arc::new(Item {
        id: ItemId(1),
        panel: None,
        locked: false,
        hidden: false,
        kind: ItemKind::Balloon(Balloon { style: style.map(StyleName::new), ..Balloon::new(LineId(1), at) }),
        variants: Vec::new(),
    }));
    project
}

fn scene_of(project: &Project, lang: &str) -> (Scene, Vec<IssueKind>) {
    let (fonts, art) = (FontBook::bundled(), ArtIndex::default());
    let edition = Edition::pages(lang.parse().expect("a tag"));
    let (scene, issues) = build(project, 0, &edition, &Sources { fonts: &fonts, art: &art });
    (scene, issues.into_iter().map(|i| i.kind).collect())
}

const MIDDLE: Spot = Spot::new(100.0, 100.0);

#[test]
fn emphasis_is_seen_in_every_style() {
    for name in style::BUILT_IN {
        let project = page_of(&[("en", "not <b>not</b> not")], MIDDLE, Some(name));
        let (scene, _) = scene_of(&project, "en");
        let looks: Vec<(u16, bool, f64)> = scene.parts[0]
            .nodes
            .iter()
            .filter_map(|n| if let Node::Glyphs(run) = n { Some(run) } else { None })
            .flat_map(|run| run.glyphs.iter().map(|g| (run.face.weight(), run.face.is_italic(), g.slant)))
            .collect();
        assert!(looks.iter().any(|l| *l != looks[0]), "{name}: {looks:?}");
    }
}

#[test]
fn words_in_another_language_or_none_are_told() {
    let (scene, issues) = scene_of(&page_of(&[("en", ""), ("zh-Hans", "你好吗")], MIDDLE, None), "en");
    assert!(matches!(issues.as_slice(), [IssueKind::MissingWords { stand_in: true, .. }]), "{issues:?}");
    assert!(scene.parts[0].nodes.iter().any(|n| matches!(n, Node::Glyphs(_))));
    let (_, issues) = scene_of(&page_of(&[], MIDDLE, None), "en");
    assert!(matches!(issues.as_slice(), [IssueKind::MissingWords { stand_in: false, .. }]), "{issues:?}");
}

#[test]
fn words_beyond_the_page_are_told() {
    let (_, issues) = scene_of(&page_of(&[("en", "Where am I?")], Spot::new(208.0, 100.0), None), "en");
    assert!(matches!(issues.as_slice(), [IssueKind::OffPage { by_mm }] if *by_mm > 2.0), "{issues:?}");
    let (_, issues) = scene_of(&page_of(&[("en", "Here I am.")], MIDDLE, None), "en");
    assert_eq!(issues, []);
}

/// Not a measure of speed: the old way took minutes, and this bound only tells the two apart.
#[test]
fn a_balloon_that_is_given_a_novel_comes_to_an_end() {
    for words in ["word ".repeat(10_000), "字".repeat(20_000), "a\n".repeat(3_000)] {
        let begun = Instant::now();
        let (scene, _) = scene_of(&page_of(&[("en", &words)], MIDDLE, None), "en");
        assert_eq!(scene.parts.len(), 1);
        assert!(begun.elapsed() < Duration::from_mins(1), "{:?}", begun.elapsed());
    }
}
