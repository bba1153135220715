//! Fonts, letters and the tidy pass, over whole projects.

use crate::workbench;

use panelwright::edit::Edit;
use panelwright::edit::tidy::{Rules, Scope, changes};
use panelwright::file::sounds;
use panelwright::geom::Rgba;
use panelwright::lettering::style::Writing as SetIn;
use panelwright::lettering::{Copy, FontBook, TextStyle, column};
use panelwright::model::family::{FamilyPlace, families_in_use};
use panelwright::model::*;
use panelwright::scene::{self, Issue, IssueKind, Node, Scene, Sources, part_at};
use std::sync::Arc;
use workbench::project;

/// The project of the workbench with the same words on every line.
fn spoken(en: &str, zh: &str) -> Arc<Project> {
    let mut project = Project::clone(&project());
    let book = Arc::make_mut(&mut project.book);
    book.languages = vec![Lang::english(), Lang::simplified_chinese()];
    let page = Arc::make_mut(&mut project.pages[0]);
    for line in &mut page.lines {
        let line = Arc::make_mut(line);
        line.words.insert(Lang::english(), Words::from_markup(en));
        line.words.insert(Lang::simplified_chinese(), Words::from_markup(zh));
        let state = Translation { made_from: en.to_owned(), ..Translation::default() };
        line.state.insert(Lang::simplified_chinese(), state);
    }
    Arc::new(project)
}

fn build(project: &Project, lang: &str) -> (Scene, Vec<Issue>) {
    let fonts = FontBook::bundled();
    let art = panelwright::asset::ArtIndex::default();
    let sources = Sources { fonts: &fonts, art: &art };
    scene::build(project, 0, &Edition::pages(lang.parse().unwrap()), &sources)
}

fn changed(project: &Arc<Project>, item: u64, change: panelwright::edit::Change) -> Arc<Project> {
    Edit::Change { page: PageId(100), item: ItemId(item), change }.apply(project).unwrap()
}

#[test]
fn sound_effects_and_final_words_are_left_alone() {
    let project = spoken("wait -- what!?", "什么?");
    let all = |p: &Project, lang: Option<&Lang>| changes(p, &Scope::Project, lang, Rules::all()).len();
    // A balloon and a caption in two languages; the effect is exempt (T14).
    assert_eq!(all(&project, None), 4);
    assert_eq!(all(&project, Some(&Lang::english())), 2);
    assert_eq!(changes(&project, &Scope::Page(PageId(101)), None, Rules::all()), []);
    let items = Scope::Items(PageId(100), vec![ItemId(3), ItemId(5)]);
    assert_eq!(changes(&project, &items, None, Rules::all()).len(), 2);
    let mut project = Project::clone(&project);
    let line = Arc::make_mut(&mut Arc::make_mut(&mut project.pages[0]).lines[0]);
    line.state.entry(Lang::simplified_chinese()).or_default().stage = Stage::Final;
    assert_eq!(all(&project, None), 3);
}

#[test]
fn what_is_tidied_is_one_edit_and_makes_no_translation_stale() {
    let project = spoken("wait -- what!?", "什么?");
    let found = changes(&project, &Scope::Project, None, Rules::all());
    let after = Edit::TidyWords(found.clone()).apply(&project).unwrap();
    assert_eq!(changes(&after, &Scope::Project, None, Rules::all()), []);
    let line = after.find_line(found[0].line).unwrap().1;
    assert_eq!(line.words[&Lang::english()].text(), "wait--what?!");
    assert_eq!(line.state[&Lang::simplified_chinese()].made_from, "wait--what?!");
    // Words that were changed meanwhile are not overwritten.
    let mut stale = found;
    stale[0].before = Words::plain("something else");
    assert!(Edit::TidyWords(stale).apply(&project).is_err());
}

#[test]
fn families_are_listed_with_their_places() {
    let look = Look { fonts: vec!["Anime Ace".to_owned()], ..Look::default() };
    let project = changed(&spoken("a", "b"), 3, panelwright::edit::Change::Look(look));
    let found = families_in_use(&project);
    let names: Vec<&str> = found.iter().map(|u| u.family.as_str()).collect();
    assert_eq!(names, ["Anime Ace", "Bangers", "Comic Neue"]);
    assert_eq!(found[0].places, [FamilyPlace::Item(PageId(100), ItemId(3))]);
    assert_eq!(found[1].places, [FamilyPlace::Style(StyleName::new("effect"))]);
    // The scene tells where it is missing, and a stand-in cures it.
    let missing = |p: &Project| {
        let (_, issues) = build(p, "en");
        let is = |i: &&Issue| matches!(&i.kind, IssueKind::MissingFont { family } if family == "Anime Ace");
        issues.iter().filter(is).map(|i| i.item).collect::<Vec<_>>()
    };
    assert_eq!(missing(&project), [Some(ItemId(3))]);
    let set = |by: Option<&str>| Edit::SetSubstitute { family: "Anime Ace".into(), by: by.map(Into::into) };
    let cured = set(Some("Comic Neue")).apply(&project).unwrap();
    assert_eq!(missing(&cured), []);
    assert_eq!(missing(&set(None).apply(&cured).unwrap()), [Some(ItemId(3))]);
}

