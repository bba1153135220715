//! Pictures that change, go and move on the disk: what a project remembers of them, and how it finds them again.

use crate::drawing;

use drawing::png;
use panelwright::edit::Edit;
use panelwright::file::{self, Materials, presets, relink};
use panelwright::model::*;
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn picture(shade: u8) -> Arc<[u8]> {
    png(8, 6, |x, y| [shade, (x * 20) as u8, (y * 30) as u8, 255])
}

/// A comic of two pages with three pictures in a folder: one is shown on both pages.
fn comic(folder: &Path) -> Arc<Project> {
    let mut project =
        Project::blank(presets::named("square").unwrap(), Lang::english(), vec![PageId(1), PageId(2)]);
    fs::create_dir_all(folder.join("art")).unwrap();
    for (n, name) in ["one.png", "two.png", "three.png"].iter().enumerate() {
        fs::write(folder.join("art").join(name), picture(n as u8 * 40)).unwrap();
    }
    for (n, names) in [(0, ["art/one.png", "art/two.png"]), (1, ["art/two.png", "art/three.png"])] {
        let mut panel = Panel::new(Outline::Rect(Frame::new(10.0, 10.0, 80.0, 60.0)), 0.5);
        panel.art = names.iter().map(|name| ArtLayer::new(ArtPath((*name).to_owned()))).collect();
        let id = ItemId(10 + n as u64);
        let kind = ItemKind::Panel(panel);
        let item = Item { id, panel: None, locked: false, hidden: false, kind, variants: Vec::new() };
        let page = Arc::make_mut(&mut project.pages[n]);
        page.items.push(Arc::new(item));
        page.reading.push(id);
    }
    Arc::new(project)
}

fn path(name: &str) -> ArtPath {
    ArtPath(name.to_owned())
}

fn loaded(project: &Project, folder: &Path) -> Materials {
    let mut materials = file::new_materials(folder);
    file::load_art(project, &mut materials);
    materials
}

/// Saved with all that can be known of its pictures, and opened again.
fn saved(folder: &Path) -> Arc<Project> {
    let project = comic(folder);
    let materials = loaded(&project, folder);
    relink::read_unknown(&project, &materials);
    let known = relink::with_fingerprints(&project, &materials);
    let ron = folder.join("comic.ron");
    file::save(&known, &ron).unwrap();
    file::open(&ron).unwrap().project
}

#[test]
fn a_project_remembers_its_pictures_on_one_line_each() {
    let folder = tempfile::tempdir().unwrap();
    let project = saved(folder.path());
    assert_eq!(project.book.pictures.len(), 3);
    assert_eq!(project.book.pictures[&path("art/two.png")].bytes, picture(40).len() as u64);
    let text = fs::read_to_string(folder.path().join("comic.ron")).unwrap();
    let line = text.lines().find(|l| l.contains("\"art/two.png\": ")).unwrap();
    assert!(line.trim().ends_with(&format!(" {}\",", picture(40).len())), "{line}");
    // What is known already is neither read nor written anew.
    let materials = loaded(&project, folder.path());
    relink::read_unknown(&project, &materials);
    assert!(
        materials
            .index
            .iter()
            .all(|(_, found)| { materials.store.known_content(found.as_ref().unwrap().key).is_none() })
    );
    assert!(Arc::ptr_eq(&project, &relink::with_fingerprints(&project, &materials)));
    // A picture that is no longer shown is forgotten; one that changed is remembered as it is now.
    fs::write(folder.path().join("art/two.png"), png(9, 9, |_, _| [1, 2, 3, 255])).unwrap();
    let gone = Edit::RemoveItems { page: PageId(1), items: vec![ItemId(10)] }.apply(&project).unwrap();
    let materials = loaded(&gone, folder.path());
    relink::read_unknown(&gone, &materials);
    let known = relink::with_fingerprints(&gone, &materials);
    assert_eq!(
        known.book.pictures.keys().collect::<Vec<_>>(),
        [&path("art/three.png"), &path("art/two.png")]
    );
    assert_ne!(known.book.pictures[&path("art/two.png")], project.book.pictures[&path("art/two.png")]);
}

#[test]
fn a_project_in_another_folder_remembers_under_the_other_paths() {
    let folder = tempfile::tempdir().unwrap();
    let project = saved(folder.path());
    let deeper = folder.path().join("deeper");
    fs::create_dir(&deeper).unwrap();
    let moved = file::rebase(&project, folder.path(), &deeper);
    assert!(moved.book.pictures.contains_key(&path("../art/one.png")));
    assert_eq!(file::rebase(&moved, &deeper, folder.path()), project);
}

