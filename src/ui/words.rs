//! Words typed in place, over the balloon that shows them.

use super::app::App;
use super::canvas::Lens;
use super::desk::{Desk, Hold};
use super::icons::Icon;
use super::text::Text;
use super::{theme, widgets};
use crate::edit::{Change, Edit, Label};
use crate::geom::Rgba;
use crate::model::{
    ItemId, ItemKind, Lang, LetterOutline, LetterShadow, Lettering, LineId, Mark, NoteKind, PageId, Spot,
    Words,
};
use crate::scene::{Node, Part, Scene, Sources, lines_to_keep};
use egui::text::{CCursor, CCursorRange, LayoutJob, TextFormat};
use egui::{Align, Color32, FontFamily, FontId, Key, Modifiers, TextBuffer, TextEdit, Ui, vec2};
use std::ops::Range;
use std::sync::Arc;

/// The smallest letters that are typed, points.
const READABLE: f32 = 9.0;

/// Words that are being typed.
pub struct Typing {
    item: ItemId,
    page: PageId,
    line: LineId,
    lang: Lang,
    words: Words,
    text: String,
    /// The selected characters.
    selected: Range<usize>,
    /// The item was made just now, and goes again if nothing is typed.
    fresh: bool,
    focus: bool,
    /// The field on the screen, with its rim.
    pub area: egui::Rect,
}

impl Typing {
    /// Whose words they are.
    pub fn item(&self) -> ItemId {
        self.item
    }

    /// The text field.
    pub fn field(&self) -> egui::Id {
        egui::Id::unique(("words", self.line, self.lang.tag()))
    }
}

impl Desk {
    /// Opens the words of an item for typing.
    pub fn begin_words(&mut self, item: ItemId) {
        self.end_words();
        let page = self.editor.page();
        let Some(line) = page.item(item).and_then(|i| i.line()).and_then(|l| page.line(l)) else { return };
        let lang = self.editor.edition().lang.clone();
        let words = line.words.get(&lang).cloned().unwrap_or_default();
        let text = words.text().to_owned();
        let fresh = line.words.values().all(Words::is_blank)
            && self.editor.history().undo_label() == Some(Label::Add);
        let count = text.chars().count();
        self.typing = Some(Typing {
            item,
            page: page.id,
            line: line.id,
            lang,
            words,
            text,
            selected: 0..count,
            fresh,
            focus: true,
            area: egui::Rect::NOTHING,
        });
    }

    /// Ends typing: what was typed is one undo step, and a new balloon without words goes again.
    pub fn end_words(&mut self) {
        let Some(typing) = self.typing.take() else { return };
        self.keep_lines(&typing);
        self.settle();
        let empty = self
            .editor
            .project()
            .find_line(typing.line)
            .is_some_and(|(_, line)| line.words.values().all(Words::is_blank));
        if typing.fresh && empty && self.editor.history().undo_label() == Some(Label::Add) {
            self.editor.undo();
        }
    }

    /// Lines that the typing did not touch stay as they were, where breaking the words afresh would change them.
    fn keep_lines(&mut self, typing: &Typing) {
        let (was, now) = (Arc::clone(self.editor.committed()), Arc::clone(self.editor.project()));
        if Arc::ptr_eq(&was, &now) || typing.lang != self.editor.edition().lang {
            return;
        }
        let sources = Sources { fonts: &self.materials.fonts, art: &self.materials.index };
        let lines = lines_to_keep(&was, &now, typing.item, self.editor.edition(), &sources);
        let known = now.find_item(typing.item).is_some_and(|(_, item)| {
            item.variants.iter().any(|v| v.lang.as_ref() == Some(&typing.lang) && !v.lines.is_empty())
        });
        if lines.is_empty() && !known {
            return;
        }
        let (page, line, lang) = (typing.page, typing.line, typing.lang.clone());
        let change = Change::Lines(lang.clone(), lines);
        let edits = [
            Edit::SetWords { page, line, lang, words: typing.words.clone() },
            Edit::Change { page, item: typing.item, change },
        ];
        self.live(typing.field(), Hold::Focus, &edits);
    }

