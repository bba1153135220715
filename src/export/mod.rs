//! Writers of finished files: one file a format, and the job that exports a project's pages.

mod aside;
mod editions;
pub mod ledger;
mod pages;
pub mod png;
mod ranges;
mod sheets;
pub mod whole;

pub use aside::WriteFault;
pub use editions::export_all;
pub use pages::{ExportFault, Exported, Format, Job, Resolution, Step, export_pages};
pub use ranges::page_ranges;
