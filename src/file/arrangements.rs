//! Layouts of pages: those that come with the program, kept as data in `assets/layouts`, and the user's own, in a file
//! of the same form.

use super::Unused;
use super::open::text_beside;
use super::ron_text::TextFault;
use super::save::{NotOurs, SaveFault, replace};
use crate::model::Arrangement;
use std::path::Path;

const LAYOUTS: &str = include_str!("../../assets/layouts/layouts.ron");

/// Every layout, in the order that the gallery shows.
pub fn all() -> Vec<Arrangement> {
    // The data is part of the program and read by a test; a fault could only leave the list empty.
    ron::from_str(LAYOUTS).unwrap_or_default()
}

/// The user's own layouts; none where there is no file yet.
///
/// # Errors
/// The file cannot be read.
pub fn own(path: &Path) -> Result<Vec<Arrangement>, Unused> {
    match text_beside(path) {
        Err(Unused::NotThere) => Ok(Vec::new()),
        text => read(&text?),
    }
}

fn read(text: &str) -> Result<Vec<Arrangement>, Unused> {
    let read = ron::from_str(text).map_err(|e| Unused::Text(Box::new(TextFault::of(&e))));
    let all: Vec<Arrangement> = read?;
    match all.iter().find(|l| !l.is_sound()) {
        Some(wrong) => Err(Unused::Layout(wrong.name.values().next().cloned().unwrap_or_default())),
        None => Ok(all),
    }
}

/// Writes the user's own layouts. A file that is there is replaced only if it is one of layouts, and is kept as
/// `layouts.ron.bak`.
pub fn keep(path: &Path, layouts: &[Arrangement]) -> Result<(), SaveFault> {
    let form = ron::ser::PrettyConfig::new().depth_limit(3).new_line("\n".to_owned());
    let text = ron::ser::to_string_pretty(&layouts, form)
        .map_err(|e| SaveFault::Text(e.to_string(), path.to_owned()))?;
    if let Some(folder) = path.parent() {
        // A folder that cannot be made shows itself in the write below.
        std::fs::create_dir_all(folder).ok();
    }
    replace(path, &(text + "\n"), None, |old| read(old).map(drop).map_err(NotOurs::NoLayouts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Rect, outline::ring_area, outline::rings};
    use crate::model::{Frame, Lang, Outline, Reading, Spot};

    #[test]
    fn every_layout_is_read_and_fills_its_page_without_overlap() {
        let read: Vec<Arrangement> = ron::from_str(LAYOUTS).expect("the file is whole");
        assert!(read.len() >= 20);
        let page = Rect::new(10.0, 10.0, 170.0, 250.0);
        let whole = Outline::Rect(Frame::from(page));
        let area = |o: &Outline| rings(&o.path(), 0.01).iter().map(|r| ring_area(r)).sum::<f64>();
        for layout in &read {
            assert!(
                layout.name.contains_key(&Lang::english())
                    && layout.name.contains_key(&Lang::simplified_chinese())
            );
            for reading in [Reading::LeftToRight, Reading::RightToLeft] {
                let panels = layout.panels(&whole, Spot::default(), reading);
                let name = layout.name_in(&Lang::english());
                assert_eq!(panels.len() > 1, !layout.cuts.is_empty(), "{name}");
                let filled: f64 = panels.iter().map(area).sum();
                assert!((filled - page.area()).abs() < 1.0, "{name}: {filled}");
                let apart = layout.panels(&whole, Spot::new(4.0, 6.0), reading);
                assert_eq!(apart.len(), panels.len(), "{name}");
            }
        }
    }

    #[test]
    fn panels_of_equal_shares_are_equally_large() {
        let grid = all().into_iter().find(|l| {
            l.cuts.len() == 4
                && l.panels(
                    &Outline::Rect(Frame::new(0.0, 0.0, 90.0, 90.0)),
                    Spot::default(),
                    Reading::LeftToRight,
                )
                .len()
                    == 9
        });
        let whole = Outline::Rect(Frame::new(10.0, 10.0, 160.0, 250.0));
        let panels = grid.expect("three by three").panels(&whole, Spot::new(4.0, 6.0), Reading::LeftToRight);
        for panel in panels {
            let b = panel.bounds();
            assert!(
                (b.width() - 152.0 / 3.0).abs() < 0.01 && (b.height() - 238.0 / 3.0).abs() < 0.01,
                "{b:?}"
            );
        }
    }
}
