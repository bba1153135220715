//! The items of the page for those who hear the window: parts of the canvas, in the order in which they are read.

use super::canvas::Lens;
use super::desk::Desk;
use super::names;
use super::text::Tongue;
use crate::model::{ItemId, ItemKind};
use crate::scene::Scene;
use egui::{Id, Role, Sense, Ui, UiBuilder, WidgetInfo};

/// Tells of every item that is drawn, with its place and whether it is selected. `canvas` is the control that shows them.
pub fn items(ui: &mut Ui, canvas: Id, desk: &Desk, lens: &Lens, scene: &Scene, tongue: Tongue) {
    // Nobody listens.
    if !ui.ctx().has_accesskit_node(canvas) {
        return;
    }
    let editor = &desk.editor;
    let page = editor.page();
    let read: Vec<ItemId> = editor.reading_order().into_iter().map(|n| n.id).collect();
    let unread = page.items.iter().map(|i| i.id).filter(|id| !read.contains(id));
    let all: Vec<ItemId> = read.iter().copied().chain(unread).collect();
    let part = UiBuilder::new().id_salt("items").accessibility_parent(canvas);
    let part = ui.new_child(part);
    for id in all {
        let Some(item) = page.item(id) else { continue };
        let Some(drawn) = scene.parts.iter().find(|p| p.item == id) else { continue };
        let role = match item.kind {
            ItemKind::Panel(_) | ItemKind::Art(_) => Role::Figure,
            ItemKind::Balloon(_) | ItemKind::Caption(_) | ItemKind::Effect(_) => Role::Paragraph,
        };
        let response = part.interact(lens.rect(drawn.frame), Id::unique(("item", id.0)), Sense::hover());
        let selected = editor.selection().contains(&id);
        let name = || names::item(tongue, page, item, &editor.edition().lang);
        response.widget_info(|| WidgetInfo::labeled(role, true, name()));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(selected));
    }
}
