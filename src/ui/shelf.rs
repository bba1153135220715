//! The chooser of fonts: favourites and recent ones first, every name drawn in its own face.

use super::icons::{self, Icon};
use super::text::{Text, Tongue, fill, of};
use super::theme;
use super::widgets::ring;
use crate::asset::ArtStore;
use crate::file::Materials;
use crate::geom::{Affine, BezPath, Rect, Rgba};
use crate::lettering::style::FontPick;
use crate::lettering::{Face, FontBook};
use crate::model::ItemId;
use crate::render::{self, Quality, View};
use crate::scene::list::{Glyph, GlyphRun, Node, Part, Scene};
use egui::{
    Align, Align2, Color32, ColorImage, Context, FontId, Layout, Popup, PopupCloseBehavior, Response, Role,
    ScrollArea, Sense, TextEdit, TextureHandle, TextureOptions, Ui, WidgetInfo, pos2, vec2,
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// How many recent fonts are remembered.
const RECENT: usize = 8;
/// A line of the list, points.
const LINE: f32 = 28.0;
/// The size of the letters of a name, points.
const LETTERS: f32 = 16.0;
/// The widest that a name is drawn, points.
const WIDEST: f32 = 230.0;

/// The fonts that a user reaches for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Liked {
    /// Marked as favourites, in the order of marking.
    pub favourite: Vec<String>,
    /// Chosen lately, the latest first.
    pub recent: Vec<String>,
}

impl Liked {
    /// A font was chosen.
    pub fn chose(&mut self, family: &str) {
        self.recent.retain(|f| f != family);
        self.recent.insert(0, family.to_owned());
        self.recent.truncate(RECENT);
    }

    fn toggle(&mut self, family: &str) {
        if self.favourite.iter().any(|f| f == family) {
            self.favourite.retain(|f| f != family);
        } else {
            self.favourite.push(family.to_owned());
        }
    }
}

/// What was chosen in the list.
#[derive(Debug, Clone, PartialEq)]
pub enum Chosen {
    /// No family of its own.
    Nothing,
    /// This one.
    Family(String),
}

impl Chosen {
    /// The family, if one was chosen.
    pub fn family(self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Family(family) => Some(family),
        }
    }
}

enum Order {
    Families(FontBook),
    Name { family: String, book: FontBook, px: u32 },
}

enum Done {
    Families(Vec<String>),
    Name(String, Option<ColorImage>),
}

/// What the chooser knows: the system's families, pictures of names, the fonts that the user likes.
pub struct Shelf {
    /// The user's own fonts; to be kept when they change.
    pub liked: Liked,
    ctx: Context,
    orders: Sender<Order>,
    done: Receiver<Done>,
    asked: bool,
    system: Vec<String>,
    names: HashMap<String, Option<TextureHandle>>,
    typed: String,
}

impl Shelf {
    /// A shelf with its painter waiting.
    pub fn new(ctx: &Context, liked: Liked) -> Self {
        let (orders, todo) = channel::<Order>();
        let (finished, done) = channel();
        let waker = ctx.clone();
        std::thread::spawn(move || {
            for order in todo {
                let answer = match order {
                    Order::Families(book) => Done::Families(book.system_families()),
                    Order::Name { family, book, px } => {
                        let pick = FontPick { family: family.clone(), weight: 400, italic: false };
                        let picture = book.peek(&pick).and_then(|face| picture_of(&face, &family, px));
                        Done::Name(family, picture)
                    }
                };
                if finished.send(answer).is_err() {
                    return;
                }
                waker.request_repaint();
            }
        });
        Self {
            liked,
            ctx: ctx.clone(),
            orders,
            done,
            asked: false,
            system: Vec::new(),
            names: HashMap::new(),
            typed: String::new(),
        }
    }

    fn receive(&mut self) {
        while let Ok(done) = self.done.try_recv() {
            match done {
                Done::Families(families) => self.system = families,
                Done::Name(family, picture) => {
                    let load = |p| self.ctx.load_texture("font name", p, TextureOptions::LINEAR);
                    self.names.insert(family, picture.map(load));
                }
            }
        }
    }

    /// Another comic may have fonts of the same names.
    pub fn clear(&mut self) {
        self.names.clear();
    }