    fn type_words(&mut self, words: Words) {
        let Some(typing) = &mut self.typing else { return };
        typing.words = words.clone();
        let (id, page, line, lang) = (typing.field(), typing.page, typing.line, typing.lang.clone());
        self.live(id, Hold::Focus, &[Edit::SetWords { page, line, lang, words }]);
    }

    fn mark_words(&mut self, mark: Mark) {
        let Some(typing) = &self.typing else { return };
        let range = bytes(&typing.text, &typing.selected);
        let range = if range.is_empty() { 0..typing.text.len() } else { range };
        let words = typing.words.marked(range, mark);
        self.type_words(words);
        if let Some(typing) = &mut self.typing {
            typing.focus = true;
        }
    }

    /// Puts a note on the selected words, or takes off those that it touches. Without a selection the note at
    /// the caret is meant.
    fn note_words(&mut self, kind: Option<NoteKind>) {
        let Some(typing) = &self.typing else { return };
        let Some(range) = noted_range(typing) else { return };
        let words = typing.words.with_note(range, kind);
        self.type_words(words);
    }
}

/// The selected bytes, or those of the note that the caret stands in.
fn noted_range(typing: &Typing) -> Option<Range<usize>> {
    let range = bytes(&typing.text, &typing.selected);
    if range.is_empty() { typing.words.note_at(range.start).map(|n| n.range.clone()) } else { Some(range) }
}

impl Desk {
    /// The scene without the letters that are being typed: the field shows them.
    pub fn without_typed(&mut self, scene: &Arc<Scene>) -> Arc<Scene> {
        let Some(item) = self.typing.as_ref().map(|t| t.item) else { return Arc::clone(scene) };
        if let Some((of, bare_of, bare)) = &self.bare
            && Arc::ptr_eq(of, scene)
            && *bare_of == item
        {
            return Arc::clone(bare);
        }
        let mut bare = Scene::clone(scene);
        for part in bare.parts.iter_mut().filter(|p| p.item == item) {
            *part = Arc::new(Part { nodes: letterless(&part.nodes), ..Part::clone(part) });
        }
        let bare = Arc::new(bare);
        self.bare = Some((Arc::clone(scene), item, Arc::clone(&bare)));
        bare
    }
}

fn letterless(nodes: &[Node]) -> Vec<Node> {
    nodes
        .iter()
        .filter_map(|node| match node {
            Node::Glyphs(_) => None,
            Node::Group(group) => {
                let mut group = group.clone();
                group.nodes = letterless(&group.nodes);
                Some(Node::Group(group))
            }
            other => Some(other.clone()),
        })
        .collect()
}

fn bytes(text: &str, chars: &Range<usize>) -> Range<usize> {
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(i, _)| i);
    at(chars.start)..at(chars.end)
}

/// How words are set in a text field.
pub struct Setting {
    /// Regular, bold, italic, bold italic.
    pub faces: [FontFamily; 2],
    /// The em in points.
    pub size: f32,
    /// The line pitch in points, if not the face's own.
    pub pitch: Option<f32>,
    /// Of letters that have no colour of their own.
    pub colour: Color32,
    /// Shown in capitals.
    pub capitals: bool,
    /// All of it is italic.
    pub italic: bool,
}

impl Setting {
    /// The laid-out words with their emphasis. Characters keep their number, so that the cursor fits.
    pub fn job(&self, words: &Words, text: &str, width: f32, halign: Align) -> LayoutJob {
        let mut job = LayoutJob { halign, ..LayoutJob::default() };
        job.wrap.max_width = width;
        let mut from = 0;
        while from < text.len() || (from == 0 && text.is_empty()) {
            let emphasis = words.emphasis_at(from);
            let to = text[from..]
                .char_indices()
                .map(|(i, _)| from + i)
                .find(|i| words.emphasis_at(*i) != emphasis)
                .unwrap_or(text.len());
            let shown: String = text[from..to].chars().map(|c| self.shown(c)).collect();
            let family = self.faces[usize::from(emphasis.bold)].clone();
            let format = TextFormat {
                font_id: FontId::new(self.size * emphasis.scale.unwrap_or(1.0) as f32, family),
                color: emphasis.colour.map_or(self.colour, theme::colour32),
                italics: emphasis.italic != self.italic,
                line_height: self.pitch.map(|p| p * emphasis.scale.unwrap_or(1.0).max(1.0) as f32),
                valign: Align::Center,
                ..TextFormat::default()
            };
            job.append(&shown, 0.0, format);
            if to == from {
                break;
            }
            from = to;
        }
        job
    }

