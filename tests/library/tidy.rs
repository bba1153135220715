//! The rules of the house as tests: layers, the disk, the toolkit, names.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules by layer. A module may import only from layers above it in this table; those on one line are
/// strangers to each other.
const LAYERS: [&[&str]; 6] = [
    &["geom", "asset"],
    &["model", "lettering"],
    &["edit", "scene", "file", "script"],
    &["render", "preflight", "editor", "specimen"],
    &["export"],
    &["cli", "ui"],
];

/// Exceptions, each with its reason.
const ALLOWED: [(&str, &str, &str); 1] =
    [("asset", "geom", "pictures are placed by rectangles, and geometry knows nothing of anything")];

/// The only modules that may touch the disk.
const DISK: [&str; 4] = ["file", "export", "cli", "ui"];

fn sources() -> Vec<(String, PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("src is there") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    files
        .into_iter()
        .filter_map(|path| {
            let inside = path.strip_prefix(&root).expect("inside src").to_owned();
            let first = inside.components().next()?.as_os_str().to_string_lossy().into_owned();
            if first == "lib.rs" || first == "main.rs" {
                return None;
            }
            let text = fs::read_to_string(&path).expect("text");
            Some((first.trim_end_matches(".rs").to_owned(), path, text))
        })
        .collect()
}

/// What of a source is no test: tests inside a module, and those in a file beside it, may use what they like.
fn product<'a>(path: &Path, text: &'a str) -> &'a str {
    if path.ends_with("tests.rs") { "" } else { text.split("#[cfg(test)]").next().unwrap_or_default() }
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|l| l.contains(&module))
}

/// The modules that a line names behind `crate::`, braces opened.
fn imports(line: &str) -> Vec<String> {
    let line = line.split("//").next().unwrap_or_default();
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let before = line[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &line[at + "crate::".len()..];
        let names = match rest.strip_prefix('{') {
            Some(list) => list.split(',').collect(),
            None => vec![rest],
        };
        for name in names {
            let word: String = name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !word.is_empty() {
                found.push(word);
            }
        }
    }
    found
}

