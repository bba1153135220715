//! What a user relies on when projects are saved and opened.

mod saving;

use panelwright::edit::Edit;
use panelwright::file::ron_text::{TextFault, project_text, read_project};
use panelwright::file::{self, Warning, presets};
use panelwright::geom::Rgba;
use panelwright::model::*;
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn item(id: u64, panel: Option<u64>, kind: ItemKind) -> Arc<Item> {
    Arc::new(Item {
        id: ItemId(id),
        panel: panel.map(ItemId),
        locked: false,
        hidden: false,
        kind,
        variants: Vec::new(),
    })
}

/// A project with everything in it that a file can hold.
fn project() -> Project {
    let (en, zh) = (Lang::english(), Lang::simplified_chinese());
    let setup = presets::named("us-comic").expect("a preset");
    let mut project = Project::blank(setup, zh.clone(), vec![PageId(1), PageId(2)]);
    let book = Arc::make_mut(&mut project.book);
    book.languages.push(en.clone());
    book.title.insert(en.clone(), "Signal".to_owned());
    book.title.insert(zh.clone(), "信号".to_owned());
    book.cast.push(CastMember {
        id: CastId("zhang".to_owned()),
        name: ByLang::from([(en.clone(), "Zhang".to_owned()), (zh.clone(), "张工".to_owned())]),
        style: Some(StyleName::new("loud")),
        colour: Some(Rgba::rgb(1, 2, 3)),
        note: String::new(),
    });
    book.styles
        .insert(StyleName::new("loud"), BalloonStyle { stroke_mm: Some(0.9), ..BalloonStyle::default() });
    let page = Arc::make_mut(&mut project.pages[0]);
    let said = |n: u64, english: &str, chinese: &str| {
        Arc::new(Line {
            speaker: Some(CastId("zhang".to_owned())),
            words: ByLang::from([
                (en.clone(), Words::from_markup(english)),
                (zh.clone(), Words::from_markup(chinese)),
            ]),
            state: ByLang::from([(
                en.clone(),
                Translation { stage: Stage::Reviewed, made_from: chinese.to_owned() },
            )]),
            ..Line::new(LineId(n))
        })
    };
    page.lines = vec![
        said(101, "It is <b>green</b>.\nGreen, I say!", "<b>绿</b>光！"),
        said(102, "Later", "后来"),
        said(103, "KZZZT", "滋啦——"),
    ];
    let panel = Panel {
        art: vec![ArtLayer {
            crop: Crop { pan: Spot::new(1.5, -2.0), zoom: 1.25, rotate: 3.0, flip_x: true, flip_y: false },
            opacity: 0.5,
            within: Within::Page,
            blend: Blend::Multiply,
            hidden: true,
            ..ArtLayer::new(ArtPath("art/room.svg".to_owned()))
        }],
        describes: ByLang::from([(en, "A room".to_owned())]),
        ..Panel::new(Outline::Rect(Frame::new(10.0, 10.0, 80.0, 60.0)), 0.5)
    };
    let slanted =
        Outline::Polygon(vec![Spot::new(95.0, 10.0), Spot::new(150.0, 12.0), Spot::new(140.0, 70.0)]);
    page.items = vec![
        item(11, None, ItemKind::Panel(panel)),
        item(12, None, ItemKind::Panel(Panel::new(slanted, 0.5))),
        item(
            13,
            Some(11),
            ItemKind::Balloon(Balloon {
                line: LineId(101),
                at: Spot::new(30.0, 15.0),
                size: Some(Spot::new(40.0, 22.0)),
                style: Some(StyleName::new("speech")),
                look: Look { shape: Some(BodyShape::Ellipse(3.0)), ..Look::default() },
                tails: vec![Tail::towards(Spot::new(40.0, 50.0))],
                ..Balloon::new(LineId(101), Spot::default())
            }),
        ),
        item(
            14,
            Some(11),
            ItemKind::Caption(Caption::new(LineId(102), CaptionKind::Place, Spot::new(2.0, 2.0))),
        ),
        item(
            15,
            None,
            ItemKind::Effect(Effect {
                line: LineId(103),
                at: Spot::new(100.0, 100.0),
                letter_mm: 14.0,
                rotate: -8.0,
                style: None,
                look: Look { letters: Some(Rgba::rgb(0, 200, 90)), ..Look::default() },
                warp: None,
            }),
        ),
    ];
    page.reading = vec![ItemId(11), ItemId(12)];
    project
}

