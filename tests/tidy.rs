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
        // Tests inside a module may use what they like.
        let product = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in product.lines().enumerate() {
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
        let product = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in product.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if [".unwrap()", ".expect(\"", "todo!(", "unimplemented!("].iter().any(|w| code.contains(w)) {
                broken.push(format!("{}:{}: {line}", path.display(), number + 1));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
