//! Reads projects and series that were written by hand or by a script and saves them as Panelwright writes
//! them: `cargo run --example resave -- FILE.ron …`

use panelwright::file::{self, ron_text};
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args_os().skip(1).map(PathBuf::from) {
        let text = std::fs::read_to_string(&path)?;
        if text.contains(file::header::SERIES) {
            file::save_series(ron_text::read_series(&text)?.as_ref(), &path)?;
        } else {
            file::save(&ron_text::read_project(&text)?, &path)?;
        }
        println!("{}", path.display());
    }
    Ok(())
}