#[test]
fn a_project_is_read_as_it_was_written_and_written_again_the_same() {
    let project = project();
    assert_eq!(invariants::breaches(&project), []);
    let text = project_text(&project).expect("text");
    let read = read_project(&text).expect("sound");
    assert_eq!(read, project);
    assert_eq!(project_text(&read).expect("text"), text);
}

#[test]
fn one_changed_line_of_dialogue_is_one_changed_line_of_the_file() {
    let before = Arc::new(project());
    let edit = Edit::SetWords {
        page: PageId(1),
        line: LineId(101),
        lang: Lang::english(),
        words: Words::from_markup("It is <b>blue</b>.\nNot \"green\"!"),
    };
    let after = edit.apply(&before).expect("applies");
    let (a, b) = (project_text(&before).expect("text"), project_text(&after).expect("text"));
    assert_eq!(a.lines().count(), b.lines().count());
    let changed: Vec<(&str, &str)> = a.lines().zip(b.lines()).filter(|(x, y)| x != y).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(changed[0].1.contains("\"en\""));
}

#[test]
fn every_sample_file_is_read_and_written_the_same() {
    let mut seen = 0;
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("examples") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "ron") {
                let text = fs::read_to_string(&path).expect("text");
                let again = if text.contains("panelwright series") {
                    let series = file::ron_text::read_series(&text)
                        .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
                    file::ron_text::series_text(&series).expect("text")
                } else {
                    let project = read_project(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
                    project_text(&project).expect("text")
                };
                assert!(again == text, "{} is not written as it is read", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen >= 3, "only {seen} sample files");
}

/// The text of a sound file with one thing replaced.
fn with(was: &str, is: &str) -> String {
    let text = project_text(&project()).expect("text");
    assert!(text.contains(was), "{was}");
    text.replacen(was, is, 1)
}

fn fault(text: &str) -> String {
    read_project(text).expect_err("must be refused").to_string()
}

#[test]
fn a_damaged_text_is_refused_with_its_line() {
    let text = project_text(&project()).expect("text");
    let lines: Vec<&str> = text.lines().collect();
    let half = lines[..lines.len() / 2].join("\n");
    let message = fault(&half);
    assert!(message.contains(&format!("line {}", lines.len() / 2)), "{message}");
    assert!(message.contains("incomplete"), "{message}");
    let message = fault(&with("border_mm: 0.5", "border_mm: \"thick\""));
    let line = text.lines().position(|l| l.contains("border_mm: 0.5")).expect("there") + 1;
    assert!(message.contains(&format!("line {line}")), "{message}");
    // Cut anywhere, a text is refused or (cut in the last white space) whole; it never panics.
    for cut in (0..text.trim_end().len()).step_by(97).filter(|c| text.is_char_boundary(*c)) {
        assert!(read_project(&text[..cut]).is_err());
    }
    // Past the header a text that is cut off is told as such, wherever it was cut.
    let header = text.find("content").expect("there") + 12;
    for cut in (header..text.trim_end().len()).step_by(61).filter(|c| text.is_char_boundary(*c)) {
        let fault = read_project(&text[..cut]).expect_err("cut off");
        let end = &text[cut.saturating_sub(20)..cut];
        assert!(matches!(fault, TextFault::CutOff(_)), "{end}: {fault}");
    }
}

#[test]
fn a_newer_or_foreign_text_is_refused_with_what_to_do() {
    let message = fault(&with("version: 1", "version: 7"));
    assert!(message.contains("version 7") && message.contains("newer Panelwright"), "{message}");
    let message = fault(&with("version: 1", "version: 99999999999999999999"));
    assert!(message.contains("newer Panelwright"), "{message}");
    assert!(fault(" \n").contains("the file is empty"));
    for foreign in ["", "hello", "(name: \"x\")", "{\"a\": 1}", "(format: \"other\", version: 1)"] {
        assert!(fault(foreign).starts_with("line 1"), "{foreign}");
    }
    assert!(fault(&with("panelwright project", "panelwright series")).contains("series"));
    // A field that no version knows is a typing error, not something to be lost in silence.
    assert!(fault(&with("opacity: 0.5", "opacty: 0.5")).contains("opacty"));
}

#[test]
fn a_text_that_breaks_a_law_is_refused_with_the_line_of_the_culprit() {
    for (was, is, says) in [
        ("id: \"000000000000c\"", "id: \"000000000000b\"", "another item has the id"),
        ("panel: \"000000000000b\"", "panel: \"000000000000z\"", "not on the page"),
        ("line: \"0000000000035\"", "line: \"0000000000099\"", "not among the page's lines"),
        ("at: (30.0, 15.0)", "at: (NaN, 15.0)", "ordinary numbers"),
        ("zoom: 1.25", "zoom: 0.0", "zoom"),
        ("letter_mm: 14.0", "letter_mm: -1.0", "letter height"),
        ("dpi: 300.0", "dpi: 0.0", "resolution"),
    ] {
        let message = fault(&with(was, is));
        assert!(message.contains(says), "{is}: {message}");
    }
    let message = fault(&with("letter_mm: 14.0", "letter_mm: -1.0"));
    assert!(message.starts_with("line "), "{message}");
}

#[test]
fn lengths_that_cannot_be_drawn_are_refused() {
    for (was, is, says) in [
        ("size: (40.0, 22.0)", "size: (1e308, 1e308)", "place and size"),
        ("size: (40.0, 22.0)", "size: (40.0, 1e-300)", "place and size"),
        ("at: (30.0, 15.0)", "at: (-1e308, 15.0)", "place and size"),
        ("at: (2.0, 2.0)", "width: 1e300, at: (2.0, 2.0)", "place and width"),
        ("pan: (1.5, -2.0)", "pan: (1e300, -2.0)", "place"),
        ("mouth: (40.0, 50.0)", "mouth: (40.0, 1e300)", "tail"),
        ("mouth: (40.0, 50.0)", "width_mm: 1e300, mouth: (40.0, 50.0)", "tail"),
        ("letter_mm: 14.0", "letter_mm: 1e300", "letter height"),
        ("Rect(10.0, 10.0, 80.0, 60.0)", "Rect(10.0, 10.0, 1e300, 60.0)", "outline"),
        ("(150.0, 12.0)", "(1e300, 12.0)", "outline"),
        ("border_mm: 0.5", "border_mm: 1e300", "border"),
        ("stroke_mm: 0.9", "stroke_mm: 1e300", "stroke_mm"),
        ("stroke_mm: 0.9", "dash_mm: [1.0, 1e-9], stroke_mm: 0.9", "dash_mm"),
        ("padding_caps: 0.75", "padding_caps: 1e300", "padding_caps"),
        ("leading: 1.0", "leading: 0.0", "leading"),
        ("weight: 700", "weight: 0", "weight"),
        ("leading: 1.0", "leading: 1.0, in_lang: {\"ja\": (cap_height_mm: 1e300)}", "cap_height_mm"),
        ("leading: 1.0", "leading: 1.0, in_lang: {\"ja\": (leading: 99.0)}", "leading"),
        ("leading: 1.0", "leading: 1.0, in_lang: {\"ja\": (weight: 5000)}", "weight"),
    ] {
        let message = fault(&with(was, is));
        assert!(message.starts_with("line ") && message.contains(says), "{is}: {message}");
    }
    let mut many = project();
    let page = Arc::make_mut(&mut many.pages[0]);
    let ItemKind::Balloon(b) = &mut Arc::make_mut(&mut page.items[2]).kind else { panic!("a balloon") };
    b.tails = vec![Tail::towards(Spot::default()); invariants::MAX_TAILS + 1];
    assert!(fault(&project_text(&many).expect("text")).contains("tails"));
    let page = Arc::make_mut(&mut many.pages[0]);
    let item = Arc::make_mut(&mut page.items[2]);
    let ItemKind::Balloon(b) = &mut item.kind else { panic!("a balloon") };
    b.tails.clear();
    for wrong in [
        Variant { at: Some(Spot::new(1e300, 0.0)), ..Variant::default() },
        Variant { size: Some(Spot::new(1e300, 1.0)), ..Variant::default() },
        Variant { outline: Some(Outline::Rect(Frame::new(0.0, 0.0, 1e300, 1.0))), ..Variant::default() },
    ] {
        item.variants = vec![wrong];
        assert_eq!(invariants::item_fault(item), Some(Law::Variant));
    }
    let effect = Arc::make_mut(&mut page.items[4]);
    effect.variants = vec![Variant { scale: Some(20.0), ..Variant::default() }; 9];
    assert_eq!(invariants::item_fault(effect), Some(Law::LetterHeight));
}

#[test]
fn a_breach_is_found_in_the_file_by_its_id_or_its_key_word() {
    let line_of = |text: &str, word: &str| text.lines().position(|l| l.contains(word)).expect("there") + 1;
    // Zeros before an id may be left out, and of two that have one id the later is the culprit.
    let text = with("id: \"000000000000c\"", "id: \"b\"");
    assert!(fault(&text).starts_with(&format!("line {}: ", line_of(&text, "id: \"b\""))), "{}", fault(&text));
    let text = with("id: \"000000000000f\"", "id: \"f\"").replacen("letter_mm: 14.0", "letter_mm: -1.0", 1);
    assert!(fault(&text).starts_with(&format!("line {}: ", line_of(&text, "id: \"f\""))), "{}", fault(&text));
    for (was, is, word) in
        [("dpi: 300.0", "dpi: 0.0", "setup:"), ("stroke_mm: 0.9", "stroke_mm: -1.0", "\"loud\": (")]
    {
        let text = with(was, is);
        assert!(fault(&text).starts_with(&format!("line {}: ", line_of(&text, word))), "{}", fault(&text));
    }
    let mut empty = project();
    Arc::make_mut(&mut empty.book).languages.clear();
    assert!(fault(&project_text(&empty).expect("text")).starts_with("line "));
    let mut empty = project();
    empty.pages.clear();
    let message = fault(&project_text(&empty).expect("text"));
    assert!(message.starts_with("line ") && message.contains("at least one page"), "{message}");
}

#[test]
fn a_series_keeps_the_laws_of_a_book() {
    let series = Series {
        title: ByLang::new(),
        languages: vec![Lang::english()],
        setup: Arc::clone(&project().book.setup),
        cast: Vec::new(),
        styles: project().book.styles.clone(),
        fonts: Fonts::default(),
        glossary: Vec::new(),
        episodes: Vec::new(),
    };
    let text = file::ron_text::series_text(&series).expect("text");
    assert_eq!(*file::ron_text::read_series(&text).expect("sound"), series);
    for (was, is, says) in [
        ("stroke_mm: 0.9", "stroke_mm: NaN", "loud"),
        ("dpi: 300.0", "dpi: -1.0", "resolution"),
        ("\"en\",", "", "no language"),
    ] {
        let broken = text.replacen(was, is, 1);
        let message = file::ron_text::read_series(&broken).expect_err("refused").to_string();
        assert!(message.starts_with("line ") && message.contains(says), "{is}: {message}\n{broken}");
    }
}

#[test]
fn a_panel_without_area_and_a_page_without_panels_are_warnings_and_kept() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.ron");
    let text = with("Rect(10.0, 10.0, 80.0, 60.0)", "Rect(10.0, 10.0, 0.0, 60.0)");
    fs::write(&path, &text).expect("written");
    let opened = file::open(&path).expect("opens");
    assert!(opened.warnings.iter().any(|w| matches!(w, Warning::FlatPanel { page: 1, .. })));
    assert!(opened.warnings.contains(&Warning::NoPanels { page: 2 }));
    assert!(opened.warnings.iter().any(|w| matches!(w, Warning::Art { path, .. } if path == "art/room.svg")));
    file::save(&opened.project, &path).expect("saves");
    assert_eq!(fs::read_to_string(&path).expect("text"), text);
}