    fn shown(&self, c: char) -> char {
        let mut upper = c.to_uppercase();
        match (self.capitals, upper.next(), upper.next()) {
            (true, Some(one), None) => one,
            _ => c,
        }
    }
}

/// The field over the balloon, and the bar of emphasis over the field.
pub fn show(app: &mut App, ui: &mut Ui, lens: &Lens, scene: &Scene) {
    let Some(desk) = &mut app.desk else { return };
    let Some(typing) = &desk.typing else { return };
    let part = scene.parts.iter().find(|p| p.item == typing.item);
    let item = desk.editor.page().item(typing.item).cloned();
    let (Some(part), Some(item)) = (part, item) else {
        desk.end_words();
        return;
    };
    let id = typing.field();
    let style = widgets::style_of(desk.editor.project(), desk.editor.page(), &item);
    let lettering = style.lettering.for_lang(&typing.lang);
    let block = part.text.as_ref().map_or(part.frame, |t| t.block);
    let frame = lens.rect(part.frame);
    // Too small to read is too small to write: the words are shown larger, on a plate.
    let size = part.text.as_ref().map_or(3.0, |t| t.size_mm) as f32 * lens.scale();
    let pitch = part.text.as_ref().map(|t| t.pitch_mm as f32 * lens.scale());
    let setting = setting(
        &lettering,
        &typing.lang,
        widgets::look_of(&item).and_then(|l| l.letters),
        size.max(READABLE),
    )
    .pitched(pitch.filter(|_| size >= READABLE));
    let middle = lens.rect(block).center();
    let vertical = part.text.as_ref().is_some_and(|t| t.vertical);
    let room = match item.kind {
        // Columns are typed as lines of about their length.
        _ if vertical => lens.rect(block).height().max(size * 4.0),
        ItemKind::Effect(_) => (lens.rect(block).width() + size * 0.4).max(size * 1.5),
        _ => lens.rect(block).width().max(frame.width() * 0.8).max(size * 4.0),
    };
    let room = room.max(60.0);
    let left_aligned = matches!(item.kind, ItemKind::Caption(_));
    let halign = if left_aligned { Align::LEFT } else { Align::Center };
    let mut text = typing.text.clone();
    let mut words = typing.words.clone();
    let source = desk.editor.project().source_lang();
    let hint = desk
        .editor
        .project()
        .find_line(typing.line)
        .and_then(|(_, line)| line.words_in(&source))
        .filter(|_| typing.lang != source)
        .map_or_else(
            || super::text::of(app.settings.tongue, Text::TypeHere).to_owned(),
            |w| w.text().to_owned(),
        );
    let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, width: f32| {
        let words = words.retyped(buffer.as_str());
        let job = setting.job(&words, buffer.as_str(), width, halign);
        ui.ctx().fonts_mut(|f| f.layout_job(job))
    };
    let rows = {
        let job = setting.job(&typing.words, &text, room, halign);
        ui.ctx().fonts_mut(|f| f.layout_job(job)).size().y.max(size * 1.2)
    };
    let mut field = egui::Rect::from_center_size(middle, vec2(room, rows + 2.0));
    if left_aligned {
        field = field.translate(vec2(lens.rect(block).left() - field.left(), 0.0));
    }
    let canvas = ui.max_rect();
    let rim = field.expand(5.0);
    // Letters without a body of their own have only their outline, which the field cannot draw.
    let bare = matches!(item.kind, ItemKind::Effect(_));
    if bare || size < READABLE {
        let look = widgets::look_of(&item);
        let plate = if bare {
            look.and_then(|l| l.stroke).unwrap_or(style.stroke)
        } else {
            look.and_then(|l| l.fill).unwrap_or(style.fill)
        };
        let plate = if plate.a < 255 { Rgba::WHITE } else { plate };
        ui.painter_at(canvas).rect_filled(rim, 4.0, theme::colour32(plate));
    }
    ui.painter_at(canvas).rect_stroke(
        rim,
        4.0,
        egui::Stroke::new(1.0, theme::guide::SELECT),
        egui::StrokeKind::Middle,
    );
    let focus = typing.focus;
    let output = ui
        .scope(|ui| {
            ui.set_clip_rect(canvas);
            let mut field_ui = ui.new_child(egui::UiBuilder::new().max_rect(field));
            field_ui.visuals_mut().selection.bg_fill = theme::guide::SELECT.gamma_multiply(0.35);
            field_ui.visuals_mut().selection.stroke.color = setting.colour;
            field_ui.visuals_mut().weak_text_color = Some(setting.colour.gamma_multiply(0.45));
            TextEdit::multiline(&mut text)
                .id(id)
                .frame(egui::Frame::NONE)
                .margin(egui::Margin::ZERO)
                .desired_width(room)
                .desired_rows(1)
                .align(egui::Align2([halign, Align::TOP]))
                .hint_text(
                    egui::RichText::new(hint).font(FontId::new(setting.size, setting.faces[0].clone())),
                )
                .layouter(&mut layouter)
                .show(&mut field_ui)
        })
        .inner;
    if focus {
        output.response.request_focus();
        let mut state = output.state.clone();
        let selected = desk.typing.as_ref().map_or(0..0, |t| t.selected.clone());
        state.cursor.set_char_range(Some(CCursorRange::two(
            CCursor::new(selected.start),
            CCursor::new(selected.end),
        )));
        state.store(ui.ctx(), id);
        ui.ctx().request_repaint();
    }
    if let Some(typing) = &mut desk.typing {
        typing.area = rim;
        typing.focus = false;
        if !focus
            && output.response.has_focus()
            && let Some(range) = output.cursor_range
        {
            let range = range.as_sorted_char_range();
            typing.selected = range.start.into()..range.end.into();
        }
        if text != typing.text {
            words = typing.words.retyped(&text);
            typing.text = text;
            desk.type_words(words);
        }
    }
    let tongue = app.settings.tongue;
    bar(desk, ui, tongue, rim.union(frame), canvas);
    let (done, bold, italic) = ui.input_mut(|i| {
        (
            i.consume_key(Modifiers::COMMAND, Key::Enter) || i.consume_key(Modifiers::NONE, Key::Escape),
            i.consume_key(Modifiers::COMMAND, Key::B),
            i.consume_key(Modifiers::COMMAND, Key::I),
        )
    });
    if bold {
        toggle_loud(desk);
    }
    if italic {
        let on = !emphasis(desk).italic;
        desk.mark_words(Mark::Italic(on));
    }
    if done {
        desk.end_words();
    }
}

