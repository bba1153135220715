//! What each command does, when it can, and what it is called.

use super::app::App;
use super::command::{self, Command};
use super::desk::Desk;
use super::dialogs::cast::Cast;
use super::dialogs::divide::Dividing;
use super::dialogs::layouts::Gallery;
use super::dialogs::palette::Palette;
use super::dialogs::shortcuts::Sheet;
use super::dialogs::{self, Dialog};
use super::facing::Beside;
use super::overview;
use super::settings::whole;
use super::text::{self, Text, Tongue};
use super::theme::Shade;
use super::widgets;
use super::worker::{After, Purpose};
use crate::edit::{Change, Edit, Level};
use crate::editor::{Input, Verb};
use crate::file::relink;
use crate::model::{Direction, Item, ItemId, Look, Page, PageId, Project};
use std::path::Path;

impl App {
    /// What a command is called now: undo names what it takes back.
    pub(super) fn label(&self, command: Command) -> String {
        let plain = match command {
            Command::ReplaceArt if self.bare_panel().is_some() => self.t(Text::ChooseArt),
            _ => self.t(command.text()),
        };
        let history = self.desk.as_ref().map(|d| d.editor.history());
        let what = match command {
            Command::Undo => history.and_then(super::super::edit::history::History::undo_label),
            Command::Redo => history.and_then(super::super::edit::history::History::redo_label),
            _ => None,
        };
        match what {
            Some(label) => {
                text::fill(self.t(Text::VerbWhat), &[&plain, &text::label(self.settings.tongue, label)])
            }
            None => plain.to_owned(),
        }
    }

    /// The first keys of a command as menus show them; nothing if it has none.
    pub(super) fn keys_of(&self, ctx: &egui::Context, command: Command) -> String {
        self.settings.keys.of(command).first().map(|k| command::spell(ctx, *k)).unwrap_or_default()
    }

    /// What a button says under the pointer: the command's name and its keys.
    pub(super) fn tip(&self, ctx: &egui::Context, command: Command) -> String {
        let (name, keys) = (self.label(command), self.keys_of(ctx, command));
        if keys.is_empty() { name } else { format!("{name}   {keys}") }
    }

    /// A command that is switched on.
    pub(super) fn is_on(&self, command: Command) -> bool {
        match command {
            Command::Guides => self.settings.guides,
            Command::SecondView => self.second.open,
            Command::Phone => self.phone.open,
            Command::Layers => self.settings.layers,
            Command::Rulers => self.settings.rulers,
            Command::Ruled => self.settings.ruled,
            Command::LockGuides => self.settings.rules_locked,
            Command::Tool(tool) => self.desk.as_ref().is_some_and(|d| d.editor.tool() == tool),
            Command::Overview => self.overview.open,
            Command::Cover => self.each_page(|_, page| page.cover),
            Command::DoublePage => self.each_page(|project, page| project.setup_of(page).double),
            Command::Printed => {
                self.each_page(|project, page| !project.book.running.is_empty() && !page.bare && !page.cover)
            }
            Command::FacingPages => self.settings.facing,
            Command::Lock => self.each_selected(|i| i.locked),
            Command::Hide => self.each_selected(|i| i.hidden),
            Command::Bleed => self.desk.as_ref().is_some_and(|d| d.editor.bleeds()),
            _ => false,
        }
    }

    /// The one selected panel, if it has no picture yet.
    fn bare_panel(&self) -> Option<ItemId> {
        let item = self.desk.as_ref()?.selected()?;
        let bare = item.as_panel().is_some_and(|p| p.art.is_empty()) && !item.locked;
        bare.then_some(item.id)
    }

    /// The one selected panel, if it has a picture already.
    fn layered_panel(&self) -> Option<ItemId> {
        let item = self.desk.as_ref()?.selected()?;
        let layered = item.as_panel().is_some_and(|p| !p.art.is_empty()) && !item.locked;
        layered.then_some(item.id)
    }