#[test]
fn what_is_missing_is_a_warning_and_stays_in_the_file() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.ron");
    let mut project = project();
    let book = Arc::make_mut(&mut project.book);
    book.fonts.files.push("fonts/gone.otf".to_owned());
    book.series = Some("series.ron".to_owned());
    book.styles.get_mut(&StyleName::new("loud")).expect("style").lettering.fonts =
        vec!["No Such Font 123".to_owned()];
    file::save(&project, &path).expect("saves");
    let opened = file::open(&path).expect("opens");
    let told: Vec<String> = opened.warnings.iter().map(ToString::to_string).collect();
    for name in ["fonts/gone.otf", "series.ron", "No Such Font 123", "art/room.svg"] {
        assert!(told.iter().any(|t| t.contains(name)), "{name} in {told:?}");
    }
    assert_eq!(*opened.project, project);
}

#[test]
fn pictures_are_found_from_the_folder_that_a_project_moves_to() {
    let folder = tempfile::tempdir().expect("folder");
    let (old, new) = (folder.path().join("old"), folder.path().join("new/deep"));
    fs::create_dir_all(old.join("art")).expect("made");
    fs::create_dir_all(&new).expect("made");
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>"#;
    fs::write(old.join("art/room.svg"), svg).expect("written");
    let moved = file::rebase(&Arc::new(project()), &old, &new);
    file::save(&moved, &new.join("a.ron")).expect("saves");
    let opened = file::open(&new.join("a.ron")).expect("opens");
    assert!(!opened.warnings.iter().any(|w| matches!(w, Warning::Art { .. })), "{:?}", opened.warnings);
}

