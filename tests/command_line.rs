//! The program as it is run from a shell: what it prints, how it ends, what it leaves on the disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_panelwright")).args(arguments).output().expect("runs")
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xishan-signal/episode-02.ron")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

fn said(output: &Output) -> (String, String) {
    (
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

/// Ends with 1 and a message that holds every word.
fn refuses(arguments: &[&str], words: &[&str]) {
    let output = run(arguments);
    let (_, message) = said(&output);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {message}");
    for word in words {
        assert!(message.contains(word), "`{word}` in: {message}");
    }
    assert!(!message.contains("panicked"), "{message}");
}

#[test]
fn help_names_every_command_and_says_what_it_does() {
    let (out, _) = said(&run(&["--help"]));
    for word in ["new", "export", "info", "finished pages", "Examples:"] {
        assert!(out.contains(word), "{word} in {out}");
    }
    for command in ["new", "export", "info", "tidy"] {
        let output = run(&[command, "--help"]);
        assert_eq!(output.status.code(), Some(0));
        assert!(said(&output).0.contains("Usage:"));
    }
}

#[test]
fn the_sample_exports_in_both_languages_at_the_size_asked_for() {
    let folder = tempfile::tempdir().expect("folder");
    for lang in ["zh-Hans", "en"] {
        let output = run(&[
            "export",
            text(&sample()),
            "--to",
            "png",
            "--out",
            text(folder.path()),
            "--lang",
            lang,
            "--dpi",
            "60",
            "--pages",
            "1,6-7",
        ]);
        let (out, err) = said(&output);
        assert_eq!(output.status.code(), Some(0), "{err}");
        // No word out of its balloon, no missing letter, no missing art.
        assert_eq!(err, "");
        let mut told: Vec<&str> = out.lines().collect();
        told.sort_unstable();
        assert_eq!(told.len(), 3);
        for (line, page) in told.iter().zip(["001", "006", "007"]) {
            assert!(line.ends_with(&format!("episode-02-{lang}-{page}.png")), "{line}");
            let page = image::open(line).expect("a picture");
            // 182 x 257 mm at 60 dpi.
            assert_eq!((page.width(), page.height()), (430, 607));
        }
    }
    let names = fs::read_dir(folder.path()).expect("folder").count();
    assert_eq!(names, 6, "nothing but the pages");
}

#[test]
fn several_languages_go_into_folders_of_their_own() {
    let folder = tempfile::tempdir().expect("folder");
    let sample = sample();
    let to = ["--to", "png", "--out", text(folder.path()), "--dpi", "30", "--pages", "1-2"];
    let export = [&["export", text(&sample)][..], &to].concat();
    // One that cannot begin keeps all from being written.
    let there = folder.path().join("en").join("episode-02-en-002.png");
    fs::create_dir_all(there.parent().expect("a folder")).expect("made");
    fs::write(&there, "mine").expect("written");
    refuses(&[&export[..], &["--lang", "all"]].concat(), &["episode-02-en-002.png", "--overwrite"]);
    assert!(!folder.path().join("zh-Hans").exists());
    let output = run(&[&export[..], &["--lang", "all", "--overwrite"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output).1);
    for lang in ["zh-Hans", "en"] {
        for page in ["001", "002"] {
            let file = folder.path().join(lang).join(format!("episode-02-{lang}-{page}.png"));
            assert!(image::open(&file).is_ok(), "{}", file.display());
        }
    }
    // Each is asked for by its tag too; one alone goes into the folder itself, however often it is named.
    refuses(&[&export[..], &["--lang", "en", "--lang", "fr"]].concat(), &["fr", "zh-Hans, en"]);
    let output = run(&[&export[..], &["--lang", "en", "--lang", "EN"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output).1);
    assert!(folder.path().join("episode-02-en-001.png").is_file());
    // A wrong tag is told even where all are asked for.
    refuses(&[&export[..], &["--lang", "all", "--lang", "xx!"]].concat(), &["xx!"]);
    refuses(&[&export[..], &["--lang", "fr", "--lang", "all"]].concat(), &["fr", "zh-Hans, en"]);
}

#[test]
fn all_languages_of_a_comic_in_one_go_into_the_folder_itself_as_the_help_says() {
    let help = run(&["export", "--help"]);
    let told = said(&help).0.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains("Where that is more than one, each edition goes into a folder of its own"),
        "{told}"
    );
    let folder = tempfile::tempdir().expect("folder");
    let comic = folder.path().join("comic");
    let made = run(&["new", text(&comic), "--preset", "square", "--pages", "1", "--lang", "ja"]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made).1);
    let file = fs::read_dir(&comic)
        .expect("a folder")
        .map(|entry| entry.expect("readable").path())
        .find(|path| path.extension().is_some_and(|e| e == "ron"))
        .expect("a project");
    let out = folder.path().join("pages");
    let output =
        run(&["export", text(&file), "--to", "png", "--dpi", "30", "--out", text(&out), "--lang", "all"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output).1);
    let stem = file.file_stem().expect("a name").to_string_lossy().into_owned();
    assert!(out.join(format!("{stem}-ja-001.png")).is_file());
    assert!(!out.join("ja").exists());
}

#[test]
fn facing_pages_are_exported_as_one() {
    let folder = tempfile::tempdir().expect("folder");
    let sample = sample();
    let to = ["--to", "jpeg", "--out", text(folder.path()), "--dpi", "30", "--spreads", "--pages", "1-4"];
    let output = run(&[&["export", text(&sample)][..], &to].concat());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output).1);
    let mut widths: Vec<(String, u32)> = fs::read_dir(folder.path())
        .expect("folder")
        .map(|entry| entry.expect("readable").path())
        .map(|path| (path.file_stem().expect("a name").to_string_lossy().into_owned(), path))
        .map(|(name, path)| (name, image::open(path).expect("a picture").width()))
        .collect();
    widths.sort();
    let name = |number: &str| format!("episode-02-zh-Hans-{number}");
    // Page 4 faces page 5, which was not asked for.
    assert_eq!(widths, [(name("001"), 215), (name("002-003"), 430), (name("004"), 215)]);
}