#[test]
fn a_font_is_replaced_everywhere_in_one_step() {
    let look = Look { fonts: vec!["Anime Ace".to_owned()], ..Look::default() };
    let before = changed(&spoken("a", "b"), 3, panelwright::edit::Change::Look(look));
    let replace = |from: &str, to: &str| {
        let (from, to) = (from.to_owned(), to.to_owned());
        Edit::ReplaceFont { from, to }.apply(&before).unwrap()
    };
    let after = replace("comic neue", "Noto Sans");
    let names = |p: &Project| families_in_use(p).into_iter().map(|u| u.family).collect::<Vec<_>>();
    assert_eq!(names(&after), ["Anime Ace", "Bangers", "Noto Sans"]);
    assert_eq!(after.style(&StyleName::new("whisper")).unwrap().lettering.fonts, ["Noto Sans"]);
    let other = replace("anime ace", "Bangers");
    assert!(other.book.styles.is_empty(), "styles that did not ask for it stay built in");
    assert_eq!(names(&other), ["Bangers", "Comic Neue"]);
    assert!(Arc::ptr_eq(&replace("Nobody", "Bangers").pages[0], &before.pages[0]));
}

/// What a click hits follows the letters, however they are bent.
#[test]
fn a_click_follows_bent_letters() {
    use panelwright::edit::Change;
    let straight = spoken("WHOOOOOOSH", "嗖");
    let warp = Warp { envelope: Envelope::Arc, bend: 0.6, ..Warp::default() };
    let bent = changed(&straight, 5, Change::Warp(Some(warp)));
    let part = |p: &Project| {
        let (scene, _) = build(p, "en");
        scene.parts.iter().find(|p| p.item == ItemId(5)).cloned().unwrap()
    };
    let (a, b) = (part(&straight), part(&bent));
    assert!((a.frame.center() - b.frame.center()).hypot() < 1e-6, "its middle stays");
    assert!(b.frame.height() > a.frame.height() * 1.5);
    let hit = |p: &Project, at| part_at(&build(p, "en").0, at).map(|p| p.item);
    let (low, middle) = ((b.frame.center().x, b.frame.y1 - 1.0).into(), a.frame.center());
    assert_eq!(hit(&straight, middle), Some(ItemId(5)));
    assert_ne!(hit(&bent, low), Some(ItemId(5)), "below the arch there is nothing");
    assert!(b.bounds.union(b.hit.control_box()) == b.bounds);
}

/// An effect lies under balloons that were there before, and over panels (R05).
#[test]
fn effects_are_over_art_and_under_balloons_by_paint_order() {
    let (scene, _) = build(&spoken("BOOM", "轰"), "en");
    let order: Vec<u64> = scene.parts.iter().map(|p| p.item.0).collect();
    let at = |id| order.iter().position(|o| *o == id).unwrap();
    assert!(at(1) < at(5) && at(2) < at(5));
}

#[test]
fn outlines_lie_under_all_letters_and_shadow_under_all_outlines() {
    use panelwright::edit::Change;
    let lettering = LetteringChange {
        outlines: Some(vec![LetterOutline { colour: Rgba::WHITE, width_caps: 0.1, mitred: false }]),
        shadow: Some(LetterShadow {
            colour: Rgba::BLACK,
            by_caps: Spot::new(0.2, 0.2),
            soft_caps: 0.0,
            solid: false,
        }),
        opacity: Some(0.5),
        ..LetteringChange::default()
    };
    let look = Look { lettering, ..Look::default() };
    let project = changed(&spoken("one <b>two</b> three", "一"), 3, Change::Look(look));
    let (scene, _) = build(&project, "en");
    let part = scene.parts.iter().find(|p| p.item == ItemId(3)).unwrap();
    let Some(Node::Group(group)) = part.nodes.last() else { panic!("see-through letters are a group") };
    assert_eq!(group.opacity, 0.5);
    let kinds: Vec<&str> = group
        .nodes
        .iter()
        .map(|n| match n {
            Node::Path(p) if p.fill == Some(Rgba::BLACK) => "shadow",
            Node::Path(_) => "outline",
            Node::Glyphs(_) => "letters",
            _ => "else",
        })
        .collect();
    assert_eq!(kinds[..2], ["shadow", "outline"]);
    assert!(kinds[2..].iter().all(|k| *k == "letters") && kinds.len() > 3, "{kinds:?}");
}