#[test]
fn a_picture_from_elsewhere_is_copied_in_and_never_over_another() {
    let folder = tempfile::tempdir().expect("folder");
    let comic = folder.path().join("comic");
    fs::create_dir_all(&comic).expect("made");
    let svg = |w: u32| format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="3"/>"#);
    let outside = folder.path().join("cat.svg");
    let mut materials = file::new_materials(&comic);
    fs::write(&outside, svg(4)).expect("written");
    let first = file::import_art(&outside, &comic, &mut materials).expect("taken in");
    assert_eq!(first.0.0, "art/cat.svg");
    assert_eq!(file::import_art(&outside, &comic, &mut materials).expect("known").0.0, "art/cat.svg");
    fs::write(&outside, svg(5)).expect("written");
    assert_eq!(file::import_art(&outside, &comic, &mut materials).expect("taken in").0.0, "art/cat-2.svg");
    assert_eq!(fs::read_to_string(comic.join("art/cat.svg")).expect("there"), svg(4));
    assert!(matches!(materials.index.get(&first.0), Some(Ok(info)) if info.width == 4.0));
    fs::write(&outside, "no picture at all").expect("written");
    assert!(file::import_art(&outside, &comic, &mut materials).is_err());
}

#[cfg(unix)]
#[test]
fn devices_and_folders_are_not_read() {
    let folder = tempfile::tempdir().expect("folder");
    let zero = Path::new("/dev/zero");
    assert!(file::open(zero).err().expect("refused").to_string().contains("not a file"));
    let told = file::open(folder.path()).err().expect("refused").to_string();
    assert!(told.contains("this is a folder, not a project file"), "{told}");
    assert!(file::save(&project(), zero).is_err());
    let path = folder.path().join("a.ron");
    let mut project = project();
    let book = Arc::make_mut(&mut project.book);
    book.fonts.files.push("/dev/zero".to_owned());
    book.series = Some("/dev/zero".to_owned());
    let ItemKind::Panel(p) = &mut Arc::make_mut(&mut Arc::make_mut(&mut project.pages[0]).items[0]).kind
    else {
        panic!("a panel")
    };
    p.art[0].path = ArtPath("/dev/zero".to_owned());
    file::save(&project, &path).expect("saves");
    let warnings = file::open(&path).expect("opens").warnings;
    let told = warnings.iter().filter(|w| w.to_string().contains("this is not a file"));
    assert_eq!(told.count(), 3, "{warnings:?}");
}

