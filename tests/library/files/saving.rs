//! Saving: what is kept, what is never replaced, and what is told.

use super::*;

#[test]
fn saving_keeps_the_version_before_and_leaves_nothing_else() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.ron");
    let mut project = project();
    file::save(&project, &path).expect("saves");
    let first = fs::read(&path).expect("there");
    Arc::make_mut(&mut project.book).number = Some(2);
    file::save(&project, &path).expect("saves");
    assert_eq!(fs::read(folder.path().join("a.ron.bak")).expect("kept"), first);
    assert_ne!(fs::read(&path).expect("there"), first);
    let names = fs::read_dir(folder.path()).expect("folder").count();
    assert_eq!(names, 2);
    assert_eq!(*file::open(&path).expect("opens").project, project);
}

#[test]
fn a_save_never_replaces_what_cannot_be_read() {
    let folder = tempfile::tempdir().expect("folder");
    for (name, bytes) in [
        ("damaged.ron", &with(")", "")[..200]),
        ("foreign.ron", "a shopping list"),
        ("newer.ron", &with("version: 1", "version: 2")),
    ]
    .map(|(n, b)| (n, b.as_bytes().to_vec()))
    .into_iter()
    .chain([("picture.ron", vec![0x89, b'P', 0xff, 0])])
    {
        let path = folder.path().join(name);
        fs::write(&path, &bytes).expect("written");
        let message = file::save(&project(), &path).expect_err("refused").to_string();
        assert!(message.contains(name) && message.contains("another name"), "{message}");
        assert_eq!(fs::read(&path).expect("there"), bytes);
        assert!(file::open(&path).is_err());
        assert_eq!(fs::read(&path).expect("there"), bytes);
    }
}

#[test]
fn a_save_that_fails_says_why_and_leaves_the_old_file() {
    let folder = tempfile::tempdir().expect("folder");
    let message = file::save(&project(), &folder.path().join("no/such/folder/a.ron")).expect_err("refused");
    assert!(message.to_string().contains("folder"), "{message}");
    // A file where the folder should be stands for every folder that cannot be written to, as root may write
    // anywhere.
    let file_as_folder = folder.path().join("plain");
    fs::write(&file_as_folder, "x").expect("written");
    assert!(file::save(&project(), &file_as_folder.join("a.ron")).is_err());
    assert_eq!(fs::read_to_string(&file_as_folder).expect("there"), "x");
    // A folder of the backup's name makes the step before the last fail.
    let path = folder.path().join("a.ron");
    file::save(&project(), &path).expect("saves");
    let old = fs::read(&path).expect("there");
    fs::create_dir_all(folder.path().join("a.ron.bak/inside")).expect("made");
    let mut changed = project();
    Arc::make_mut(&mut changed.book).number = Some(9);
    assert!(file::save(&changed, &path).is_err());
    assert_eq!(fs::read(&path).expect("there"), old);
    let left: Vec<_> =
        fs::read_dir(folder.path()).expect("folder").map(|e| e.expect("entry").file_name()).collect();
    assert!(!left.iter().any(|n| n.to_string_lossy().contains("tmp")), "{left:?}");
}

#[test]
fn a_save_replaces_only_what_was_seen() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.ron");
    let mut project = project();
    file::save(&project, &path).expect("saves");
    let seen = file::open(&path).expect("opens").seen;
    assert_eq!(file::Seen::of_project(&project), Some(seen));
    Arc::make_mut(&mut project.book).number = Some(2);
    let seen = file::save_if_unchanged(&project, &path, &seen).expect("saves");
    let theirs = fs::read_to_string(&path).expect("text").replace("Signal", "Sign");
    fs::write(&path, &theirs).expect("written");
    Arc::make_mut(&mut project.book).number = Some(3);
    let message = file::save_if_unchanged(&project, &path, &seen).expect_err("refused").to_string();
    assert!(message.contains("changed on disk") && message.contains("another name"), "{message}");
    assert_eq!(fs::read_to_string(&path).expect("text"), theirs);
    file::save(&project, &path).expect("saves anyway");
}
