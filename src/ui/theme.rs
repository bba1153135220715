//! How the window looks: every colour, distance and typeface. The only place with colour literals.

use crate::geom::Rgba;
use crate::lettering::FontBook;
use crate::lettering::book::{NOTO_SANS, NOTO_SANS_SC};
use crate::lettering::font::FontBytes;
use crate::lettering::style::FontPick;
use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, vec2};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Shade {
    /// Grey enough to judge colours by, dark enough for long nights.
    #[default]
    Dark,
    /// For bright rooms.
    Light,
}

/// The colours of one theme. Greys carry no hue, so that they do not tint what an artist judges; the accent
/// is the blue of the pencil that comics are roughed in.
pub struct Palette {
    /// Around the page.
    pub pasteboard: Color32,
    /// Bars and side panels.
    pub panel: Color32,
    /// Menus and dialogs.
    pub raised: Color32,
    /// Fields to type in.
    pub field: Color32,
    /// Buttons at rest.
    pub control: Color32,
    /// Buttons under the pointer.
    pub control_hover: Color32,
    /// Buttons held down.
    pub control_down: Color32,
    /// Hairlines between areas.
    pub line: Color32,
    /// Outlines of controls.
    pub outline: Color32,
    /// Words.
    pub text: Color32,
    /// Words that step back.
    pub weak: Color32,
    /// Lines and marks of what is chosen.
    pub accent: Color32,
    /// Areas of what is chosen.
    pub accent_fill: Color32,
    /// A breath of the accent behind rows.
    pub accent_wash: Color32,
    /// Words on `accent_fill`.
    pub on_accent: Color32,
    /// Something to look at.
    pub warn: Color32,
    /// Something is wrong, or gone for good.
    pub error: Color32,
    /// Behind dialogs.
    pub veil: Color32,
    /// Shadows of pages and menus.
    pub shadow: Color32,
}

const DARK: Palette = Palette {
    pasteboard: Color32::from_rgb(0x3c, 0x3c, 0x3e),
    panel: Color32::from_rgb(0x28, 0x28, 0x2a),
    raised: Color32::from_rgb(0x31, 0x31, 0x34),
    field: Color32::from_rgb(0x1e, 0x1e, 0x20),
    control: Color32::from_rgb(0x3a, 0x3a, 0x3d),
    control_hover: Color32::from_rgb(0x47, 0x47, 0x4b),
    control_down: Color32::from_rgb(0x52, 0x52, 0x57),
    line: Color32::from_rgb(0x17, 0x17, 0x18),
    outline: Color32::from_rgb(0x46, 0x46, 0x4a),
    text: Color32::from_rgb(0xe2, 0xe2, 0xe4),
    weak: Color32::from_rgb(0x9f, 0x9f, 0xa5),
    accent: Color32::from_rgb(0x58, 0xb8, 0xea),
    accent_fill: Color32::from_rgb(0x1c, 0x77, 0xad),
    accent_wash: Color32::from_rgb(0x27, 0x3f, 0x4d),
    on_accent: Color32::WHITE,
    warn: Color32::from_rgb(0xf0, 0xb4, 0x4a),
    error: Color32::from_rgb(0xf2, 0x78, 0x6e),
    veil: Color32::from_black_alpha(140),
    shadow: Color32::from_black_alpha(120),
};

const LIGHT: Palette = Palette {
    pasteboard: Color32::from_rgb(0xcd, 0xcd, 0xcf),
    panel: Color32::from_rgb(0xf3, 0xf3, 0xf4),
    raised: Color32::from_rgb(0xfc, 0xfc, 0xfd),
    field: Color32::from_rgb(0xff, 0xff, 0xff),
    control: Color32::from_rgb(0xe6, 0xe6, 0xe8),
    control_hover: Color32::from_rgb(0xda, 0xda, 0xdd),
    control_down: Color32::from_rgb(0xcd, 0xcd, 0xd1),
    line: Color32::from_rgb(0xd3, 0xd3, 0xd6),
    outline: Color32::from_rgb(0xc4, 0xc4, 0xc8),
    text: Color32::from_rgb(0x22, 0x22, 0x25),
    weak: Color32::from_rgb(0x62, 0x62, 0x69),
    accent: Color32::from_rgb(0x0a, 0x7d, 0xbd),
    accent_fill: Color32::from_rgb(0x0f, 0x75, 0xad),
    accent_wash: Color32::from_rgb(0xd9, 0xec, 0xf7),
    on_accent: Color32::WHITE,
    warn: Color32::from_rgb(0x9a, 0x62, 0x00),
    error: Color32::from_rgb(0xc2, 0x35, 0x2b),
    veil: Color32::from_black_alpha(90),
    shadow: Color32::from_black_alpha(60),
};