#[test]
fn an_svg_that_lacks_something_and_a_plain_style_without_its_font_are_warnings() {
    let folder = tempfile::tempdir().expect("folder");
    fs::create_dir_all(folder.path().join("art")).expect("made");
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><text>Hi</text><image href="b.png" width="1" height="1"/></svg>"#;
    fs::write(folder.path().join("art/room.svg"), svg).expect("written");
    let mut project = project();
    let mut style = BalloonStyle::default();
    style.lettering.fonts = vec!["Gone 1".to_owned()];
    let book = Arc::make_mut(&mut project.book);
    book.fonts.substitutes.insert("Bangers".to_owned(), "Gone 2".to_owned());
    book.styles.insert(StyleName::new("spare"), style);
    let path = folder.path().join("a.ron");
    file::save(&project, &path).expect("saves");
    let warnings = file::open(&path).expect("opens").warnings;
    let told: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    for word in ["turn text into outlines", "links to", "Gone 1", "the font Bangers"] {
        assert!(told.iter().any(|t| t.contains(word)), "{word} in {told:?}");
    }
}

#[test]
fn every_moment_of_the_history_follows_a_project_to_its_new_folder() {
    use panelwright::edit::{History, Label};
    let folder = tempfile::tempdir().expect("folder");
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    fs::create_dir_all(&old).expect("made");
    fs::create_dir_all(&new).expect("made");
    let first = Arc::new(project());
    let second =
        Edit::SetTitle { lang: Lang::english(), title: "Other".to_owned() }.apply(&first).expect("applies");
    let mut history = History::new(Arc::clone(&first), true);
    history.push(Arc::clone(&second), Label::Title);
    history.mark_saved(&second);
    let mut rebase = file::Rebase::new(&old, &new).expect("another folder");
    history.map(|p| rebase.project(p));
    assert!(!history.is_unsaved());
    let art = |p: &Project| p.pages[0].items[0].art()[0].path.0.clone();
    assert_eq!(art(history.project()), "../old/art/room.svg");
    let now = Arc::clone(history.project());
    history.undo();
    assert_eq!(art(history.project()), "../old/art/room.svg");
    assert!(Arc::ptr_eq(&history.project().pages[0], &now.pages[0]), "what was shared stays shared");
    assert!(file::Rebase::new(&old, &old).is_none());
}

