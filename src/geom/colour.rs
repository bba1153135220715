//! Colours: eight bits a channel in sRGB, straight alpha, written `#rrggbb` or `#rrggbbaa`.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A colour in sRGB with straight (not premultiplied) alpha.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rgba {
    /// Red, 0–255.
    pub r: u8,
    /// Green, 0–255.
    pub g: u8,
    /// Blue, 0–255.
    pub b: u8,
    /// Opacity, 0 (clear) to 255 (solid).
    pub a: u8,
}

impl Rgba {
    /// Solid black.
    pub const BLACK: Self = Self::rgb(0, 0, 0);
    /// Solid white.
    pub const WHITE: Self = Self::rgb(255, 255, 255);
    /// Nothing at all.
    pub const CLEAR: Self = Self { r: 0, g: 0, b: 0, a: 0 };

    /// A solid colour.
    pub const fn rgb(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b, a: 255 }
    }

    /// Relative luminance, 0 to 1, as WCAG 2 defines it.
    pub fn luminance(self) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }
}

impl fmt::Display for Rgba {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.r, self.g, self.b)?;
        if self.a == 255 { Ok(()) } else { write!(f, "{:02x}", self.a) }
    }
}

impl fmt::Debug for Rgba {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A colour that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a colour; write #rrggbb or #rrggbbaa, for example #1a6f3c")]
pub struct NotAColour(pub String);

impl FromStr for Rgba {
    type Err = NotAColour;

    fn from_str(text: &str) -> Result<Self, NotAColour> {
        let fault = || NotAColour(text.chars().take(40).collect());
        let hex =
            text.strip_prefix('#').filter(|h| h.bytes().all(|b| b.is_ascii_hexdigit())).ok_or_else(fault)?;
        let pair = |i: usize| {
            hex.get(i * 2..i * 2 + 2).and_then(|p| u8::from_str_radix(p, 16).ok()).ok_or_else(fault)
        };
        match hex.len() {
            6 => Ok(Self::rgb(pair(0)?, pair(1)?, pair(2)?)),
            8 => Ok(Self { r: pair(0)?, g: pair(1)?, b: pair(2)?, a: pair(3)? }),
            _ => Err(fault()),
        }
    }
}

impl TryFrom<String> for Rgba {
    type Error = NotAColour;

    fn try_from(text: String) -> Result<Self, NotAColour> {
        text.parse()
    }
}

impl From<Rgba> for String {
    fn from(colour: Rgba) -> Self {
        colour.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_they_are_written() {
        for text in ["#000000", "#1a6f3c", "#ffffff80"] {
            assert_eq!(text.parse::<Rgba>().map(|c| c.to_string()), Ok(text.to_owned()));
        }
        for wrong in ["", "#", "red", "#12345", "#1234567", "#ggffaa", "#é1234", "#+1+2+3"] {
            assert!(wrong.parse::<Rgba>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn white_is_lighter_than_black() {
        assert!((Rgba::WHITE.luminance() - 1.0).abs() < 1e-9);
        assert_eq!(Rgba::BLACK.luminance(), 0.0);
    }
}