/// Every sound, put on a page as the window does it, can be saved, read and drawn without an issue.
#[test]
fn sounds_are_styles_of_the_project() {
    let mut project = spoken("x", "x");
    for sound in sounds::all() {
        let style = Some(Box::new(sound.style()));
        project = Edit::SetStyle { name: sound.name.clone(), style }.apply(&project).unwrap();
        let style = panelwright::edit::Change::Style(Some(sound.name.clone()));
        project = changed(&project, 5, style);
        for tag in ["en", "zh-Hans"] {
            let lang: Lang = tag.parse().unwrap();
            let words = Words::plain(&sound.words_in(&lang)[0]);
            let (page, line) = (PageId(100), LineId(15));
            project = Edit::SetWords { page, line, lang, words }.apply(&project).unwrap();
            let (scene, issues) = build(&project, tag);
            let of = |i: &&Issue| i.item == Some(ItemId(5));
            assert_eq!(issues.iter().filter(of).collect::<Vec<_>>(), Vec::<&Issue>::new());
            let part = scene.parts.iter().find(|p| p.item == ItemId(5)).unwrap();
            assert!(part.bounds.union(part.frame) == part.bounds && part.nodes.len() >= 2, "{}", sound.name);
        }
    }
    let text = panelwright::file::ron_text::project_text(&project).unwrap();
    assert_eq!(panelwright::file::ron_text::read_project(&text).unwrap(), *project);
}

/// The families that a text is set in, letter by letter.
fn families(text: &str, style: &TextStyle) -> Vec<String> {
    let set = column(&FontBook::bundled(), &Copy { text, marks: &[] }, style, None);
    set.lines.iter().flat_map(|l| &l.glyphs).map(|g| g.face.family().to_owned()).collect()
}

#[test]
fn a_composite_font_takes_each_script_from_its_own_face() {
    let plain = TextStyle { lang: "ja".to_owned(), capitals: false, ..TextStyle::default() };
    let mixed = TextStyle {
        fonts_for: vec![
            (SetIn::Latin, vec!["Bangers".to_owned()]),
            (SetIn::Kana, vec!["Noto Sans SC".to_owned()]),
        ],
        ..plain.clone()
    };
    assert_eq!(families("OK", &plain), ["Comic Neue"; 2]);
    assert_eq!(families("O!永か", &mixed), ["Bangers", "Bangers", "Noto Sans SC", "Noto Sans SC"]);
    // A family that lacks a character hands on to the style's own.
    let greek = TextStyle { fonts_for: vec![(SetIn::GreekCyrillic, vec!["Bangers".to_owned()])], ..plain };
    assert_eq!(families("я", &greek), ["Noto Sans"]);
}

fn width(text: &str, style: &TextStyle) -> f64 {
    column(&FontBook::bundled(), &Copy { text, marks: &[] }, style, None).block.width()
}

#[test]
fn features_and_tracking_are_the_styles() {
    let style = TextStyle { fonts: vec!["Noto Sans".to_owned()], ..TextStyle::default() };
    let unkerned = TextStyle { features: vec![("kern".to_owned(), 0)], ..style.clone() };
    assert!(width("AVAVA", &style) < width("AVAVA", &unkerned) - 0.1);
    let wide = TextStyle { tracking_em: 0.2, ..style.clone() };
    assert!(width("AVAVA", &wide) > width("AVAVA", &style) + 1.0);
    // Joined scripts take none (§6f).
    let arabic = |tracking_em| TextStyle { lang: "ar".to_owned(), tracking_em, ..style.clone() };
    assert_eq!(width("مرحبا", &arabic(0.2)), width("مرحبا", &arabic(0.0)));
}

/// Capitals are those of the language; the stored words keep their case (T01).
#[test]
fn display_capitals_are_those_of_the_language() {
    let glyphs = |text: &str, lang: &str, capitals: bool| {
        let style = TextStyle { lang: lang.to_owned(), capitals, crossbar_i: false, ..TextStyle::default() };
        let set = column(&FontBook::bundled(), &Copy { text, marks: &[] }, &style, None);
        set.lines.iter().flat_map(|l| &l.glyphs).map(|g| g.id).collect::<Vec<_>>()
    };
    for (lang, stored, shown) in [
        ("tr", "istanbul ısı", "İSTANBUL ISI"),
        ("en", "istanbul", "ISTANBUL"),
        ("de", "Straße", "STRASSE"),
        ("el", "Έλα, Άννα", "ΕΛΑ, ΑΝΝΑ"),
        ("fr", "été", "ÉTÉ"),
    ] {
        assert_eq!(glyphs(stored, lang, true), glyphs(shown, lang, false), "{lang}");
    }
}