/// Lines over the page, the same in both themes: the page is always paper.
pub mod guide {
    use egui::Color32;
    /// The edge of what is printed and cut off.
    pub const BLEED: Color32 = Color32::from_rgb(0xe0, 0x46, 0x3c);
    /// Where the knife cuts.
    pub const TRIM: Color32 = Color32::from_rgb(0x78, 0x78, 0x7c);
    /// Words stay inside.
    pub const SAFE: Color32 = Color32::from_rgb(0x2f, 0xa3, 0x9a);
    /// What was pulled out of a ruler.
    pub const RULED: Color32 = Color32::from_rgb(0xa8, 0x4f, 0xd6);
    /// What is selected.
    pub const SELECT: Color32 = Color32::from_rgb(0x12, 0x8f, 0xd6);
    /// Art that is being moved in its panel.
    pub const ART: Color32 = Color32::from_rgb(0xe0, 0x7a, 0x12);
    /// The inside of handles.
    pub const HANDLE: Color32 = Color32::WHITE;
    /// What stands in a panel that waits for its picture; it lies on paper in every theme.
    pub const BARE: Color32 = Color32::from_rgb(0x70, 0x74, 0x7c);
    /// What lettering keeps away from.
    pub const KEEP: Color32 = Color32::from_rgb(0xff, 0xc8, 0x3d);
    /// Under lines, so that they show on any art.
    pub const UNDER: Color32 = Color32::from_rgba_premultiplied(150, 150, 150, 150);
}

/// The body of a phone.
pub const PHONE: Color32 = Color32::from_rgb(0x12, 0x12, 0x14);

/// The chequers behind what is translucent.
pub const CHEQUERS: [Color32; 2] = [Color32::from_gray(0xff), Color32::from_gray(0xc8)];

/// What the panels of example pages are filled with.
pub const TINTS: [Rgba; 4] = [
    Rgba::rgb(0xd5, 0xe3, 0xec),
    Rgba::rgb(0xf3, 0xe3, 0xc6),
    Rgba::rgb(0xe2, 0xe2, 0xe4),
    Rgba::rgb(0xea, 0xd3, 0xcc),
];

/// Colours that letterers and colourists reach for, offered in every colour field.
pub const SWATCHES: [Rgba; 16] = [
    Rgba::BLACK,
    Rgba::rgb(0x44, 0x44, 0x44),
    Rgba::rgb(0x99, 0x99, 0x99),
    Rgba::WHITE,
    Rgba::rgb(0xff, 0xf4, 0xd6),
    Rgba::rgb(0xe2, 0xec, 0xf4),
    Rgba::rgb(0xd0, 0x20, 0x20),
    Rgba::rgb(0xe8, 0x6a, 0x17),
    Rgba::rgb(0xf4, 0xc0, 0x30),
    Rgba::rgb(0x2f, 0x8f, 0x4e),
    Rgba::rgb(0x1f, 0x6f, 0xb5),
    Rgba::rgb(0x2b, 0x2f, 0x77),
    Rgba::rgb(0x7a, 0x3f, 0x98),
    Rgba::rgb(0xc8, 0x3c, 0x7e),
    Rgba::rgb(0x7b, 0x4a, 0x2b),
    Rgba::CLEAR,
];

/// The width of the strip of tools.
pub const TOOLS_WIDTH: f32 = 46.0;
/// The width of the page list.
pub const PAGES_WIDTH: f32 = 132.0;
/// The width of the inspector.
pub const INSPECTOR_WIDTH: f32 = 304.0;
/// The height of the bar of actions.
pub const BAR_HEIGHT: f32 = 42.0;
/// The height of the status line.
pub const STATUS_HEIGHT: f32 = 26.0;
/// Where the controls of the inspector begin.
pub const LABEL_WIDTH: f32 = 92.0;
/// The room between groups.
pub const GAP: f32 = 12.0;

/// The heavier face of headings.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

const BOLD: &str = "bold";

/// The colours of the theme that `ui` is drawn in.
pub fn of(ui: &egui::Ui) -> &'static Palette {
    palette(ui.visuals().dark_mode)
}

/// The colours of a theme.
pub fn palette(dark: bool) -> &'static Palette {
    if dark { &DARK } else { &LIGHT }
}

/// The colour as the toolkit has it.
pub fn colour32(c: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(c.r, c.g, c.b, c.a)
}

/// The frame of a bar or side panel.
pub fn bar(ui: &egui::Ui, margin: impl Into<Margin>) -> egui::Frame {
    egui::Frame::NONE.fill(of(ui).panel).inner_margin(margin)
}

/// The frame of a little window over the canvas, with a low bar for its title.
pub fn aside(ctx: &egui::Context) -> egui::Frame {
    egui::Frame::window(&ctx.global_style()).inner_margin(Margin::symmetric(12, 7))
}

