//! The first words of a file: whose it is and of which version, read before anything else.

/// What a project's file calls itself.
pub const PROJECT: &str = "panelwright project";
/// What a series' file calls itself.
pub const SERIES: &str = "panelwright series";
/// The version that this program writes.
pub const VERSION: u32 = 1;

/// Whose file it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// What it calls itself.
    pub format: String,
    /// Its version.
    pub version: u32,
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
    let version = scan.0[..digits].parse().ok()?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_read_from_what_is_there_and_from_nothing_else() {
        let own =
            "#![enable(implicit_some)]\n// mine\n(\n    format: \"panelwright project\",\n    version: 12,";
        assert_eq!(read(own), Some(Header { format: PROJECT.to_owned(), version: 12 }));
        for foreign in ["", "(", "{\"format\": 1}", "(version: 1)", "GIF89a", "(format: \"x\", version: -1)"]
        {
            assert_eq!(read(foreign), None, "{foreign}");
        }
    }
}