/// How the words of a lettering look in a field.
pub fn setting(lettering: &Lettering, lang: &Lang, letters: Option<Rgba>, size: f32) -> Setting {
    let faces = theme::faces(lettering.fonts.first().map(String::as_str), lettering.weight);
    Setting {
        faces,
        size,
        pitch: None,
        colour: theme::colour32(letters.unwrap_or(lettering.colour)),
        // As on the page: words among Han letters keep their case.
        capitals: lettering.capitals && !lang.is_cjk(),
        italic: lettering.italic,
    }
}

impl Setting {
    fn pitched(mut self, pitch: Option<f32>) -> Self {
        self.pitch = pitch;
        self
    }
}

fn emphasis(desk: &Desk) -> crate::model::Emphasis {
    desk.typing
        .as_ref()
        .map_or_else(Default::default, |t| t.words.emphasis_at(bytes(&t.text, &t.selected).start))
}

/// Emphasis as letterers do it: bold and italic together.
fn toggle_loud(desk: &mut Desk) {
    let on = !emphasis(desk).bold;
    desk.mark_words(Mark::Bold(on));
    desk.mark_words(Mark::Italic(on));
}

const SIZES: [f64; 6] = [0.75, 1.0, 1.25, 1.5, 2.0, 3.0];

fn bar(desk: &mut Desk, ui: &Ui, tongue: super::text::Tongue, over: egui::Rect, canvas: egui::Rect) {
    /// Height of the bar, and its width without and with what Chinese and Japanese have, points.
    const HIGH: f32 = 36.0;
    const WIDE: [f32; 2] = [348.0, 464.0];
    let t = |text| super::text::of(tongue, text);
    let east_asian = desk.typing.as_ref().is_some_and(|typing| typing.lang.is_cjk());
    let wide = WIDE[usize::from(east_asian)];
    let above = over.top() - HIGH - 10.0;
    let y = if above > canvas.top() + 4.0 { above } else { over.bottom() + 10.0 };
    let x = (over.center().x - wide / 2.0)
        .clamp(canvas.left() + 4.0, (canvas.right() - wide - 4.0).max(canvas.left()));
    let now = emphasis(desk);
    egui::Area::new(egui::Id::unique("emphasis"))
        .fixed_pos(egui::pos2(x, y))
        .order(egui::Order::Foreground)
        .show(ui.ctx(), |ui| {
            let p = theme::of(ui);
            egui::Frame::NONE
                .fill(p.raised)
                .stroke(egui::Stroke::new(1.0, p.outline))
                .corner_radius(8.0)
                .inner_margin(egui::Margin::symmetric(6, 5))
                .shadow(ui.visuals().popup_shadow)
                .show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = 4.0;
                        let b = egui::RichText::new("B").font(theme::bold(14.0));
                        if widgets::toggle(ui, now.bold, b, t(Text::Loud)).clicked() {
                            toggle_loud(desk);
                        }
                        let i = egui::RichText::new("I").size(14.0).italics();
                        if widgets::toggle(ui, now.italic, i, t(Text::Italic)).clicked() {
                            desk.mark_words(Mark::Italic(!now.italic));
                        }
                        let colour = now.colour.unwrap_or(Rgba::BLACK);
                        if let Some(new) = widgets::swatch(ui, t(Text::LettersColour), colour, true) {
                            desk.mark_words(Mark::Colour(Some(new)));
                        }
                        let percent = now.scale.unwrap_or(1.0) * 100.0;
                        egui::ComboBox::from_id_salt("emphasis size")
                            .width(72.0)
                            .selected_text(format!("{percent:.0} %"))
                            .show_ui(ui, |ui| {
                                for size in SIZES {
                                    let on = now.scale.unwrap_or(1.0) == size;
                                    if ui.selectable_label(on, format!("{:.0} %", size * 100.0)).clicked() {
                                        desk.mark_words(Mark::Scale((size != 1.0).then_some(size)));
                                    }
                                }
                            })
                            .response
                            .on_hover_text(t(Text::EmphasisSize));
                        // Sounds have the lines and the shadow of their style alone.
                        if !is_sound(desk) {
                            coat_marks(desk, ui, tongue);
                        }
                        if east_asian {
                            east_asian_marks(desk, ui, tongue);
                        }
                        if super::icons::button(ui, Icon::Reset, t(Text::Plain), t(Text::Plain), false, 26.0)
                            .clicked()
                        {
                            for mark in [
                                Mark::Bold(false),
                                Mark::Italic(false),
                                Mark::Colour(None),
                                Mark::Scale(None),
                                Mark::Dots(false),
                                Mark::Outline(None),
                                Mark::Shadow(None),
                            ] {
                                desk.mark_words(mark);
                            }
                            desk.note_words(None);
                        }
                    });
                });
        });
}

