//! The comic as plain data. Knows neither fonts nor pixels.

pub mod arrangement;
pub mod art;
pub mod border;
pub mod cast;
pub mod colours;
pub mod cut;
pub mod edition;
pub mod excerpt;
pub mod family;
pub mod group;
pub mod guide;
pub mod id;
pub mod invariants;
pub mod item;
pub mod lang;
pub mod law;
pub mod letters;
pub mod line;
pub mod mark;
pub mod merging;
pub mod outline;
pub mod page;
mod picture_page;
pub mod pieces;
pub mod place;
pub mod project;
pub mod running;
pub mod setup;
pub mod shape;
pub mod spread;
pub mod style;
pub mod tail;
pub mod warp;
pub mod words;

pub use arrangement::Arrangement;
pub use art::{ArtLayer, ArtPath, Blend, BreakOut, Crop, Fingerprint, Within};
pub use border::{BorderKind, BorderStyle, HandLine};
pub use cast::{CastId, CastMember};
pub use colours::Swatch;
pub use cut::Cut;
pub use edition::{Edition, Layout};
pub use excerpt::Excerpt;
pub use group::Group;
pub use guide::Guide;
pub use id::{IdSource, ItemId, LineId, PageId};
pub use item::{
    Balloon, Caption, CaptionKind, Edge, Effect, FreeArt, Item, ItemKind, Join, Look, Panel, Variant,
};
pub use lang::{ByLang, Lang};
pub use law::{Law, StyleFault};
pub use letters::{Features, LetterGlow, LetterOutline, LetterShadow, LetteringChange, Writing};
pub use line::{Line, Stage, Translation};
pub use mark::{Keep, Kept, Mouth, PanelMark};
pub use merging::{Apart, merged};
pub use outline::{Corner, Outline, OutlineEdge, path_along};
pub use page::Page;
pub use place::{Frame, Sides, Spot};
pub use project::{Book, Fonts, Project, Series};
pub use running::{Across, OnPages, Running};
pub use setup::{Binding, Facing, PageSetup, Reading, SetupFault};
pub use shape::BodyShape;
pub use spread::{Side, Spread, Standing};
pub use style::{
    Align, BalloonStyle, Direction, Kinsoku, LangLettering, Lettering, OutlineKind, StyleName, Styles,
    Upright,
};
pub use tail::{Aim, Tail, TailKind};
pub use warp::{Envelope, Warp};
pub use words::{Emphasis, Mark, Note, NoteKind, Span, Words};
