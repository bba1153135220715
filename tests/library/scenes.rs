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
    for (words, letter, count) in [
        ("word ".repeat(10_000), 'w', 10_000),
        ("字".repeat(20_000), '字', 20_000),
        ("a\n".repeat(3_000), 'a', 3_000),
    ] {
        let (scene, _) = scene_of(&page_of(&[("en", &words)], MIDDLE, None), "en");
        assert_eq!(scene.parts.len(), 1);
        // Nothing of it is lost, though speech is shown in capitals.
        let of_runs = |node: &Node| match node {
            Node::Glyphs(run) => run.text.to_lowercase().matches(letter).count(),
            _ => 0,
        };
        assert_eq!(scene.parts[0].nodes.iter().map(of_runs).sum::<usize>(), count);
    }
}

/// The words of each line of the only balloon.
fn set_lines(project: &Project) -> Vec<String> {
    let (scene, _) = scene_of(project, "en");
    let mut lines: Vec<(i64, String)> = Vec::new();
    for node in &scene.parts[0].nodes {
        if let Node::Glyphs(run) = node {
            let y = run.glyphs.first().map_or(0, |g| (g.y * 1000.0) as i64);
            match lines.iter_mut().find(|(at, _)| *at == y) {
                Some((_, text)) => text.push_str(&run.text),
                None => lines.push((y, run.text.clone())),
            }
        }
    }
    lines.into_iter().map(|(_, text)| text.trim().to_owned()).collect()
}

#[test]
fn editing_a_word_leaves_the_lines_that_it_does_not_touch() {
    use panelwright::edit::{Change, Edit};
    use panelwright::scene::{Memory, Typed, build, build_with, lines_now, lines_to_keep};
    let said = "When I was a boy my father took me to the harbour to look at the sea, and he told me: one day you \
                will cross it, and on that day you must not look back at me.";
    let lang: Lang = "en".parse().expect("a tag");
    let before = Arc::new(page_of(&[("en", said)], MIDDLE, None));
    let (fonts, art) = (FontBook::bundled(), ArtIndex::default());
    let (edition, sources) = (Edition::pages(lang.clone()), Sources { fonts: &fonts, art: &art });
    let (mut kept_lines, mut fresh_lines, mut remembered) = (0, 0, 0);
    for (word, other) in [
        ("boy", "child"),
        ("father", "grandfather"),
        ("harbour", "pier"),
        ("told", "said to"),
        ("cross", "sail across"),
        ("day you must", "morning you must"),
        ("look back", "turn back"),
        ("sea", "ocean"),
    ] {
        let words = Words::from_markup(&said.replacen(word, other, 1));
        let was = lines_now(&before, ItemId(1), &edition, &sources).map(Arc::new);
        let typed = Typed { item: ItemId(1), words: words.clone(), was };
        let edit = Edit::SetWords { page: PageId(1), line: LineId(1), lang: lang.clone(), words };
        let fresh = edit.apply(&before).expect("words");
        let lines = lines_to_keep(&before, &fresh, ItemId(1), &edition, &sources);
        remembered += usize::from(!lines.is_empty());
        let change = Change::Lines(lang.clone(), lines);
        let kept = Edit::Change { page: PageId(1), item: ItemId(1), change }.apply(&fresh).expect("lines");
        // What is seen while it is typed is what stays when the typing ends.
        let (seen, _) = build_with(&fresh, 0, &edition, &sources, Some(&typed), &mut Memory::default());
        let (stays, _) = build(&kept, 0, &edition, &sources);
        assert_eq!(format!("{:?}", seen.parts[0].nodes), format!("{:?}", stays.parts[0].nodes), "{other}");
        let was = set_lines(&before);
        let same = |project| set_lines(project).iter().filter(|l| was.contains(l)).count();
        kept_lines += same(&kept);
        fresh_lines += same(&fresh);
        // Once the words are others, what was remembered of them is of no effect.
        let words = Words::from_markup("Something else altogether was said here in the end");
        let edit = Edit::SetWords { page: PageId(1), line: LineId(1), lang: lang.clone(), words };
        let (a, b) = (edit.apply(&kept).expect("words"), edit.apply(&fresh).expect("words"));
        assert_eq!(set_lines(&a), set_lines(&b));
    }
    assert!(
        kept_lines >= fresh_lines && kept_lines >= 8 * 4,
        "{kept_lines} lines stay, {fresh_lines} without memory"
    );
    assert!(remembered < 8, "only what makes a difference is stored");
}