/// Width of the line around selected letters, and how far their shadow is thrown, in heights of capitals, until the
/// colour says otherwise: they stand off the page and do not touch the next letter.
const USUAL_LINE_CAPS: f64 = 0.12;
const USUAL_SHADOW_CAPS: f64 = 0.1;

/// What is typed is a sound effect.
fn is_sound(desk: &Desk) -> bool {
    let item = desk.typing.as_ref().and_then(|typing| desk.editor.page().item(typing.item));
    item.is_some_and(|i| matches!(i.kind, ItemKind::Effect(_)))
}

/// A line around the selected words and a shadow behind them, each with its colour.
fn coat_marks(desk: &mut Desk, ui: &mut Ui, tongue: super::text::Tongue) {
    let t = |text| super::text::of(tongue, text);
    let now = emphasis(desk);
    let usual = LetterOutline { colour: Rgba::WHITE, width_caps: USUAL_LINE_CAPS, mitred: false };
    let name = egui::RichText::new(t(Text::WordsOutline)).size(12.0);
    if widgets::toggle(ui, now.outline.is_some(), name, t(Text::WordsOutlineHint)).clicked() {
        desk.mark_words(Mark::Outline(now.outline.is_none().then_some(usual)));
    }
    if let Some(line) = now.outline
        && let Some(colour) = widgets::swatch(ui, t(Text::OutlineColour), line.colour, true)
    {
        desk.mark_words(Mark::Outline(Some(LetterOutline { colour, ..line })));
    }
    let by_caps = Spot { x: USUAL_SHADOW_CAPS, y: USUAL_SHADOW_CAPS };
    let usual = LetterShadow { colour: Rgba::BLACK, by_caps, soft_caps: 0.0, solid: false };
    let name = egui::RichText::new(t(Text::Shadow)).size(12.0);
    if widgets::toggle(ui, now.shadow.is_some(), name, t(Text::WordsShadowHint)).clicked() {
        desk.mark_words(Mark::Shadow(now.shadow.is_none().then_some(usual)));
    }
    if let Some(shadow) = now.shadow
        && let Some(colour) = widgets::swatch(ui, t(Text::ShadowColour), shadow.colour, true)
    {
        desk.mark_words(Mark::Shadow(Some(LetterShadow { colour, ..shadow })));
    }
}