#[test]
fn modules_import_downward_only() {
    let mut broken = Vec::new();
    for (module, path, text) in sources() {
        let Some(own) = layer(&module) else {
            broken.push(format!("{}: the module {module} is in no layer of the table", path.display()));
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            for import in imports(line) {
                let allowed = import == module
                    || layer(&import).is_some_and(|l| l < own)
                    || ALLOWED.iter().any(|(from, to, _)| *from == module && *to == import);
                if !allowed {
                    broken.push(format!("{}:{}: {module} imports {import}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_layer_test_can_fail() {
    assert_eq!(imports("use crate::{geom::Rect, scene};"), ["geom", "scene"]);
    assert_eq!(imports("    let x = crate::ui::run(); // crate::cli"), ["ui"]);
    assert!(layer("geom") < layer("scene"));
    assert_eq!(layer("util"), None);
}

#[test]
fn only_the_outer_modules_touch_the_disk() {
    let mut broken = Vec::new();
    for (module, path, text) in sources() {
        if DISK.contains(&module.as_str()) {
            continue;
        }
        for (number, line) in product(&path, &text).lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if ["std::fs", "File::open", "std::net", "SystemTime", "Instant::now"]
                .iter()
                .any(|w| code.contains(w))
            {
                broken.push(format!("{}:{}: {line}", path.display(), number + 1));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn only_the_window_knows_the_toolkit() {
    let mut broken = Vec::new();
    for (module, path, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if (module != "ui"
                && (code.contains("egui::") || code.contains("eframe") || code.contains("rfd::")))
                || code.contains("feature = \"gui\"")
            {
                broken.push(format!("{}:{}: {line}", path.display(), number + 1));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn modules_have_names_that_say_something() {
    for (_, path, _) in sources() {
        let text = path.to_string_lossy();
        for name in ["util", "common", "helpers", "manager", "types"] {
            assert!(
                !text.ends_with(&format!("/{name}.rs")) && !text.contains(&format!("/{name}/")),
                "{text}: say what is in it"
            );
        }
    }
}

#[test]
fn nothing_in_the_product_gives_up_with_a_panic() {
    let mut broken = Vec::new();
    for (_, path, text) in sources() {
        for (number, line) in product(&path, &text).lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if [".unwrap()", ".expect(\"", "todo!(", "unimplemented!("].iter().any(|w| code.contains(w)) {
                broken.push(format!("{}:{}: {line}", path.display(), number + 1));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Where a literal stands that nobody reads: before it.
const UNREAD: [&str; 19] = [
    "choice(ui, ",
    "choice(left, ",
    "choice(right, ",
    "Id::unique(",
    "id_salt(",
    "push_id(",
    ".with(",
    "with((",
    "Grid::new(",
    "Panel::top(",
    "Panel::bottom(",
    "Panel::left(",
    "Panel::right(",
    "load_texture(",
    "window(ctx, ",
    "reason = ",
    "#[error(",
    "trace.tell(",
    "eprintln!(",
];

/// Literals that are the same in every language: names, and what typefaces and keys are called inside.
const NAMES: [&str; 27] = [
    "Panelwright",
    "Aa",
    "{name}{mark} — Panelwright",
    "PNG",
    "JPEG",
    "WebP",
    "PNG, JPEG, WebP, TIFF, SVG, PDF, PSD, ORA, KRA",
    "CBZ, PDF, PNG, JPEG, WebP, TIFF, SVG, PSD, ORA, KRA",
    "{} × {}{} · {} dpi",
    "ss01, liga=0",
    "Library/Caches",
    "Library/Application Support",
    "Written",
    "Ctrl",
    "Ctrl+",
    "Cmd",
    "Control",
    "Control+",
    "Alt",
    "Alt+",
    "Shift",
    "Shift+",
    "sans bold",
    "han bold",
    "comic bold",
    "comic strong",
    "effect bold",
];

/// The text literals of a source with what stands before each on its line, without comments.
fn literals(text: &str) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    let mut before = "";
    for (number, line) in text.lines().enumerate() {
        let mut rest = line.trim_start();
        // A call may be broken before its first argument.
        let carried = if before.trim_end().ends_with('(') { before.trim().to_owned() } else { String::new() };
        before = line;
        let mut seen = carried;
        while let Some(start) = rest.find(['"', '/']) {
            if rest[start..].starts_with("//") {
                break;
            }
            if rest[start..].starts_with('/') || rest[..start].ends_with('\'') {
                seen.push_str(&rest[..=start]);
                rest = &rest[start + 1..];
                continue;
            }
            seen.push_str(&rest[..start]);
            let body = &rest[start + 1..];
            let mut escaped = false;
            let end = body.find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            let Some(end) = end else { break };
            found.push((number + 1, seen.clone(), body[..end].to_owned()));
            seen.push_str("\"\"");
            rest = &body[end + 1..];
        }
    }
    found
}

/// A literal that looks like words for people: two words, or one that begins large.
fn is_prose(literal: &str) -> bool {
    let mut plain = String::new();
    let mut hole = false;
    for c in literal.chars() {
        match c {
            '{' => hole = true,
            '}' => hole = false,
            c if !hole => plain.push(c),
            _ => {}
        }
    }
    let words: Vec<&str> = plain.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic)).collect();
    let large = |w: &str| {
        let mut letters = w.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    words.len() > 1 || words.first().is_some_and(|w| large(w))
}

#[test]
fn words_of_the_window_are_in_the_table() {
    let mut broken = Vec::new();
    for (module, path, text) in sources() {
        // The table itself, the names that languages have for themselves, and words in both that are only looked for.
        if module != "ui"
            || ["ui/names.rs", "ui/keywords.rs"].iter().any(|own| path.ends_with(own))
            || path.components().any(|folder| folder.as_os_str() == "text")
        {
            continue;
        }
        for (line, before, literal) in literals(product(&path, &text)) {
            let unread = UNREAD.iter().any(|u| before.ends_with(u.trim_end()) || before.ends_with(u));
            if is_prose(&literal) && !unread && !NAMES.contains(&literal.as_str()) {
                broken.push(format!("{}:{line}: “{literal}” belongs into ui/text/", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_test_of_words_can_fail() {
    let code = "ui.label(\"Save it\"); // \"not this\"\nlet c = '\"'; ui.push_id(\"some id\");\nui.button(\n    \"Go\"\n)";
    let found: Vec<String> = literals(code).into_iter().map(|(_, _, l)| l).collect();
    assert_eq!(found, ["Save it", "some id", "Go"]);
    assert!(is_prose("Save it") && is_prose("Go") && is_prose("{0} pages left"));
    assert!(!is_prose("{0} × {1}") && !is_prose(" mm") && !is_prose("ron") && !is_prose("XDG_CONFIG_HOME"));
}