    /// A button with the family that is chosen, and the list of all that opens at it; the new choice if one was made.
    /// `none` is what choosing no family is called.
    pub fn choose(
        &mut self,
        ui: &mut Ui,
        tongue: Tongue,
        materials: &Materials,
        now: Option<&String>,
        none: &str,
    ) -> Option<Chosen> {
        self.receive();
        let shown = now.map_or(none, String::as_str);
        let button = self.button(ui, materials, shown, now.is_some());
        let mut chosen = None;
        Popup::from_toggle_button_response(&button)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .width(290.0)
            .show(|ui| {
                super::widgets::on_top(ui);
                if !std::mem::replace(&mut self.asked, true) {
                    self.orders.send(Order::Families(materials.fonts.clone())).ok();
                }
                chosen = self.list(ui, tongue, materials, now, none);
                if chosen.is_some() {
                    ui.close();
                    self.typed.clear();
                }
            });
        if let Some(Chosen::Family(family)) = &chosen {
            self.liked.chose(family);
        }
        chosen.filter(|c| c.clone().family().as_ref() != now)
    }

    fn button(&mut self, ui: &mut Ui, materials: &Materials, shown: &str, own: bool) -> Response {
        let p = theme::of(ui);
        let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
        let (area, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| {
            let mut info = WidgetInfo::new(Role::ComboBox);
            info.current_text_value = Some(shown.to_owned());
            info
        });
        let fill = if response.hovered() { p.control_hover } else { p.control };
        ui.painter().rect_filled(area, 5.0, fill);
        ring(ui, area, &response);
        let room = egui::Rect::from_min_max(area.min + vec2(8.0, 0.0), area.max - vec2(22.0, 0.0));
        self.name(ui, materials, room, shown, own, p.text);
        let (x, y) = (area.right() - 12.0, area.center().y);
        let arrow = vec![pos2(x - 3.5, y - 2.0), pos2(x + 3.5, y - 2.0), pos2(x, y + 2.5)];
        ui.painter().add(egui::Shape::convex_polygon(arrow, p.weak, egui::Stroke::NONE));
        response
    }

    /// A name in its own face, or in that of the window until it is painted or where it cannot be.
    fn name(
        &mut self,
        ui: &Ui,
        materials: &Materials,
        room: egui::Rect,
        family: &str,
        own: bool,
        ink: Color32,
    ) {
        let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
        let ppp = ui.pixels_per_point();
        if own && !self.names.contains_key(family) {
            self.names.insert(family.to_owned(), None);
            let px = (LETTERS * ppp).round() as u32;
            let book = materials.fonts.clone();
            self.orders.send(Order::Name { family: family.to_owned(), book, px }).ok();
        }
        if let Some(Some(picture)) = self.names.get(family).filter(|_| own) {
            let size = picture.size_vec2() / ppp;
            let at = pos2(room.left(), ((room.center().y - size.y / 2.0) * ppp).round() / ppp);
            let whole = egui::Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            painter.image(picture.id(), egui::Rect::from_min_size(at, size), whole, ink);
        } else {
            let font = FontId::proportional(13.0);
            painter.text(room.left_center(), Align2::LEFT_CENTER, family, font, ink);
        }
    }

    fn list(
        &mut self,
        ui: &mut Ui,
        tongue: Tongue,
        materials: &Materials,
        now: Option<&String>,
        none: &str,
    ) -> Option<Chosen> {
        let t = |key| of(tongue, key);
        let mut chosen = None;
        let find = t(Text::FontFind);
        let field = TextEdit::singleline(&mut self.typed).hint_text(find).desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(find);
        if !response.has_focus() && ui.memory(|m| m.focused().is_none()) {
            response.request_focus();
        }
        let wanted = self.typed.trim().to_lowercase();
        let fits = |family: &String| wanted.is_empty() || family.to_lowercase().contains(&wanted);
        let own = materials.fonts.families();
        let system: Vec<String> = self.system.iter().filter(|f| !own.contains(f)).cloned().collect();
        let groups = [
            (Text::FontsFavourite, self.liked.favourite.clone()),
            (Text::FontsRecent, self.liked.recent.clone()),
            (Text::FontsOwn, own),
            (Text::FontsSystem, system),
        ];
        ScrollArea::vertical().max_height(340.0).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if wanted.is_empty() && ui.selectable_label(now.is_none(), none).clicked() {
                chosen = Some(Chosen::Nothing);
            }
            for (title, families) in groups {
                let families: Vec<String> = families.into_iter().filter(fits).collect();
                if families.is_empty() {
                    continue;
                }
                ui.add_space(5.0);
                ui.label(egui::RichText::new(t(title)).size(11.0).color(theme::of(ui).weak));
                for family in families {
                    ui.push_id((title, &family), |ui| {
                        if self.line(ui, tongue, materials, &family, now == Some(&family)) {
                            chosen = Some(Chosen::Family(family.clone()));
                        }
                    });
                }
            }
        });
        chosen
    }

    /// A line of the list. True if it was chosen.
    fn line(&mut self, ui: &mut Ui, tongue: Tongue, materials: &Materials, family: &str, on: bool) -> bool {
        let p = theme::of(ui);
        let size = vec2(ui.available_width(), LINE);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let liked = self.liked.favourite.iter().any(|f| f == family);
            let tip = fill(of(tongue, Text::FontFavourite), &[&family]);
            let star = if liked { Icon::StarFull } else { Icon::Star };
            if icons::button(ui, star, &tip, &tip, liked, 22.0).clicked() {
                self.liked.toggle(family);
            }
            let (area, response) = ui.allocate_exact_size(ui.available_size(), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, family));
            if ui.is_rect_visible(area) {
                let fill = if on {
                    p.accent_wash
                } else if response.hovered() {
                    p.control_hover
                } else {
                    Color32::TRANSPARENT
                };
                ui.painter().rect_filled(area, 4.0, fill);
                ring(ui, area, &response);
                let room = area.shrink2(vec2(8.0, 0.0));
                self.name(ui, materials, room, family, true, p.text);
            }
            response.on_hover_text(family).clicked()
        })
        .inner
    }
}