/// Emphasis dots, readings and upright stretches of the selected words (rules §6b, §6c).
fn east_asian_marks(desk: &mut Desk, ui: &mut Ui, tongue: super::text::Tongue) {
    let t = |text| super::text::of(tongue, text);
    let dots = emphasis(desk).dots;
    if widgets::toggle(ui, dots, egui::RichText::new("\u{5b57}\u{0323}").size(14.0), t(Text::Dots)).clicked()
    {
        desk.mark_words(Mark::Dots(!dots));
    }
    let noted = desk.typing.as_ref().and_then(noted_range);
    let now = desk
        .typing
        .as_ref()
        .zip(noted.as_ref())
        .and_then(|(typing, range)| typing.words.note_at(range.start))
        .map(|note| note.kind.clone());
    let upright = now == Some(NoteKind::Upright);
    ui.add_enabled_ui(noted.is_some(), |ui| {
        if widgets::toggle(ui, upright, egui::RichText::new("12").font(theme::bold(12.0)), t(Text::Upright))
            .clicked()
        {
            desk.note_words((!upright).then_some(NoteKind::Upright));
            if let Some(typing) = &mut desk.typing {
                typing.focus = true;
            }
        }
        let reading = now.as_ref().and_then(NoteKind::readings);
        let name = egui::RichText::new(t(Text::Ruby)).size(12.0);
        let button = widgets::toggle(ui, reading.is_some(), name, t(Text::RubyHint));
        egui::Popup::menu(&button).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            let id = egui::Id::unique("reading");
            let stored = reading.clone().unwrap_or_default();
            let mut typed = ui.data(|d| d.get_temp::<String>(id)).unwrap_or_else(|| stored.clone());
            ui.label(t(Text::RubyHint));
            let field = TextEdit::singleline(&mut typed).desired_width(200.0).hint_text(t(Text::RubyExample));
            let field = ui.add(field);
            if !field.has_focus() && !field.lost_focus() {
                field.request_focus();
            }
            ui.data_mut(|d| d.insert_temp(id, typed.clone()));
            let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            if widgets::primary(ui, t(Text::Apply)).clicked() || entered {
                desk.note_words(NoteKind::ruby(&typed));
                ui.data_mut(|d| d.remove::<String>(id));
                if let Some(typing) = &mut desk.typing {
                    typing.focus = true;
                }
                ui.close();
            }
        });
    });
}