#[test]
fn pictures_that_moved_are_found_by_their_bytes_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let project = saved(folder.path());
    let art = folder.path().join("art");
    fs::create_dir_all(folder.path().join("inked/old")).unwrap();
    fs::rename(art.join("two.png"), folder.path().join("inked/old/renamed.png")).unwrap();
    fs::rename(art.join("three.png"), folder.path().join("inked/three.png")).unwrap();
    // Of the same name, but another picture.
    fs::write(folder.path().join("inked/two.png"), picture(200)).unwrap();
    let mut materials = loaded(&project, folder.path());
    assert_eq!(relink::missing(&project, &materials), [path("art/three.png"), path("art/two.png")]);
    let moved = relink::find_missing(&project, &materials, &project.book.pictures, folder.path(), false);
    let expected = [
        (path("art/three.png"), path("inked/three.png")),
        (path("art/two.png"), path("inked/old/renamed.png")),
    ];
    assert_eq!(moved, expected);
    let next = Edit::Relink(moved).apply(&project).unwrap();
    let names =
        |page: usize| next.pages[page].items[0].art().iter().map(|l| l.path.0.clone()).collect::<Vec<_>>();
    assert_eq!(
        (names(0), names(1)),
        (
            vec!["art/one.png".to_owned(), "inked/old/renamed.png".to_owned()],
            vec!["inked/old/renamed.png".to_owned(), "inked/three.png".to_owned()],
        )
    );
    assert!(next.book.pictures.contains_key(&path("inked/three.png")));
    assert_eq!(invariants::breaches(&next), Vec::new());
    file::load_art(&next, &mut materials);
    assert!(relink::missing(&next, &materials).is_empty());
    // Nothing is missing: nothing is looked for.
    assert!(relink::find_missing(&next, &materials, &next.book.pictures, folder.path(), true).is_empty());
}

#[test]
fn pictures_of_which_nothing_is_remembered_are_found_by_name_when_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let project = comic(folder.path());
    fs::rename(folder.path().join("art/two.png"), elsewhere.path().join("two.png")).unwrap();
    fs::rename(folder.path().join("art/one.png"), elsewhere.path().join("one.png")).unwrap();
    fs::create_dir(elsewhere.path().join("again")).unwrap();
    fs::write(elsewhere.path().join("again/one.png"), b"which of both?").unwrap();
    let materials = loaded(&project, folder.path());
    assert!(
        relink::find_missing(&project, &materials, &project.book.pictures, elsewhere.path(), false)
            .is_empty()
    );
    let found = relink::find_missing(&project, &materials, &project.book.pictures, elsewhere.path(), true);
    let [(from, to)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(from, &path("art/two.png"));
    assert!(to.0.starts_with("..") && to.0.ends_with("/two.png"), "{to:?}");
    assert!(folder.path().join(&to.0).exists());
}

#[test]
fn only_what_changed_is_loaded_anew_and_what_is_half_written_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let project = saved(folder.path());
    let mut materials = loaded(&project, folder.path());
    let all: Vec<ArtPath> = project.pictures().into_iter().cloned().collect();
    assert!(relink::reload(&all, &materials).is_empty());
    let whole = png(30, 20, |x, y| [x as u8, y as u8, 7, 255]);
    let file = folder.path().join("art/one.png");
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    let (all_of, ready) = (all.clone(), materials.clone());
    let reader = std::thread::spawn(move || relink::reload(&all_of, &ready));
    // Another program goes on with it once the first half was tried.
    std::thread::sleep(std::time::Duration::from_millis(300));
    fs::write(&file, &whole).unwrap();
    let changed = reader.join().unwrap();
    let [(name, Ok(info))] = changed.as_slice() else { panic!("{changed:?}") };
    assert_eq!((name, info.width), (&path("art/one.png"), 30.0));
    assert!(materials.store.decode(info.key).is_ok());
    materials.index.set(name.clone(), Ok(info.clone()));
    assert!(relink::reload(&all, &materials).is_empty());
    // One that is gone is told as gone, and comes back.
    fs::remove_file(&file).unwrap();
    let changed = relink::reload(&all, &materials);
    assert!(matches!(changed.as_slice(), [(name, Err(_))] if *name == path("art/one.png")));
    materials.index.set(name.clone(), changed[0].1.clone());
    fs::write(&file, &whole).unwrap();
    assert!(matches!(relink::reload(&all, &materials).as_slice(), [(_, Ok(_))]));
}

/// The bytes of pictures are not kept, so a file that another program changed must not be taken for what it was.
#[test]
fn a_picture_that_changed_unseen_is_not_shown_as_what_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let project = saved(folder.path());
    let materials = loaded(&project, folder.path());
    let key = materials.index.get("art/one.png").unwrap().as_ref().unwrap().key;
    fs::write(folder.path().join("art/one.png"), png(30, 20, |_, _| [9, 9, 9, 255])).unwrap();
    let fault = materials.store.decode(key).unwrap_err().to_string();
    assert!(fault.contains("changed"), "{fault}");
}
