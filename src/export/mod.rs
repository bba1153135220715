//! Writers of finished files: one file a format, and the job that exports a project's pages.

mod pages;
pub mod png;

pub use pages::{ExportFault, Exported, Job, Step, export_pages, file_name};