/// A name in white letters of a face, `px` high; nothing if the face lacks one of them.
fn picture_of(face: &Face, name: &str, px: u32) -> Option<ColorImage> {
    let em = f64::from(px);
    let mut x = 0.0;
    let mut glyphs = Vec::new();
    for ch in name.chars() {
        let id = face.glyph(ch).filter(|id| *id != 0)?;
        // A font of signs may claim to have letters that draw nothing.
        if ch.is_alphanumeric() && face.ink(id).is_none() {
            return None;
        }
        glyphs.push(Glyph { id, x, y: 0.0, slant: 0.0, stretch: 1.0 });
        x += face.advance(id) * em;
    }
    let width = x.ceil().min(f64::from(WIDEST) * em / f64::from(LETTERS));
    let area = Rect::new(0.0, -1.1 * em, width + 0.2 * em, 0.5 * em);
    let run = GlyphRun {
        face: face.clone(),
        size_mm: em,
        page_from_run: Affine::IDENTITY,
        glyphs,
        fill: Rgba::WHITE,
        halo: None,
        text: String::new(),
    };
    let part = Part {
        item: ItemId(1),
        bounds: area,
        frame: area,
        hit: Arc::new(BezPath::new()),
        tails: Vec::new(),
        text: None,
        nodes: vec![Node::Glyphs(run)],
    };
    let scene = Scene { trim: area, bleed: area, paper: Rgba::CLEAR, parts: vec![Arc::new(part)] };
    let view = View {
        px_from_page: Affine::translate((0.0, -area.y0)),
        width: (area.width().ceil() as u32).max(1),
        height: area.height().ceil() as u32,
    };
    let (pixels, _) = render::paint(&scene, &ArtStore::new(0), &view, Quality::Fast).ok()?;
    let size = [pixels.width as usize, pixels.height as usize];
    Some(ColorImage::from_rgba_premultiplied(size, &pixels.rgba))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_drawn_in_their_own_face() {
        let book = FontBook::bundled();
        let face = |family: &str| {
            book.peek(&FontPick { family: family.to_owned(), weight: 400, italic: false }).expect("bundled")
        };
        let ink = |image: &ColorImage| image.pixels.iter().map(|p| u64::from(p.a())).sum::<u64>();
        let bangers = picture_of(&face("Bangers"), "Bangers", 32).expect("drawn");
        assert!(ink(&bangers) > 10_000);
        assert_eq!(bangers.pixels[0], Color32::TRANSPARENT, "the paper is clear");
        assert_ne!(bangers, picture_of(&face("Comic Neue"), "Bangers", 32).expect("drawn"));
        assert!(picture_of(&face("Bangers"), "汉字", 32).is_none(), "letters that it lacks");
    }

    #[test]
    fn fonts_are_remembered_once_and_not_too_many() {
        let mut liked = Liked::default();
        for n in 0..20 {
            liked.chose(&format!("Font {}", n % 12));
        }
        assert_eq!((liked.recent.len(), liked.recent[0].as_str()), (RECENT, "Font 7"));
        liked.toggle("A");
        liked.toggle("B");
        liked.toggle("A");
        assert_eq!(liked.favourite, ["B"]);
    }
}