#[test]
fn bleed_is_added_outside_the_trim() {
    let folder = tempfile::tempdir().expect("folder");
    let output = run(&[
        "export",
        text(&sample()),
        "--to",
        "png",
        "--out",
        text(folder.path()),
        "--dpi",
        "60",
        "--pages",
        "1",
        "--bleed",
    ]);
    assert_eq!(output.status.code(), Some(0));
    let page = image::open(folder.path().join("episode-02-zh-Hans-001.png")).expect("a picture");
    // 188 x 263 mm at 60 dpi.
    assert_eq!((page.width(), page.height()), (444, 621));
}

#[test]
fn pages_that_are_there_are_replaced_only_when_asked() {
    let folder = tempfile::tempdir().expect("folder");
    let there = folder.path().join("episode-02-en-001.png");
    fs::write(&there, "mine").expect("written");
    let out = text(folder.path()).to_owned();
    let sample = sample();
    let export = [
        "export",
        text(&sample),
        "--to",
        "png",
        "--out",
        &out,
        "--lang",
        "en",
        "--pages",
        "1-2",
        "--dpi",
        "30",
    ];
    refuses(&export, &["episode-02-en-001.png", "overwrit"]);
    assert_eq!(fs::read_to_string(&there).expect("there"), "mine");
    assert_eq!(fs::read_dir(folder.path()).expect("folder").count(), 1);
    let mut with = export.to_vec();
    with.push("--overwrite");
    assert_eq!(run(&with).status.code(), Some(0));
    assert!(image::open(&there).is_ok());
}

#[test]
fn a_new_comic_can_be_told_of_and_exported() {
    let folder = tempfile::tempdir().expect("folder");
    let dir = folder.path().join("night-train");
    let output = run(&["new", text(&dir), "--preset", "manga-b5", "--pages", "3", "--lang", "ja"]);
    assert_eq!(output.status.code(), Some(0));
    let file = dir.join("night-train.ron");
    assert_eq!(said(&output).0.trim(), text(&file));
    let (out, _) = said(&run(&["info", text(&file), "--format", "json"]));
    let facts: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(facts["pages"].as_array().map(Vec::len), Some(3));
    assert_eq!(facts["setup"], "Manga B5");
    assert_eq!(facts["languages"][0], "ja");
    let out = dir.join("pages");
    let output = run(&["export", text(&file), "--to", "png", "--out", text(&out), "--dpi", "50"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output).1);
    // Pages without panels are blank paper, and said to be so.
    assert!(said(&output).1.contains("has no panels"));
    let page = image::open(out.join("night-train-ja-001.png")).expect("a picture").to_rgb8();
    assert!(page.pixels().all(|p| p.0 == [255, 255, 255]));
    // The folder is not used a second time.
    refuses(&["new", text(&dir)], &["not empty"]);
}

