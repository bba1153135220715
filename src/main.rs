//! The `panelwright` program: reads arguments and works on the command line.

use panelwright::cli::{self, Wish};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        Wish::Done(code) => code,
        Wish::Open(file) => {
            eprintln!(
                "panelwright: this build has no editor; to write finished pages: {}",
                cli::export_command(file.as_deref())
            );
            ExitCode::FAILURE
        }
    }
}