/// Puts a theme on the window.
pub fn apply(ctx: &egui::Context, shade: Shade) {
    let dark = shade == Shade::Dark;
    let p = palette(dark);
    let mut style = egui::Style { visuals: visuals(p, dark), ..egui::Style::default() };
    style.text_styles = [
        (TextStyle::Small, FontId::proportional(11.0)),
        (TextStyle::Body, FontId::proportional(13.0)),
        (TextStyle::Button, FontId::proportional(13.0)),
        (TextStyle::Heading, bold(17.0)),
        (TextStyle::Monospace, FontId::monospace(12.0)),
    ]
    .into();
    let s = &mut style.spacing;
    s.item_spacing = vec2(8.0, 6.0);
    s.button_padding = vec2(10.0, 3.0);
    s.interact_size = vec2(30.0, 24.0);
    s.menu_margin = Margin::same(6);
    s.window_margin = Margin::same(18);
    s.icon_spacing = 7.0;
    s.slider_width = 96.0;
    s.slider_rail_height = 4.0;
    s.combo_width = 60.0;
    s.menu_width = 220.0;
    s.tooltip_width = 320.0;
    s.scroll = egui::style::ScrollStyle::thin();
    s.scroll.floating_allocated_width = 0.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.45;
    style.animation_time = 0.08;
    let style = Arc::new(style);
    let theme = if dark { egui::Theme::Dark } else { egui::Theme::Light };
    // The keys that zoom the page must not zoom the window.
    ctx.options_mut(|o| {
        o.zoom_with_keyboard = false;
        // A notch of the wheel, 40 to 80 points by the system, zooms by a seventh to a third.
        o.input_options.scroll_zoom_speed = 1.0 / 300.0;
    });
    ctx.set_style_of(theme, style);
    ctx.set_theme(theme);
}

fn visuals(p: &Palette, dark: bool) -> egui::Visuals {
    let mut v = if dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    let round = CornerRadius::same(5);
    let set = |w: &mut egui::style::WidgetVisuals, fill: Color32, line: Color32, text: Color32| {
        w.bg_fill = fill;
        w.weak_bg_fill = fill;
        w.bg_stroke = Stroke::new(1.0, line);
        w.fg_stroke = Stroke::new(1.0, text);
        w.corner_radius = round;
        w.expansion = 0.0;
    };
    set(&mut v.widgets.noninteractive, p.panel, p.line, p.text);
    set(&mut v.widgets.inactive, p.control, p.outline, p.text);
    set(&mut v.widgets.hovered, p.control_hover, p.outline, p.text);
    set(&mut v.widgets.active, p.control_down, p.accent, p.text);
    set(&mut v.widgets.open, p.control_hover, p.outline, p.text);
    v.weak_text_color = Some(p.weak);
    // The stroke is also the line around a field that has the focus, and must show on it.
    v.selection.bg_fill = p.accent_wash;
    v.selection.stroke = Stroke::new(1.5, p.accent);
    v.hyperlink_color = p.accent;
    v.faint_bg_color = p.control;
    v.extreme_bg_color = p.field;
    v.text_edit_bg_color = Some(p.field);
    v.warn_fg_color = p.warn;
    v.error_fg_color = p.error;
    v.panel_fill = p.panel;
    v.window_fill = p.raised;
    v.window_stroke = Stroke::new(1.0, p.outline);
    v.window_corner_radius = CornerRadius::same(10);
    v.menu_corner_radius = CornerRadius::same(8);
    v.popup_shadow = Shadow { offset: [0, 6], blur: 18, spread: 0, color: p.shadow };
    v.window_shadow = Shadow { offset: [0, 14], blur: 40, spread: 0, color: p.shadow };
    v.slider_trailing_fill = true;
    v.handle_shape = egui::style::HandleShape::Circle;
    v.text_cursor.stroke = Stroke::new(1.5, p.accent);
    v.disabled_alpha = 0.4;
    v
}

/// The faces of the window.
const FACES: [(&str, &str, u16); 4] = [
    ("sans", NOTO_SANS, 400),
    ("sans bold", NOTO_SANS, 700),
    ("han", NOTO_SANS_SC, 400),
    ("han bold", NOTO_SANS_SC, 700),
];

/// Gives the window its typefaces: those that the program carries for comics anyway.
pub fn fonts(ctx: &egui::Context) {
    let book = FontBook::bundled();
    let mut fonts = egui::FontDefinitions::default();
    let mut add = |name: &str, family: &str, weight: u16| {
        let pick = FontPick { family: family.to_owned(), weight, italic: false };
        if let Some(face) = book.pick(&pick) {
            let blob: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Bytes(Arc::clone(face.bytes())));
            let data = egui::FontData::from_blob(blob, face.index());
            fonts.font_data.insert(name.to_owned(), Arc::new(data));
        }
    };
    for (name, family, weight) in FACES {
        add(name, family, weight);
    }
    let known: Vec<String> = fonts.font_data.keys().cloned().collect();
    let stock = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let chain = |first: &[&str]| -> Vec<String> {
        first.iter().map(|n| (*n).to_owned()).filter(|n| known.contains(n)).chain(stock.clone()).collect()
    };
    let named = |name: &str| FontFamily::Name(name.into());
    fonts.families.insert(FontFamily::Proportional, chain(&["sans", "han"]));
    fonts.families.insert(named(BOLD), chain(&["sans bold", "han bold"]));
    if let Some(mono) = fonts.families.get_mut(&FontFamily::Monospace) {
        mono.push("han".to_owned());
    }
    ctx.set_fonts(fonts);
}

struct Bytes(FontBytes);

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// The regular and the bold face of the window.
pub fn plain_faces() -> [FontFamily; 2] {
    [FontFamily::Proportional, FontFamily::Name(BOLD.into())]
}