/// The handles of an effect turn it and bend it, each in one step, and give way to Escape.
#[test]
fn letters_are_turned_and_bent_by_hand() {
    use panelwright::editor::{Editor, Input, Mods, OverlayMark, Stage};
    use panelwright::geom::Point;
    let mut editor = Editor::new(spoken("WHOOSH", "嗖"), true, IdSource::seeded(1));
    editor.select(vec![ItemId(5)]);
    let drag = |editor: &mut Editor, from: Point, to: Point| {
        for input in [
            Input::Press { at: from, mods: Mods::default(), clicks: 1 },
            Input::Drag { at: to, mods: Mods::default() },
            Input::Release { at: to, mods: Mods::default() },
        ] {
            let (scene, _) = build(editor.project(), "en");
            editor.input(input, &Stage { scene: &scene, mm_per_px: 0.1 });
        }
    };
    let round = |editor: &Editor| {
        let (scene, _) = build(editor.project(), "en");
        let marks = editor.overlay(&Stage { scene: &scene, mm_per_px: 0.1 });
        let at = |m: &OverlayMark| match m {
            OverlayMark::Handle { at, round: true } => Some(*at),
            _ => None,
        };
        marks.iter().filter_map(at).collect::<Vec<Point>>()
    };
    let effect = |editor: &Editor| match &editor.page().item(ItemId(5)).unwrap().kind {
        ItemKind::Effect(e) => e.clone(),
        _ => panic!("an effect"),
    };
    let [turn, bend] = round(&editor)[..] else { panic!("two round handles") };
    let middle = Point::new(90.0 + 35.0, 10.0 + 60.0);
    assert!((turn.x - middle.x).abs() < 1e-6 && turn.y < middle.y, "the handle that turns is above");
    drag(&mut editor, bend, bend + panelwright::geom::Vec2::new(-2.0, 6.0));
    let bent = effect(&editor).warp.expect("bent");
    assert!(bent.bend > 0.1 && bent.envelope == Envelope::Arc, "pulled down at its end it arches: {bent:?}");
    let turn = round(&editor)[0];
    let to = panelwright::geom::rotate_about(turn, middle, 90.0);
    drag(&mut editor, turn, to);
    assert!((effect(&editor).rotate - 90.0).abs() <= 1.0, "{}", effect(&editor).rotate);
    editor.undo();
    assert_eq!(effect(&editor).rotate, 0.0);
    editor.undo();
    assert_eq!(effect(&editor).warp, None);
}

/// Scripts without italics show emphasis by weight (§6f).
#[test]
fn arabic_and_hebrew_emphasis_is_bold() {
    use panelwright::lettering::style::Mark as Look;
    for (text, lang) in [("نعم لا", "ar"), ("כן לא", "he")] {
        let loud = Look { range: 0..4, bold: Some(true), italic: Some(true), ..Look::default() };
        let style = TextStyle { lang: lang.to_owned(), ..TextStyle::default() };
        let set = column(&FontBook::bundled(), &Copy { text, marks: &[loud] }, &style, None);
        let weight = |g: &panelwright::lettering::PlacedGlyph| (g.cluster < 4, g.face.weight());
        let seen: std::collections::BTreeSet<_> =
            set.lines[0].glyphs.iter().filter(|g| g.face.family() != "Comic Neue").map(weight).collect();
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), [(false, 400), (true, 700)], "{lang}");
        assert!(set.lines[0].glyphs.iter().all(|g| g.slant == 0.0 || g.face.family() == "Comic Neue"));
    }
}

/// The colours of what is drawn behind the letters of the first balloon, and the runs of its letters.
fn behind_letters(markup: &str) -> (Vec<Rgba>, usize) {
    let (scene, _) = build(&spoken(markup, markup), "en");
    let part = scene.parts.iter().find(|p| p.item == ItemId(3)).expect("a balloon");
    let fills = |node: &Node| if let Node::Path(path) = node { path.fill } else { None };
    let runs = part.nodes.iter().filter(|n| matches!(n, Node::Glyphs(_))).count();
    (part.nodes.iter().filter_map(fills).collect(), runs)
}

#[test]
fn single_words_have_lines_and_shadows_of_their_own() {
    let (plain, runs) = behind_letters("one two three");
    let marked = "one <outline=#102030 0.1><shadow=#405060 0.1 0.1>two</shadow></outline> three";
    let (coated, same) = behind_letters(marked);
    let new: Vec<Rgba> = coated.iter().copied().filter(|c| !plain.contains(c)).collect();
    // The shadow lies behind the line, and the line behind the letters, which are the same runs as before.
    assert_eq!(new, [Rgba::rgb(0x40, 0x50, 0x60), Rgba::rgb(0x10, 0x20, 0x30)]);
    assert_eq!((coated.len(), same), (plain.len() + 2, runs));
}
