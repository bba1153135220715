//! The first words of a file: whose it is and of which version, read before anything else.

/// What a project's file calls itself.
pub const PROJECT: &str = "panelwright project";
/// What a series' file calls itself.
pub const SERIES: &str = "panelwright series";
/// What copied items call themselves.
pub const CLIP: &str = "panelwright clip";
/// What pages on the clipboard call themselves.
pub const PAGES: &str = "panelwright pages";
/// The version that this program writes.
pub const VERSION: u32 = 1;

/// Whose file it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// What it calls itself.
    pub format: String,
    /// Its version.
    pub version: u64,
}

/// Reads the header off a text: `#![enable(…)]` lines and comments are skipped, then `(`, `format: "…"` and
/// `version: N` must follow, in this order. `None` for anything else.
pub fn read(text: &str) -> Option<Header> {
    let mut scan = Scan(text.trim_start_matches('\u{feff}'));
    scan.blank();
    while scan.take("#![enable(") {
        let end = scan.0.find(")]")?;
        scan.0 = &scan.0[end + 2..];
        scan.blank();
    }
    scan.word("(")?;
    scan.word("format")?;
    scan.word(":")?;
    scan.word("\"")?;
    let end = scan.0.find('"').filter(|e| *e <= 60)?;
    let format = scan.0[..end].to_owned();
    scan.0 = &scan.0[end + 1..];
    scan.word(",")?;
    scan.word("version")?;
    scan.word(":")?;
    scan.blank();
    let digits = scan.0.len() - scan.0.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 {
        return None;
    }
    // More digits than any number holds are a later version too.
    let version = scan.0[..digits].parse().unwrap_or(u64::MAX);
    Some(Header { format, version })
}

struct Scan<'a>(&'a str);

impl Scan<'_> {
    fn blank(&mut self) {
        loop {
            self.0 = self.0.trim_start();
            if self.0.starts_with("//") {
                let end = self.0.find('\n').unwrap_or(self.0.len());
                self.0 = &self.0[end..];
            } else if self.0.starts_with("/*") {
                self.0 = &self.0[end_of_comment(self.0)..];
            } else {
                return;
            }
        }
    }

    fn take(&mut self, word: &str) -> bool {
        self.0.strip_prefix(word).map(|rest| self.0 = rest).is_some()
    }

    fn word(&mut self, word: &str) -> Option<()> {
        self.blank();
        self.take(word).then_some(())
    }
}

/// Where a block comment at the start of a text ends; such comments may hold others.
fn end_of_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(pair) = text.as_bytes().get(at..at + 2) {
        match pair {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_read_from_what_is_there_and_from_nothing_else() {
        let own =
            "#![enable(implicit_some)]\n// mine\n(\n    format: \"panelwright project\",\n    version: 12,";
        assert_eq!(read(own), Some(Header { format: PROJECT.to_owned(), version: 12 }));
        let noted = "/* mine /* and hers */ */ (\n/* 信号 */ format: \"panelwright project\", version: 1,";
        assert_eq!(read(noted), Some(Header { format: PROJECT.to_owned(), version: 1 }));
        let far = "(format: \"panelwright project\", version: 99999999999999999999999,";
        assert_eq!(read(far).map(|h| h.version), Some(u64::MAX));
        for foreign in [
            "",
            "(",
            "/*",
            "/* (",
            "(format: \"x\", version: )",
            "{\"format\": 1}",
            "(version: 1)",
            "GIF89a",
            "(format: \"x\", version: -1)",
        ] {
            assert_eq!(read(foreign), None, "{foreign}");
        }
    }
}