#[test]
fn editing_a_word_of_a_caption_or_of_free_text_leaves_its_other_lines() {
    use panelwright::edit::{Change, Edit};
    use panelwright::model::{Caption, CaptionKind};
    use panelwright::scene::lines_to_keep;
    let said = "The winter that the harbour froze over we walked out to the island every evening, my brother and I, \
                and nobody ever asked us what it was that we carried home.";
    let lang: Lang = "en".parse().expect("a tag");
    let (fonts, art) = (FontBook::bundled(), ArtIndex::default());
    let (edition, sources) = (Edition::pages(lang.clone()), Sources { fonts: &fonts, art: &art });
    let caption = |purpose, width| {
        let mut project = page_of(&[("en", said)], MIDDLE, None);
        let item = Arc::make_mut(&mut Arc::make_mut(&mut project.pages[0]).items[0]);
        item.kind =
            ItemKind::Caption(Caption { width, ..Caption::new(LineId(1), purpose, Spot::new(40.0, 40.0)) });
        Arc::new(project)
    };
    for before in [
        caption(CaptionKind::Narration, None),
        caption(CaptionKind::Narration, Some(60.0)),
        // Quotes that the caption puts on move no line.
        caption(CaptionKind::Spoken, Some(44.0)),
        Arc::new(page_of(&[("en", said)], MIDDLE, Some("free"))),
    ] {
        let (mut kept_lines, mut fresh_lines) = (0, 0);
        let was = set_lines(&before);
        for (word, other) in [
            ("winter", "autumn"),
            ("froze", "was frozen"),
            ("evening", "night"),
            ("brother", "sister"),
            ("home", "back home"),
        ] {
            let words = Words::from_markup(&said.replacen(word, other, 1));
            let edit = Edit::SetWords { page: PageId(1), line: LineId(1), lang: lang.clone(), words };
            let fresh = edit.apply(&before).expect("words");
            let lines = lines_to_keep(&before, &fresh, ItemId(1), &edition, &sources);
            let change = Change::Lines(lang.clone(), lines);
            let kept =
                Edit::Change { page: PageId(1), item: ItemId(1), change }.apply(&fresh).expect("lines");
            let same = |project| set_lines(project).iter().filter(|l| was.contains(l)).count();
            kept_lines += same(&kept);
            fresh_lines += same(&fresh);
        }
        assert!(kept_lines >= fresh_lines, "{kept_lines} lines stay, {fresh_lines} without memory: {was:?}");
        assert!(kept_lines >= 5 * (was.len() - 2), "{kept_lines} of {}: {was:?}", 5 * was.len());
    }
}

#[test]
fn single_words_of_a_sound_have_lines_and_a_shadow_of_their_own() {
    use panelwright::geom::Rgba;
    use panelwright::model::{Effect, Look};
    let coloured = |said: &str| {
        let mut project = page_of(&[("en", said)], MIDDLE, None);
        let item = Arc::make_mut(&mut Arc::make_mut(&mut project.pages[0]).items[0]);
        let (line, look) = (LineId(1), Look::default());
        item.kind = ItemKind::Effect(Effect {
            line,
            at: MIDDLE,
            letter_mm: 12.0,
            rotate: 0.0,
            style: None,
            look,
            warp: None,
        });
        let (scene, issues) = scene_of(&project, "en");
        assert_eq!(issues, [], "{said}");
        let fill = |n: &Node| if let Node::Path(path) = n { path.fill } else { None };
        scene.parts[0].nodes.iter().filter_map(fill).collect::<Vec<Rgba>>()
    };
    let (green, red) = (Rgba::rgb(0, 0x80, 0), Rgba::rgb(0xff, 0, 0));
    let plain = coloured("BIG BOOM");
    let dressed = coloured("BIG <outline=#008000 0.1><shadow=#ff0000 0.1 0.1>BOOM</shadow></outline>");
    assert!(![green, red].iter().any(|c| plain.contains(c)));
    assert!([green, red].iter().all(|c| dressed.contains(c)), "{dressed:?}");
    // The other words keep the lines of their style.
    assert!(plain.iter().all(|c| dressed.contains(c)), "{plain:?} {dressed:?}");
}