    fn each_page(&self, what: impl Fn(&Project, &Page) -> bool) -> bool {
        let Some(project) = self.project() else { return false };
        let pages = self.chosen_pages();
        !pages.is_empty()
            && pages.iter().filter_map(|id| project.page(*id)).all(|(_, page)| what(project, page))
    }

    fn each_selected(&self, what: impl Fn(&crate::model::Item) -> bool) -> bool {
        self.desk.as_ref().is_some_and(|d| {
            let ids = d.editor.selection();
            !ids.is_empty() && ids.iter().filter_map(|id| d.item(*id)).all(|i| what(&i))
        })
    }

    /// Why a command cannot run now, where that is not plain to see.
    pub(super) fn why_not(&self, command: Command) -> Option<&'static str> {
        let bare = self.project().is_some_and(|p| p.book.running.is_empty());
        (command == Command::Printed && bare).then(|| self.t(Text::PrintedWhy))
    }

    /// A command can run now.
    pub(super) fn can(&self, command: Command) -> bool {
        use Command as C;
        if matches!(
            command,
            C::New
                | C::Open
                | C::Quit
                | C::Settings
                | C::Palette
                | C::Shortcuts
                | C::About
                | C::WindowLanguage
                | C::TurnShade
        ) {
            return true;
        }
        if let Some(can) = overview::can(self, command) {
            return can;
        }
        let Some(desk) = &self.desk else { return false };
        let pages = desk.editor.project().pages.len();
        if desk.editor.is_laying() && matches!(command, C::EditWords | C::Delete) {
            return true;
        }
        match command {
            C::Undo => desk.editor.can(Verb::Undo),
            C::Redo => desk.editor.can(Verb::Redo),
            C::Cut | C::Delete => desk.editor.can(Verb::Delete),
            C::Duplicate => desk.editor.can(Verb::Duplicate),
            C::Front | C::Forward | C::Backward | C::Back => desk.editor.can(Verb::Restack),
            C::Lock | C::Hide => !desk.editor.selection().is_empty(),
            C::EditWords => desk.typing.is_none() && desk.editor.can(Verb::EditWords),
            C::Align(how) => desk.editor.can_align(how),
            C::Bleed => desk.editor.can_bleed(),
            C::LargerLetters | C::SmallerLetters => desk.editor.can_size_letters(),
            C::Group => desk.editor.can_group(),
            C::Ungroup => desk.editor.can_ungroup(),
            C::ClearGuides => !desk.editor.page().guides.is_empty(),
            C::SpreadGuides => pages > 1 && !desk.editor.page().guides.is_empty(),
            C::CopyWords => !desk.selected_words().is_empty(),
            C::Merge => desk.editor.can_merge(),
            C::Divide => !desk.editor.divisible().is_empty(),
            C::NextItem | C::PreviousItem => !desk.editor.page().items.is_empty(),
            C::ReplaceArt => desk.editor.picture_at_hand().is_some() || self.bare_panel().is_some(),
            C::AddLayer => self.layered_panel().is_some(),
            C::AddTail => desk.editor.can_add_tail(),
            C::ArtBehind => desk.editor.can_put_behind(),
            C::FindPictures => !relink::missing(desk.editor.project(), &desk.materials).is_empty(),
            C::NextLanguage => desk.editor.project().book.languages.len() > 1,
            C::TurnLines => !turned_lines(desk).is_empty(),
            C::DeletePage => desk.editor.can(Verb::RemovePage),
            C::Printed => !desk.editor.project().book.running.is_empty(),
            C::PreviousPage => desk.editor.can(Verb::PreviousPage),
            C::NextPage => desk.editor.can(Verb::NextPage),
            _ => true,
        }
    }

    /// Runs a command.
    pub(super) fn run(&mut self, command: Command, ctx: &egui::Context) {
        use Command as C;
        let ppp = f64::from(ctx.pixels_per_point());
        if let Some(desk) = &mut self.desk {
            // A line that is drawn from point to point takes Enter and Backspace first.
            if desk.editor.is_laying() && matches!(command, C::EditWords | C::Delete) {
                return desk.tell(if command == C::Delete { Input::StepBack } else { Input::Finish });
            }
            if !matches!(
                command,
                C::FitPage
                    | C::ActualSize
                    | C::ZoomIn
                    | C::ZoomOut
                    | C::Guides
                    | C::FacingPages
                    | C::SecondView
                    | C::Phone
                    | C::Layers
                    | C::Rulers
                    | C::Ruled
            ) {
                desk.end_words();
            }
            desk.settle();
            // What was told was about what was done before.
            (desk.refused, desk.notice) = (None, None);
        }
        match command {
            C::Paste => return self.paste(ctx),
            C::Overview => return self.turn_overview(),
            _ if overview::run(self, command, ctx) => return,
            C::CopyPages => return self.copy_pages(&self.chosen_pages(), ctx),
            _ => {}
        }
        match command {
            C::New => return self.ask_then(After::New, ctx),
            C::Open => return self.ask_then(After::Open, ctx),
            C::Close => return self.ask_then(After::Close, ctx),
            C::Quit => return self.ask_then(After::Quit, ctx),
            C::Save => return self.save(After::Stay),
            C::SaveAs => return self.pick(Purpose::Save(After::Stay)),
            C::Export => return self.open_export(),
            C::Tidy => return self.open_tidy(),
            C::Layouts => {
                self.dialog = self
                    .desk
                    .as_ref()
                    .map(|desk| Dialog::Layouts(Box::new(Gallery::of(desk, self.layouts.as_deref()))));
                return;
            }
            C::Divide => {
                self.dialog = self.desk.as_mut().map(|desk| Dialog::Divide(Dividing::of(desk)));
                return;
            }
            C::PageSetup => return dialogs::setup::open(self),
            C::Fonts => return self.dialog = Some(Dialog::Fonts),
            C::Cast => return self.dialog = Some(Dialog::Cast(Cast::default())),
            C::Colours => return self.dialog = Some(Dialog::Colours),
            C::Settings => return self.dialog = Some(Dialog::Settings),
            C::Palette => return self.dialog = Some(Dialog::Palette(Palette::default())),
            C::Shortcuts => return self.dialog = Some(Dialog::Shortcuts(Sheet::default())),
            C::About => return self.dialog = Some(Dialog::About),
            C::Guides => {
                self.settings.guides = !self.settings.guides;
                return self.remember();
            }
            C::FacingPages => {
                self.settings.facing = !self.settings.facing;
                let (shown, tongue) = (self.settings.facing, self.settings.tongue);
                if let Some(desk) = &mut self.desk {
                    desk.camera.fitted = true;
                    let alone = Beside::of(desk.editor.project(), desk.editor.page_index()).is_none();
                    if shown && alone {
                        desk.notice = Some(text::of(tongue, Text::StandsAlone).to_owned());
                    }
                }
                return self.remember();
            }
            C::ReplaceArt => {
                let at_hand = self.desk.as_ref().and_then(|d| d.editor.picture_at_hand());
                if let Some((item, layer)) = at_hand {
                    self.pick(Purpose::Art(item, Some(layer)));
                } else if let Some(panel) = self.bare_panel() {
                    self.pick(Purpose::Art(panel, None));
                }
                return;
            }
            C::AddLayer => {
                if let Some(panel) = self.layered_panel() {
                    self.pick(Purpose::Art(panel, None));
                }
                return;
            }
            C::ArtBehind => {
                let Some(desk) = &mut self.desk else { return };
                let scene = desk.scene();
                if !desk.editor.put_behind_panels(&Desk::stage(&scene, 0.1)) {
                    self.pick(Purpose::ArtBehind);
                }
                return;
            }
            C::FindPictures => return self.pick(Purpose::FindIn),
            C::SecondView => {
                self.second.open = !self.second.open;
                return;
            }
            C::WindowLanguage => {
                let at = Tongue::ALL.iter().position(|tongue| *tongue == self.settings.tongue);
                self.settings.tongue = Tongue::ALL[at.map_or(0, |n| (n + 1) % Tongue::ALL.len())];
                return self.remember();
            }
            C::TurnShade => {
                let dark = self.settings.shade == Shade::Dark;
                return self.set_shade(ctx, if dark { Shade::Light } else { Shade::Dark });
            }
            C::Phone => {
                self.phone.open = !self.phone.open;
                return;
            }
            C::Layers => {
                self.settings.layers = !self.settings.layers;
                return self.remember();
            }
            C::Rulers => {
                self.settings.rulers = !self.settings.rulers;
                return self.remember();
            }
            C::Ruled => {
                self.settings.ruled = !self.settings.ruled;
                return self.remember();
            }
            C::LockGuides => {
                self.settings.rules_locked = !self.settings.rules_locked;
                return self.remember();
            }
            _ => {}
        }
        let Some(desk) = &mut self.desk else { return };
        let index = desk.editor.page_index();
        let page = desk.editor.page().id;
        match command {
            C::Undo => drop(desk.editor.undo()),
            C::Redo => drop(desk.editor.redo()),
            C::Copy | C::Cut => {
                if !self.copy(ctx) {
                    self.copy_picture(ctx);
                } else if let Some(desk) = self.desk.as_mut().filter(|_| command == C::Cut) {
                    desk.editor.delete();
                }
            }
            C::CopyPicture => self.copy_picture(ctx),
            C::CopyWords => ctx.copy_text(desk.selected_words()),
            C::Duplicate => desk.editor.duplicate(),
            C::Delete if desk.editor.delete_pictures() => {}
            C::Delete => desk.editor.delete(),
            C::SelectAll => desk.editor.select_all(),
            C::NextItem => desk.editor.select_next(true),
            C::PreviousItem => desk.editor.select_next(false),
            C::Align(how) => {
                let scene = desk.scene();
                desk.editor.align(how, &scene);
            }
            C::Bleed => {
                let scene = desk.scene();
                desk.editor.bleed(&scene);
            }
            C::LargerLetters => desk.editor.size_letters(true),
            C::SmallerLetters => desk.editor.size_letters(false),
            C::AddTail => {
                let scene = desk.scene();
                desk.editor.add_tail(&scene);
            }
            C::NextLanguage => {
                let languages = &desk.editor.project().book.languages;
                let at = languages.iter().position(|lang| *lang == desk.editor.edition().lang);
                let next = languages.get(at.map_or(0, |n| (n + 1) % languages.len())).cloned();
                if let Some(lang) = next {
                    desk.set_lang(lang);
                }
            }
            C::TurnLines => {
                let edits = turned_lines(desk);
                desk.commit(&edits);
            }
            C::Group => desk.editor.group(),
            C::Ungroup => desk.editor.ungroup(),
            C::ClearGuides => desk.editor.clear_guides(),
            C::SpreadGuides => desk.editor.spread_guides(),
            C::OrderByPlace => {
                let scene = desk.scene();
                desk.editor.order_by_place(&scene);
            }
            C::Merge => desk.merge(text::of(self.settings.tongue, Text::SeveralMerged)),
            C::Cover | C::DoublePage | C::Printed => {
                let (on, pages) = (!self.is_on(command), self.chosen_pages());
                let Some(desk) = &mut self.desk else { return };
                let edit = |page: &PageId| match command {
                    C::Cover => Edit::SetCover { page: *page, on },
                    _ => Edit::SetBare { page: *page, on: !on },
                };
                if command == C::DoublePage {
                    desk.editor.set_double(&pages, on);
                } else {
                    desk.commit(&pages.iter().map(edit).collect::<Vec<_>>());
                }
            }
            C::AddPage => desk.editor.add_page(index + 1),
            C::PicturePages => self.take_pages(Vec::new()),
            C::DuplicatePage => drop(desk.editor.duplicate_pages(&[page])),
            C::DeletePage => desk.editor.remove_pages(&[page]),
            C::PreviousPage => desk.editor.go_to_page(index.saturating_sub(1)),
            C::NextPage => desk.editor.go_to_page(index + 1),
            C::Front => desk.editor.restack(Level::Front),
            C::Forward => desk.editor.restack(Level::Forward),
            C::Backward => desk.editor.restack(Level::Backward),
            C::Back => desk.editor.restack(Level::Back),
            C::Lock | C::Hide => {
                let on = !self.is_on(command);
                let Some(desk) = &mut self.desk else { return };
                let change = if command == C::Lock { Change::Locked(on) } else { Change::Hidden(on) };
                let edits: Vec<Edit> = desk
                    .editor
                    .selection()
                    .iter()
                    .map(|item| Edit::Change { page, item: *item, change: change.clone() })
                    .collect();
                desk.commit(&edits);
            }
            C::EditWords => {
                if let [one] = *desk.editor.selection() {
                    desk.begin_words(one);
                }
            }
            C::FitPage => desk.camera.fitted = true,
            C::ActualSize => {
                let dpi = desk.editor.project().setup_of(desk.editor.page()).dpi;
                desk.camera.zoom_to(1.0, dpi, ppp);
                desk.centre_selection();
            }
            C::ZoomIn => desk.camera.zoom_by(1.25, None, ppp),
            C::ZoomOut => desk.camera.zoom_by(0.8, None, ppp),
            C::Tool(tool) => desk.editor.set_tool(tool),
            _ => {}
        }
    }

    fn open_tidy(&mut self) {
        let Some(desk) = &self.desk else { return };
        self.dialog = Some(Dialog::Tidy(Box::new(dialogs::tidy::Tidying::of(desk))));
    }

    fn open_export(&mut self) {
        let Some(desk) = &self.desk else { return };
        let before = desk.path.as_deref().and_then(|comic| self.settings.exported_to(comic));
        let beside = || desk.path.as_deref().and_then(Path::parent).map(|f| whole(&f.join("pages")));
        let folder = before.map(Path::to_owned).or_else(beside);
        let width = desk.path.as_deref().and_then(|comic| self.settings.export_width(comic));
        let export = dialogs::export::Export::of(desk, folder, width);
        self.dialog = Some(Dialog::Export(Box::new(export)));
    }
}

/// What turns the lines of the selected words: down where any of them run across, else across. Only where the language is
/// written both ways.
fn turned_lines(desk: &Desk) -> Vec<Edit> {
    let lang = &desk.editor.edition().lang;
    if !lang.is_cjk() {
        return Vec::new();
    }
    let (project, page) = (desk.editor.project(), desk.editor.page());
    let chosen = desk.editor.selection().iter().filter_map(|id| page.item(*id));
    let chosen: Vec<(&Item, &Look)> =
        chosen.filter(|item| !item.locked).filter_map(|item| Some((&**item, item.look()?))).collect();
    let runs_down = |(item, look): &(&Item, &Look)| match look.lettering.direction {
        Some(Direction::Vertical) => true,
        Some(Direction::Horizontal) => false,
        _ => widgets::style_of(project, page, item).lettering.is_vertical(lang),
    };
    let turned = if chosen.iter().all(runs_down) { Direction::Horizontal } else { Direction::Vertical };
    let edit = |(item, look): &(&Item, &Look)| {
        let mut look = (*look).clone();
        look.lettering.direction = Some(turned);
        Edit::Change { page: page.id, item: item.id, change: Change::Look(look) }
    };
    chosen.iter().map(edit).collect()
}
