//! The names that a typed path can go on with: folders, and files that are asked for.

use super::super::icons::{self, Icon};
use super::super::theme;
use super::super::worker::{self, Purpose};
use super::open_path::path_of;
use egui::{Align2, Context, FontId, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};
use std::path::PathBuf;

/// The height of a name in the list, and of the list, points.
const LINE: f32 = 24.0;
const LIST: f32 = LINE * 7.0;
/// Names beyond these are not shown: more letters find them.
const MOST: usize = 200;

/// Something in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    name: String,
    is_folder: bool,
}

/// What there is in the folder that is typed; it is read when another one is typed.
#[derive(Debug, Default)]
pub struct Folder {
    typed: String,
    names: Vec<Name>,
}

/// The part of a text that names the folder, with the stroke at its end, and the part that begins a name.
fn parts(text: &str) -> (&str, &str) {
    text.split_at(text.rfind(['/', '\\']).map_or(0, |at| at + 1))
}

impl Folder {
    /// What the text can go on with: folders first, each in the order of names.
    pub fn found(&mut self, why: &Purpose, text: &str) -> Vec<Name> {
        let (folder, begun) = parts(text);
        if folder.is_empty() {
            return Vec::new();
        }
        if self.typed != folder {
            folder.clone_into(&mut self.typed);
            self.names = read(why, path_of(folder));
        }
        let begun = begun.to_lowercase();
        let shown = |name: &&Name| {
            let low = name.name.to_lowercase();
            low.starts_with(&begun) && (begun.starts_with('.') || !low.starts_with('.'))
        };
        let found: Vec<Name> = self.names.iter().filter(shown).take(MOST).cloned().collect();
        // What is typed whole already needs no list.
        if found.len() == 1 && found[0].name.to_lowercase() == begun && !found[0].is_folder {
            return Vec::new();
        }
        found
    }

    /// The text with a name of the folder; behind a folder it goes on.
    pub fn with(&self, name: &Name) -> String {
        let end = if name.is_folder { std::path::MAIN_SEPARATOR_STR } else { "" };
        format!("{}{}{end}", self.typed, name.name)
    }

    /// The text as far as all that was found agrees, if that is further than it is typed.
    pub fn completed(&self, found: &[Name], text: &str) -> Option<String> {
        let (first, rest) = found.split_first()?;
        if rest.is_empty() {
            return Some(self.with(first)).filter(|whole| whole != text);
        }
        let mut common: &str = &first.name;
        for name in rest {
            let same = common.char_indices().zip(name.name.chars());
            let end =
                same.take_while(|((_, a), b)| a == b).last().map_or(0, |((at, c), _)| at + c.len_utf8());
            common = &common[..end];
        }
        (common.len() > parts(text).1.len()).then(|| format!("{}{common}", self.typed))
    }
}

fn read(why: &Purpose, folder: PathBuf) -> Vec<Name> {
    let fits = |name: &str, is_folder: bool| match why {
        _ if is_folder => true,
        Purpose::Open | Purpose::Save(_) => name.to_lowercase().ends_with(".ron"),
        Purpose::Art(..) | Purpose::ArtBehind => worker::is_picture(std::path::Path::new(name)),
        Purpose::Pages => {
            let path = std::path::Path::new(name);
            worker::is_picture(path) || worker::is_archive(path)
        }
        Purpose::ExportTo | Purpose::FindIn => false,
    };
    // A folder that cannot be read has no names to offer.
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<Name> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_folder = entry.path().is_dir();
            fits(&name, is_folder).then_some(Name { name, is_folder })
        })
        .collect();
    names.sort_by_cached_key(|n| (!n.is_folder, n.name.to_lowercase()));
    names
}

/// What the keys say to the list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Keys {
    /// So many names down.
    pub step: isize,
    /// The marked name is taken, or as much as all have in common.
    pub complete: bool,
    /// By Tab, which needs no name that is marked.
    pub tab: bool,
}

/// Takes the keys that are for the list while the field has the focus. Enter takes a name that is `marked`.
pub fn listened(ctx: &Context, marked: bool) -> Keys {
    ctx.input_mut(|i| {
        let down = i.count_and_consume_key(Modifiers::NONE, Key::ArrowDown).cast_signed();
        let up = i.count_and_consume_key(Modifiers::NONE, Key::ArrowUp).cast_signed();
        let tab = i.consume_key(Modifiers::NONE, Key::Tab);
        let complete = tab || (marked && i.consume_key(Modifiers::NONE, Key::Enter));
        Keys { step: down - up, complete, tab }
    })
}

/// Shows the names; the one that was clicked.
pub fn names(ui: &mut Ui, found: &[Name], marked: Option<usize>, title: &str) -> Option<Name> {
    let mut clicked = None;
    ui.add_space(6.0);
    let p = theme::of(ui);
    let size = vec2(ui.available_width(), LIST);
    ui.allocate_ui(size, |ui| {
        ui.set_min_size(size);
        let list = ScrollArea::vertical().id_salt(title).auto_shrink(false);
        list.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (n, name) in found.iter().enumerate() {
                let (area, response) =
                    ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
                let on = marked == Some(n);
                response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name.name));
                if on || response.hovered() || response.has_focus() {
                    ui.painter().rect_filled(area, 4.0, if on { p.accent_wash } else { p.control_hover });
                }
                if on {
                    response.scroll_to_me(None);
                }
                let middle = area.left_center();
                let icon = Rect::from_center_size(middle + vec2(14.0, 0.0), vec2(15.0, 15.0));
                icons::paint(ui.painter(), icon, if name.is_folder { Icon::Open } else { Icon::New }, p.weak);
                let font = FontId::proportional(12.5);
                ui.painter().text(middle + vec2(30.0, 0.0), Align2::LEFT_CENTER, &name.name, font, p.text);
                if response.clicked() {
                    clicked = Some(name.clone());
                }
            }
        });
    });
    clicked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_folder_complete_what_is_typed() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["roof-1.png", "roof-2.png", "rain.txt", ".hidden.png"] {
            std::fs::write(folder.path().join(name), "").expect("written");
        }
        std::fs::create_dir(folder.path().join("art")).expect("made");
        let typed = |rest: &str| format!("{}/{rest}", folder.path().display());
        let mut names = Folder::default();
        let mut found = |text: &str| {
            let found = names.found(&Purpose::ArtBehind, text);
            let completed = names.completed(&found, text);
            (found.into_iter().map(|n| n.name).collect::<Vec<_>>(), completed)
        };
        let (all, completed) = found(&typed(""));
        assert_eq!(all, ["art", "roof-1.png", "roof-2.png"], "folders first, pictures alone");
        assert_eq!(completed, None, "they have no beginning in common");
        assert_eq!(found(&typed("RO")).0, ["roof-1.png", "roof-2.png"]);
        assert_eq!(found(&typed("ro")).1, Some(typed("roof-")));
        assert_eq!(found(&typed("a")).1, Some(typed("art/")), "one may go on into a folder");
        assert_eq!(found(&typed(".h")).0, [".hidden.png"]);
        assert!(found(&typed("roof-1.png")).0.is_empty(), "it is typed whole");
        assert!(found("no folder").0.is_empty());
    }
}
