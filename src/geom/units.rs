//! Units of length: millimetres are the rule; points, inches and pixels are converted here and nowhere else.

/// Millimetres in an inch, exact by definition.
pub const MM_PER_INCH: f64 = 25.4;
/// Millimetres in a typographic (desktop publishing) point, of which an inch has 72.
pub const MM_PER_PT: f64 = MM_PER_INCH / 72.0;

/// Pixels, not rounded, that `mm` millimetres take at `dpi`.
pub fn px_from_mm(mm: f64, dpi: f64) -> f64 {
    mm / MM_PER_INCH * dpi
}

/// Whole pixels that `mm` millimetres take at `dpi`: `round(mm / 25.4 * dpi)`, at least one.
pub fn whole_px_from_mm(mm: f64, dpi: f64) -> u32 {
    (px_from_mm(mm, dpi).round() as u32).max(1)
}

/// Millimetres that `px` pixels take at `dpi`.
pub fn mm_from_px(px: f64, dpi: f64) -> f64 {
    px / dpi * MM_PER_INCH
}

/// Millimetres in `pt` points.
pub fn mm_from_pt(pt: f64) -> f64 {
    pt * MM_PER_PT
}

/// Points in `mm` millimetres.
pub fn pt_from_mm(mm: f64) -> f64 {
    mm / MM_PER_PT
}

/// Pixels per metre, as a PNG's `pHYs` chunk wants them, for a resolution in dots per inch.
pub fn px_per_metre(dpi: f64) -> u32 {
    (dpi / MM_PER_INCH * 1000.0).round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_us_comic_page_has_the_pixels_that_printers_name() {
        assert_eq!(whole_px_from_mm(168.275, 300.0), 1988);
        assert_eq!(whole_px_from_mm(266.70, 300.0), 3150);
        assert_eq!(whole_px_from_mm(182.0, 350.0), 2508);
        assert_eq!(px_per_metre(300.0), 11_811);
    }

    #[test]
    fn lengths_survive_the_way_there_and_back() {
        assert!((mm_from_px(px_from_mm(3.2, 600.0), 600.0) - 3.2).abs() < 1e-12);
        assert!((pt_from_mm(mm_from_pt(7.6)) - 7.6).abs() < 1e-12);
        assert_eq!(whole_px_from_mm(0.0, 300.0), 1);
    }
}