#[test]
fn info_counts_the_sample_in_both_languages() {
    let output = run(&["info", text(&sample()), "--format", "json"]);
    let facts: serde_json::Value = serde_json::from_str(&said(&output).0).expect("JSON");
    let pages = facts["pages"].as_array().expect("pages");
    assert!(pages.len() >= 6);
    for page in pages {
        let panels = page["panels"].as_u64().expect("a number");
        assert!((4..=7).contains(&panels), "{panels} panels");
    }
    for lang in ["en", "zh-Hans"] {
        assert_eq!(facts["words"][lang]["lines"], facts["lines"], "every line is there in {lang}");
        assert!(facts["words"][lang]["words"].as_u64() > Some(300));
    }
    assert_eq!(facts["warnings"].as_array().map(Vec::len), Some(0), "{}", facts["warnings"]);
}

#[test]
fn bad_input_gets_a_clear_message_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("folder");
    let at = |name: &str| folder.path().join(name);
    let whole = fs::read_to_string(sample()).expect("sample");
    let lines: Vec<&str> = whole.lines().collect();
    fs::write(at("truncated.ron"), lines[..200].join("\n")).expect("written");
    fs::write(at("wrong-type.ron"), whole.replacen("border_mm: 0.5", "border_mm: true", 1)).expect("written");
    fs::write(at("newer.ron"), whole.replacen("version: 1", "version: 99", 1)).expect("written");
    fs::write(at("foreign.ron"), "(name: \"something else\")").expect("written");
    let out = at("pages");
    let line = whole.lines().position(|l| l.contains("border_mm: 0.5")).expect("there") + 1;
    for (name, words) in [
        ("truncated.ron", vec!["line 200".to_owned()]),
        ("wrong-type.ron", vec![format!("line {line}")]),
        ("newer.ron", vec!["99".to_owned(), "newer Panelwright".to_owned()]),
        ("foreign.ron", vec!["line 1".to_owned(), "not a Panelwright project".to_owned()]),
        ("absent.ron", vec!["no such file".to_owned()]),
    ] {
        let file = at(name);
        let before = fs::read(&file).ok();
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        words.push(name);
        refuses(&["export", text(&file), "--to", "png", "--out", text(&out)], &words);
        refuses(&["info", text(&file)], &words);
        assert_eq!(fs::read(&file).ok(), before);
    }
    assert!(!out.exists());
    // A folder that cannot be written to: a file stands where it should be.
    fs::write(at("plain"), "x").expect("written");
    let beneath = at("plain").join("pages");
    refuses(
        &["export", text(&sample()), "--to", "png", "--out", text(&beneath), "--dpi", "30"],
        &["choose another"],
    );
    assert_eq!(fs::read_to_string(at("plain")).expect("there"), "x");
    let sample = sample();
    let export = |more: &[&'static str]| {
        let mut all = vec!["export", text(&sample), "--to", "png", "--out", text(&out)];
        all.extend_from_slice(more);
        all.into_iter().map(str::to_owned).collect::<Vec<String>>()
    };
    for (more, words) in [
        (&["--pages", "9"][..], "no page 9"),
        (&["--pages", "x"], "1-3,7"),
        (&["--lang", "fr"], "zh-Hans, en"),
        (&["--lang", "not a tag"], "language tag"),
        (&["--dpi", "0"], "dpi"),
        (&["--dpi", "1e9"], "dpi"),
    ] {
        let all = export(more);
        refuses(&all.iter().map(String::as_str).collect::<Vec<_>>(), &[words]);
    }
    assert!(!out.exists());
}