#[test]
fn every_property_of_balloons_is_read_as_it_was_written() {
    let mut project = project();
    let book = Arc::make_mut(&mut project.book);
    let style = BalloonStyle {
        stroke_mm: None,
        stroke_scale: 1.5,
        outline: OutlineKind::Double,
        tail: TailKind::Lightning,
        ..BalloonStyle::default()
    };
    book.styles.insert(StyleName::new("thunder"), style);
    let page = Arc::make_mut(&mut project.pages[0]);
    let tails = [
        Tail { kind: Some(TailKind::Bubbles), root: Some(200.0), ..Tail::of_speaker(Spot::new(1.0, 2.0)) },
        Tail { aim: Aim::Member(CastId("zhang".to_owned())), ..Tail::towards(Spot::new(3.0, 4.0)) },
    ];
    for (n, shape) in BodyShape::kinds().into_iter().enumerate() {
        let (id, line) = (100 + n as u64, LineId(500 + n as u64));
        page.lines.push(Arc::new(Line::new(line)));
        let balloon = Balloon {
            look: Look { shape: Some(shape), outline: Some(OutlineKind::Bare), ..Look::default() },
            tails: tails.to_vec(),
            edge: Edge::ALL[n % 3],
            join: Join::ALL[n % 3],
            continues: Some(ItemId(13)),
            ..Balloon::new(line, Spot::new(10.0, 10.0))
        };
        page.items.push(item(id, Some(11), ItemKind::Balloon(balloon)));
    }
    let mouth = Mouth { who: CastId("zhang".to_owned()), at: Spot::new(-5.0, 20.0) };
    if let ItemKind::Panel(panel) = &mut Arc::make_mut(&mut page.items[0]).kind {
        panel.marks.push(PanelMark::Mouth(mouth));
    }
    assert_eq!(invariants::breaches(&project), []);
    let text = project_text(&project).expect("text");
    let read = read_project(&text).expect("sound");
    assert_eq!(read, project);
    assert_eq!(project_text(&read).expect("text"), text);
}

#[test]
fn what_is_not_set_of_a_balloon_is_not_written() {
    let text = project_text(&project()).expect("text");
    for name in
        ["aim", "edge", "join", "continues", "root", "marks", "stroke_scale", "outline: Single", "kind: Some"]
    {
        assert!(!text.contains(&format!("{name}:")) && !text.contains(&format!("{name} ")), "{name}");
    }
    // A style that names a width keeps it, beside whatever border.
    let read = read_project(&text).expect("sound");
    assert_eq!(read.book.styles[&StyleName::new("loud")].stroke_beside(2.0), 0.9);
}
