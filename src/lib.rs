//! Panelwright: comics laid out, lettered in several languages and exported to finished pages.
//!
//! A project is an immutable value; edits make a new one; a scene is computed from project and edition;
//! the screen and every export draw only that scene. Modules import downward only:
//!
//! | Layer | Modules |
//! |---|---|
//! | 0 | [`geom`] · [`asset`] |
//! | 1 | [`model`] · [`lettering`] |
//! | 2 | [`edit`] · [`scene`] · [`mod@file`] |
//! | 3 | [`render`] · [`editor`] · [`specimen`] |
//! | 4 | [`export`] |
//! | 5 | [`cli`] · [`ui`] |

pub mod asset;
pub mod cli;
pub mod edit;
pub mod editor;
pub mod export;
pub mod file;
pub mod geom;
pub mod lettering;
pub mod model;
pub mod render;
pub mod scene;
pub mod specimen;
#[cfg(feature = "gui")]
pub mod ui;