#[test]
fn art_that_cannot_be_used_is_told_and_the_page_is_written_all_the_same() {
    let folder = tempfile::tempdir().expect("folder");
    let dir = folder.path().join("comic");
    fs::create_dir_all(dir.join("art")).expect("made");
    fs::write(dir.join("art/letter.png"), "Dear reader, I am no picture.").expect("written");
    // The header of a PNG that claims 100,000 x 100,000 pixels, with nothing behind it.
    let mut huge = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    huge.extend_from_slice(&100_000_u32.to_be_bytes());
    huge.extend_from_slice(&100_000_u32.to_be_bytes());
    huge.extend_from_slice(&[8, 6, 0, 0, 0, 0, 0, 0, 0]);
    fs::write(dir.join("art/huge.png"), huge).expect("written");
    let panel = |id: &str, y: u32, art: &str| {
        format!(
            "(id: \"{id}\", kind: Panel(outline: Rect(20.0, {y}.0, 100.0, 40.0), border_mm: 0.5, art: [(path: \"art/{art}\")]))"
        )
    };
    let text_of = format!(
        "(format: \"panelwright project\", version: 1, content: (book: (languages: [\"en\"], styles: {{\"speech\": (lettering: (fonts: [\"No Such Font 123\"]))}}, \
         setup: (name: \"x\", trim: (140.0, 200.0), gutter: (3.0, 3.0), dpi: 60.0)), pages: [(id: \"1\", items: [{}, {}, {}, \
         (id: \"5\", kind: Balloon(line: \"6\", at: (70.0, 180.0)))], reading: [\"2\", \"3\", \"4\"], \
         lines: [(id: \"6\", words: {{\"en\": \"Still here.\"}})])]))",
        panel("2", 10, "letter.png"),
        panel("3", 60, "huge.png"),
        panel("4", 110, "gone.png"),
    );
    let file = dir.join("comic.ron");
    fs::write(&file, &text_of).expect("written");
    let out = dir.join("pages");
    let output = run(&["export", text(&file), "--to", "png", "--out", text(&out)]);
    let (_, warnings) = said(&output);
    assert_eq!(output.status.code(), Some(0), "{warnings}");
    for word in ["art/letter.png", "art/huge.png", "art/gone.png", "No Such Font 123"] {
        assert!(warnings.contains(word), "{word} in {warnings}");
    }
    assert!(image::open(out.join("comic-en-001.png")).is_ok());
    assert_eq!(fs::read_to_string(&file).expect("there"), text_of, "the project is left as it was");
}

#[test]
fn a_picture_that_breaks_off_is_told_on_export() {
    let folder = tempfile::tempdir().expect("folder");
    let dir = folder.path().join("comic");
    run(&["new", text(&dir), "--pages", "1"]);
    // The header is whole, so that opening finds nothing wrong.
    let whole = dir.join("art/whole.png");
    image::RgbImage::from_fn(300, 300, |x, y| image::Rgb([x as u8, y as u8, (x * y) as u8]))
        .save(&whole)
        .expect("saved");
    let bytes = fs::read(&whole).expect("there");
    fs::write(dir.join("art/half.png"), &bytes[..bytes.len() / 2]).expect("written");
    let file = dir.join("comic.ron");
    let panel = "items: [(id: \"2\", kind: Panel(outline: Rect(9.0, 9.0, 90.0, 90.0), border_mm: 0.5, art: [(path: \"art/half.png\")]))], reading: [\"2\"],";
    let project = fs::read_to_string(&file).expect("there");
    let start = project.find("items:").expect("items");
    let end = project.find("lines:").expect("lines");
    fs::write(&file, format!("{}{panel}{}", &project[..start], &project[end..])).expect("written");
    let output =
        run(&["export", text(&file), "--to", "png", "--out", text(&dir.join("pages")), "--dpi", "50"]);
    let (_, warnings) = said(&output);
    assert_eq!(output.status.code(), Some(0), "{warnings}");
    assert!(warnings.contains("page 1") && warnings.contains("art/half.png"), "{warnings}");
}

