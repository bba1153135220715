//! The `panelwright` program: reads arguments, then either works on the command line or opens the editor.

use panelwright::cli::{self, Wish};
#[cfg(feature = "gui")]
use panelwright::file::templates;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        Wish::Done(code) => code,
        Wish::Open(file) => open(file.as_deref()),
    }
}

#[cfg(feature = "gui")]
fn open(file: Option<&Path>) -> ExitCode {
    let file = file.map(Path::to_owned).or_else(templates::sample);
    match panelwright::ui::run(file.clone()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("panelwright: {fault}");
            eprintln!("To write finished pages without a window: {}", cli::export_command(file.as_deref()));
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(feature = "gui"))]
fn open(file: Option<&Path>) -> ExitCode {
    eprintln!("panelwright: this build has no editor; it was made without the feature `gui`");
    eprintln!("To write finished pages: {}", cli::export_command(file));
    ExitCode::FAILURE
}
