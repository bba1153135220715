//! Words typed on the canvas, in the balloon itself and in its own lettering.

mod bar;
mod field;
mod setting;

pub use field::show;
pub use setting::Setting;

use super::canvas::Camera;
use super::desk::{Desk, Hold};
use super::panes::Pane;
use crate::edit::{Change, Edit, Label};
use crate::editor::{self, Stroke, neighbour};
use crate::model::{ItemId, ItemKind, Words};
use crate::scene::{Lines, Sources, TextBlock, Typed, lines_now, lines_to_keep};
use egui::{Key, Modifiers};
use std::sync::Arc;

/// Words that are being typed, with what the window keeps beside them.
pub struct Typing {
    /// Words, caret and selection.
    pub core: editor::Typing,
    /// What its lines held before.
    was: Option<Arc<Lines>>,
    /// The item was made just now, and goes again if nothing is typed.
    fresh: bool,
    /// The keys are to go to the words.
    focus: bool,
    /// The body on the screen, which takes the pointer.
    pub area: egui::Rect,
    /// When something was last typed: the caret blinks from then on.
    touched: f64,
    /// Time, place and number of the last press.
    pressed: Option<(f64, egui::Pos2, u8)>,
    dragging: bool,
    /// How the page lay on the screen before it was brought near to be read, and how it has lain since.
    view: Option<(Camera, Camera)>,
}

impl Typing {
    /// Whose words they are.
    pub fn item(&self) -> ItemId {
        self.core.item()
    }

    /// What the scene shows of them.
    pub fn typed(&self) -> Typed {
        Typed { was: self.was.clone(), ..self.core.typed() }
    }

    /// The keys go to the words from the next frame on.
    pub fn take_keys(&mut self) {
        self.focus = true;
    }

    /// What takes the keys.
    pub fn field(&self) -> egui::Id {
        field_of(&self.core)
    }
}

fn field_of(typing: &editor::Typing) -> egui::Id {
    egui::Id::unique(("words", typing.line(), typing.lang().tag()))
}

impl Desk {
    /// Opens the words of an item for typing.
    pub fn begin_words(&mut self, item: ItemId) {
        self.end_words();
        let page = self.editor.page();
        let Some(line) =
            page.item(item).filter(|i| !i.locked).and_then(|i| i.line()).and_then(|l| page.line(l))
        else {
            return;
        };
        let lang = self.editor.edition().lang.clone();
        let words = line.words.get(&lang).cloned().unwrap_or_default();
        let fresh = line.words.values().all(Words::is_blank)
            && self.editor.history().undo_label() == Some(Label::Add)
            && self.editor.is_new(item);
        let sources = Sources { fonts: &self.materials.fonts, art: &self.materials.index };
        let was = lines_now(self.editor.project(), item, self.editor.edition(), &sources).map(Arc::new);
        self.typing = Some(Typing {
            was,
            core: editor::Typing::new(item, page.id, line.id, lang, words),
            fresh,
            focus: true,
            area: egui::Rect::NOTHING,
            touched: 0.0,
            pressed: None,
            dragging: false,
            view: None,
        });
    }

    /// Ends typing: what was typed is one undo step, and a new balloon without words goes again.
    pub fn end_words(&mut self) {
        // What an input method has in hand is typed.
        self.stroke(Stroke::Settle(self.typing.as_ref().and_then(|t| t.core.composed()).unwrap_or_default()));
        let Some(typing) = self.typing.take() else { return };
        self.keep_lines(&typing.core);
        if typing.fresh && self.editor.history().undo_label() == Some(Label::Add) {
            // Something new with its words is one step.
            self.settle_into_last();
        } else {
            self.settle();
        }
        if let Some((before, since)) = typing.view
            && since.centre == self.camera.centre
            && since.zoom == self.camera.zoom
        {
            self.camera.lie_as(&before);
        }
        let empty = self
            .editor
            .project()
            .find_line(typing.core.line())
            .is_some_and(|(_, line)| line.words.values().all(Words::is_blank));
        if typing.fresh && empty && self.editor.history().undo_label() == Some(Label::Add) {
            self.editor.forget_last();
        }
    }

    /// Ends typing by a key: the canvas has the keys then, and Tab goes on with the words that are read next all the same.
    fn leave_words(&mut self, ctx: &egui::Context) {
        self.left = self.typing.as_ref().map(Typing::item);
        self.end_words();
        ctx.memory_mut(|m| m.request_focus(Pane::Canvas.id()));
    }

    /// The item whose words were ended by a key, as long as it is what is selected.
    pub fn words_left(&self) -> Option<ItemId> {
        self.left.filter(|id| self.typing.is_none() && self.editor.selection() == [*id])
    }