#[test]
fn other_formats_and_a_width_in_pixels() {
    let folder = tempfile::tempdir().expect("folder");
    for (to, ending) in [("jpeg", "jpg"), ("webp", "webp")] {
        let output = run(&[
            "export",
            text(&sample()),
            "--to",
            to,
            "--out",
            text(folder.path()),
            "--lang",
            "en",
            "--pages",
            "2",
            "--width",
            "400",
        ]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output).1);
        let page = image::open(folder.path().join(format!("episode-02-en-002.{ending}"))).expect("a picture");
        assert_eq!(page.width(), 400);
        assert!(page.height().abs_diff(565) <= 1, "257 mm of 182: {}", page.height());
    }
    let both = ["export", "x.ron", "--to", "png", "--out", "x", "--dpi", "3", "--width", "4"];
    refuses(&both, &["--dpi", "--width"]);
}

#[test]
fn only_the_pages_that_changed_are_written_again() {
    let folder = tempfile::tempdir().expect("folder");
    let dir = folder.path().join("comic");
    run(&["new", text(&dir), "--pages", "3"]);
    let file = dir.join("comic.ron");
    let out = dir.join("pages");
    let export = || {
        let output =
            run(&["export", text(&file), "--to", "png", "--out", text(&out), "--dpi", "40", "--changed"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output).1);
        let mut written: Vec<String> = said(&output).0.lines().map(str::to_owned).collect();
        written.sort();
        written
    };
    assert_eq!(export().len(), 3);
    assert_eq!(export(), Vec::<String>::new());
    let project = fs::read_to_string(&file).expect("there");
    let second = project.match_indices("items: []").nth(1).expect("a second page").0;
    fs::write(&file, format!("{}paper: \"#ff0000\", {}", &project[..second], &project[second..]))
        .expect("written");
    let again = export();
    assert!(again.len() == 1 && again[0].ends_with("comic-en-002.png"), "{again:?}");
    // A page that was touched by somebody else is made anew.
    fs::write(out.join("comic-en-003.png"), "scribble").expect("written");
    let again = export();
    assert!(again.len() == 1 && again[0].ends_with("comic-en-003.png"), "{again:?}");
}

#[cfg(unix)]
#[test]
fn an_export_that_is_interrupted_leaves_whole_pages_or_none() {
    let folder = tempfile::tempdir().expect("folder");
    let sample = sample();
    let arguments =
        ["export", text(&sample), "--to", "png", "--out", text(folder.path()), "--dpi", "900", "--small"];
    let mut child = Command::new(env!("CARGO_BIN_EXE_panelwright"))
        .args(arguments)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("runs");
    let begun = std::time::Instant::now();
    let names = || -> Vec<String> {
        fs::read_dir(folder.path())
            .expect("folder")
            .map(|e| e.expect("entry").file_name().to_string_lossy().into_owned())
            .collect()
    };
    while names().is_empty() && begun.elapsed().as_secs() < 60 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let interrupt = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    assert!(interrupt.success());
    assert_eq!(child.wait().expect("ends").code(), Some(1));
    for name in names() {
        assert!(!name.contains(".part"), "{name} is left");
        assert!(image::open(folder.path().join(&name)).is_ok(), "{name} is whole");
    }
}

#[test]
fn tidy_shows_checks_and_writes() {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("episode.ron");
    let sloppy = fs::read_to_string(sample()).expect("the sample");
    fs::write(&file, sloppy.replace("And… do you?", "Wait -- what!?  And do you?")).expect("written");
    let before = fs::read_to_string(&file).expect("there");
    let lang = ["--lang", "en"];
    let (out, _) = said(&run(&[&["tidy", text(&file)], &lang[..]].concat()));
    assert!(out.contains("+ Wait--what?! ") && out.contains("nothing was written"), "{out}");
    assert_eq!(fs::read_to_string(&file).expect("there"), before);
    let without = ["--without", "dashes", "--without", "marks", "--without", "spaces"];
    let (out, _) = said(&run(&[&["tidy", text(&file)], &lang[..], &without].concat()));
    assert!(!out.contains("Wait--what"), "{out}");
    refuses(&["tidy", text(&file), "--check"], &["not tidy", "--write"]);
    refuses(&["tidy", text(&file), "--pages", "99"], &["no page 99"]);
    assert_eq!(run(&["tidy", text(&file), "--write"]).status.code(), Some(0));
    assert!(fs::read_to_string(&file).expect("there").contains("Wait--what?! "));
    assert_eq!(run(&["tidy", text(&file), "--check"]).status.code(), Some(0), "twice is once");
}
