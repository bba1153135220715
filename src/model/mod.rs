//! The comic as plain data. Knows neither fonts nor pixels.

pub mod id;

pub use id::ItemId;