    /// Tab goes on with the words next to those that were just ended. Called while the canvas has the focus.
    pub fn go_on_with_words(&mut self, ctx: &egui::Context) {
        let (back, on) = ctx.input_mut(|i| {
            let back = i.consume_key(Modifiers::SHIFT, Key::Tab);
            (back, back || i.consume_key(Modifiers::NONE, Key::Tab))
        });
        if on {
            self.next_words(back);
        }
    }

    /// Goes on with the words that are read next, or before; on another page if need be.
    fn next_words(&mut self, back: bool) {
        let left = self.words_left().and_then(|id| self.item(id)?.line());
        let Some(line) = self.typing.as_ref().map(|t| t.core.line()).or(left) else { return };
        let editor = &self.editor;
        let next = neighbour(editor.project(), editor.edition(), editor.page_index(), line, back);
        self.end_words();
        self.left = None;
        if let Some((page, item)) = next {
            if page != self.editor.page_index() {
                self.go_to_page(page);
            }
            self.editor.select(vec![item]);
            self.begin_words(item);
            if let Some(typing) = &mut self.typing {
                // Whoever only passes by loses nothing by a key.
                typing.core.to_end();
            }
        }
    }

    /// A sound whose words are typed for the first time is no larger than its panel.
    fn hold_in_panel(&mut self, field: egui::Id, item: ItemId, edit: Edit) {
        let is_effect = self.item(item).is_some_and(|i| matches!(i.kind, ItemKind::Effect(_)));
        // Drawn to a size by hand it keeps that.
        if is_effect && self.editor.has_usual_height(item) {
            let held = self.held_in_panel(item);
            if !held.is_empty() {
                let edits: Vec<Edit> = std::iter::once(edit).chain(held).collect();
                self.live(field, Hold::Focus, &edits);
            }
        }
    }

    /// What brings an effect into its panel as it is shown now.
    fn held_in_panel(&mut self, item: ItemId) -> Vec<Edit> {
        let scene = self.scene();
        let frame = scene.parts.iter().find(|p| p.item == item).map(|p| p.frame);
        frame.map(|frame| self.editor.held_in_panel(item, frame)).unwrap_or_default()
    }

    /// Edits that give an effect another size, and with them what keeps it within its panel: one step of undo. One that
    /// breaks out of its panel already does so on purpose.
    pub fn commit_held(&mut self, edits: &[Edit], item: ItemId) {
        self.settle();
        let mut edits = edits.to_vec();
        let is_within = self.held_in_panel(item).is_empty() || self.editor.has_usual_height(item);
        // Looked at without being done yet; what is refused is told below.
        if is_within && self.editor.try_live(&edits).is_ok() {
            let held = self.held_in_panel(item);
            edits.extend(held);
            drop(self.editor.try_live(&[]));
        }
        self.commit(&edits);
    }

    /// Lines that the typing did not touch stay as they were, where breaking the words afresh would change them.
    fn keep_lines(&mut self, typing: &editor::Typing) {
        let (was, now) = (Arc::clone(self.editor.committed()), Arc::clone(self.editor.project()));
        if Arc::ptr_eq(&was, &now) || *typing.lang() != self.editor.edition().lang {
            return;
        }
        let sources = Sources { fonts: &self.materials.fonts, art: &self.materials.index };
        let lines = lines_to_keep(&was, &now, typing.item(), self.editor.edition(), &sources);
        let known = now.find_item(typing.item()).is_some_and(|(_, item)| {
            item.variants.iter().any(|v| v.lang.as_ref() == Some(typing.lang()) && !v.lines.is_empty())
        });
        if lines.is_empty() && !known {
            return;
        }
        let change = Change::Lines(typing.lang().clone(), lines);
        let edits = [typing.edit(), Edit::Change { page: typing.page(), item: typing.item(), change }];
        self.live(field_of(typing), Hold::Focus, &edits);
    }

    /// Does something to the words that are being typed, against the carets of the scene as it is now.
    pub fn stroke(&mut self, stroke: Stroke) {
        let Some(item) = self.typing.as_ref().map(Typing::item) else { return };
        let scene = self.scene();
        let block = scene.parts.iter().find(|p| p.item == item).and_then(|p| p.text.as_ref());
        let Some(typing) = &mut self.typing else { return };
        let none = Vec::new();
        let carets = block.map_or(&none, |b: &TextBlock| &b.carets);
        if typing.core.stroke(stroke, carets, block.is_some_and(|b| b.vertical)) {
            let (field, edit, fresh) = (typing.field(), typing.core.edit(), typing.fresh);
            self.live(field, Hold::Focus, std::slice::from_ref(&edit));
            if fresh {
                self.hold_in_panel(field, item, edit);
            }
        }
    }
}
