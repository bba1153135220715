//! Ids: short random words, so that two people may add things on two branches and merge.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The digits of an id: Crockford's base 32, lower case, without i, l, o and u.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A text that is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an id; ids are up to 13 of the letters and digits 0-9 a-z without i, l, o, u")]
pub struct NotAnId(pub String);

fn write_id(value: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut text = [b'0'; 13];
    let mut rest = value;
    for digit in text.iter_mut().rev() {
        *digit = DIGITS[(rest % 32) as usize];
        rest /= 32;
    }
    f.write_str(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
}

fn read_id(text: &str) -> Result<u64, NotAnId> {
    let fault = || NotAnId(text.chars().take(40).collect());
    if text.is_empty() || text.len() > 13 {
        return Err(fault());
    }
    text.bytes().try_fold(0u64, |value, byte| {
        let digit = DIGITS.iter().position(|d| *d == byte).ok_or_else(fault)?;
        value.checked_mul(32).and_then(|v| v.checked_add(digit as u64)).ok_or_else(fault)
    })
}

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_id(self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_id(self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                read_id(text).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;

            fn try_from(text: String) -> Result<Self, NotAnId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }
    };
}

id_type!(
    /// The id of an item on a page.
    ItemId
);
impl ItemId {
    /// The id of no item: what the book prints on every page is drawn in its name.
    pub const NONE: Self = Self(0);
}

id_type!(
    /// The id of a page.
    PageId
);
id_type!(
    /// The id of a line of dialogue.
    LineId
);

/// Makes new ids. The program seeds it from the system, tests seed it with a number.
#[derive(Debug, Clone)]
pub struct IdSource(u64);

impl IdSource {
    /// A source whose ids follow from `seed` alone.
    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// A source that no two runs share: seeded by the system's randomness.
    pub fn from_system() -> Self {
        use std::hash::{BuildHasher as _, RandomState};
        Self(RandomState::new().hash_one(std::process::id()))
    }

    /// The next id's number (`SplitMix64`).
    pub fn next_number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_are_written() {
        let mut ids = IdSource::seeded(1);
        for _ in 0..1000 {
            let id = LineId(ids.next_number());
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert_eq!(LineId(u64::MAX).to_string().parse(), Ok(LineId(u64::MAX)));
        assert_eq!("zhang".parse::<LineId>().map(|id| id.0 > 0), Ok(true));
        for wrong in ["", "u", "ABC", "a b", "zzzzzzzzzzzzz", "00000000000001"] {
            assert!(wrong.parse::<LineId>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_seed_gives_the_same_ids_again() {
        let (mut a, mut b) = (IdSource::seeded(7), IdSource::seeded(7));
        assert_eq!(a.next_number(), b.next_number());
        let mut other = IdSource::seeded(8);
        for _ in 0..100 {
            let number = a.next_number();
            assert_eq!(number, b.next_number());
            assert_ne!(number, other.next_number());
        }
    }
}
