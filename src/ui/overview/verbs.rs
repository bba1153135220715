//! What commands mean while the overview is open: they are for the selected pages.

use super::super::app::App;
use super::super::command::Command;
use super::super::dialogs::Dialog;
use super::super::faults;
use super::super::text::Text;
use super::{SIZES, open};
use crate::model::PageId;
use egui::Context;
use std::sync::Arc;

/// Whether a command can run while the overview is open; nothing where that is not for the overview to say.
pub fn can(app: &App, command: Command) -> Option<bool> {
    use Command as C;
    let desk = app.desk.as_ref().filter(|_| app.overview.open)?;
    let project = desk.editor.project();
    let chosen = app.overview.chosen(project).len();
    Some(match command {
        C::Cut | C::Delete | C::DeletePage => chosen > 0 && chosen < project.pages.len(),
        C::Copy | C::CopyPages | C::Duplicate | C::DuplicatePage | C::DoublePage => chosen > 0,
        C::Printed => chosen > 0 && !project.book.running.is_empty(),
        C::Cover => chosen == 1,
        C::EditWords => app.overview.at.is_some(),
        C::Paste | C::SelectAll | C::AddPage | C::PicturePages | C::ZoomIn | C::ZoomOut => true,
        C::New
        | C::Open
        | C::Close
        | C::Save
        | C::SaveAs
        | C::Export
        | C::Quit
        | C::Undo
        | C::Redo
        | C::Palette
        | C::Shortcuts
        | C::About
        | C::Settings
        | C::Tidy
        | C::Fonts
        | C::Colours
        | C::Overview
        | C::NextLanguage
        | C::WindowLanguage
        | C::TurnShade
        | C::PageSetup => return None,
        _ => false,
    })
}

/// Runs a command on the selected pages. True if it was one for the overview.
pub fn run(app: &mut App, command: Command, ctx: &Context) -> bool {
    use Command as C;
    if !app.overview.open {
        return false;
    }
    let Some(desk) = &mut app.desk else { return false };
    let project = Arc::clone(desk.editor.project());
    let chosen = app.overview.chosen(&project);
    let after = chosen.last().and_then(|id| project.page(*id)).map_or(project.pages.len(), |(n, _)| n + 1);
    match command {
        C::Delete | C::DeletePage => {
            let (first, _) =
                chosen.first().and_then(|id| project.page(*id)).unwrap_or((0, &project.pages[0]));
            desk.editor.remove_pages(&chosen);
            let left = &desk.editor.project().pages;
            let next = left.get(first).or(left.last()).map(|p| p.id);
            app.overview.choose(next.into_iter().collect());
        }
        C::Duplicate | C::DuplicatePage => {
            let made = desk.editor.duplicate_pages(&chosen);
            app.overview.choose(made);
        }
        C::Copy | C::CopyPages => app.copy_pages(&chosen, ctx),
        C::Cut => {
            app.copy_pages(&chosen, ctx);
            return run(app, C::Delete, ctx);
        }
        C::AddPage => {
            desk.editor.add_page(after);
            app.overview.choose(vec![desk.editor.page().id]);
        }
        C::SelectAll => {
            app.overview.selected = project.pages.iter().map(|p| p.id).collect();
        }
        C::EditWords => open(app, app.overview.at),
        C::ZoomIn => app.settings.overview_size = Some((app.overview.size * 1.2).min(*SIZES.end())),
        C::ZoomOut => app.settings.overview_size = Some((app.overview.size / 1.2).max(*SIZES.start())),
        _ => return false,
    }
    true
}

impl App {
    /// The pages that a command for pages is for: those selected in the overview, or the open one.
    pub(in crate::ui) fn chosen_pages(&self) -> Vec<PageId> {
        let Some(desk) = &self.desk else { return Vec::new() };
        if self.overview.open {
            self.overview.chosen(desk.editor.project())
        } else {
            vec![desk.editor.page().id]
        }
    }

    /// Puts pages on the clipboard, as text that another window takes too.
    pub(in crate::ui) fn copy_pages(&mut self, pages: &[PageId], ctx: &Context) {
        let Some(desk) = &self.desk else { return };
        if let Some(text) = desk.pages_text(pages) {
            ctx.copy_text(text);
        }
    }

    /// Puts the pages of a clipboard's text after those that are chosen.
    pub(in crate::ui) fn paste_pages(&mut self, text: &str) {
        let last = self.chosen_pages().last().copied();
        let Some(desk) = &mut self.desk else { return };
        let at = last.and_then(|id| desk.editor.project().page(id)).map(|(n, _)| n + 1);
        let at = at.unwrap_or(desk.editor.project().pages.len());
        match desk.paste_pages(text, at) {
            Ok(made) if self.overview.open => self.overview.choose(made),
            Ok(_) => {}
            Err(fault) => {
                let title = self.t(Text::CannotPastePages).to_owned();
                let told = faults::content(self.settings.tongue, &fault);
                self.dialog = Some(Dialog::message(&title, told));
            }
        }
    }

    /// Shows the overview, or goes back to the page.
    pub(in crate::ui) fn turn_overview(&mut self) {
        if let Some(desk) = &mut self.desk {
            // What is drawn or dragged on the canvas is not seen from there.
            desk.let_go();
        }
        let page = self.desk.as_ref().map(|d| d.editor.page().id);
        match page.filter(|_| !self.overview.open) {
            Some(page) => self.overview.start(page),
            None => self.overview.stop(),
        }
    }
}
