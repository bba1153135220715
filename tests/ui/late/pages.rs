//! Pages and pictures that are dropped together, and what they find when they come in.

use super::*;

fn picture(file: &Path, side: u32) {
    image::RgbImage::from_pixel(side, side, image::Rgb([90, 20, 20])).save(file).expect("written");
}

#[test]
fn pictures_that_are_dropped_together_fill_the_panels_as_one_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let (comic, panels) = comic(folder.path(), "one");
    let files = [10, 2].map(|n| folder.path().join(format!("art {n}.png")));
    for (n, file) in files.iter().enumerate() {
        picture(file, n as u32 + 1);
    }
    let mut window = window(None);
    drop_file(&mut window, &comic);
    settle(&mut window);
    let middle = window.get_by_role_and_label(Role::Canvas, "Canvas").rect().center();
    window.hover_at(middle - vec2(60.0, 0.0));
    for file in &files {
        window.input_mut().dropped_files.push(Arc::new(File(file.clone())));
    }
    window.run_steps(1);
    settle(&mut window);
    let shown = |window: &Window| {
        let project = project(window);
        panels.map(|id| {
            let (_, item) = project.find_item(id).expect("there");
            item.art().iter().map(|layer| layer.path.0.clone()).collect::<Vec<_>>()
        })
    };
    assert_eq!(shown(&window), [["art/art 2.png"], ["art/art 10.png"]]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(panels.map(|panel| pictures(&window, panel)), [0, 0]);
}

#[test]
fn a_folder_of_pages_is_dropped_while_words_are_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("one").join("one.ron");
    std::fs::create_dir(file.parent().expect("a folder")).expect("made");
    let (start, balloon, line) = spoken();
    let (pages, lang) = (start.pages.len(), start.source_lang());
    panelwright::file::save(&Arc::new(start), &file).expect("saved");
    let scans = folder.path().join("scans");
    std::fs::create_dir(&scans).expect("made");
    for n in [1, 2, 3] {
        picture(&scans.join(format!("{n}.png")), n);
    }
    let mut window = window(None);
    // Nothing is open that they could come into.
    drop_file(&mut window, &scans);
    settle(&mut window);
    assert!(window.query_by_label_contains("Open a comic or make a new one first").is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    drop_file(&mut window, &file);
    settle(&mut window);
    window.state().borrow_mut().as_mut().expect("open").select(vec![balloon]);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::A);
    window.event(egui::Event::Text("Hello there".to_owned()));
    settle(&mut window);
    drop_file(&mut window, &scans);
    settle(&mut window);
    assert_eq!(project(&window).pages.len(), pages + 3);
    // The words that were typed are said, and the next key is no letter of theirs.
    window.event(egui::Event::Text("!".to_owned()));
    settle(&mut window);
    assert_eq!(said(&project(&window), line, &lang), "Hello there");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(project(&window).pages.len(), pages, "the pages are one step");
    assert_eq!(said(&project(&window), line, &lang), "Hello there");
}
