//! Where a picture's bytes come from. They are read when they are needed and not kept.

use std::io::{self, BufRead, Cursor, Seek};
use std::sync::Arc;

/// Bytes that are read from any place of them.
pub trait Bytes: BufRead + Seek + Send {}

impl<T: BufRead + Seek + Send> Bytes for T {}

/// A place that gives the same bytes whenever it is asked. One that cannot any longer, as a file that changed, must
/// say so by an error.
pub trait Source: Send + Sync {
    /// The bytes, from the first.
    fn open(&self) -> io::Result<Box<dyn Bytes>>;
}

/// Bytes in memory.
pub(super) struct Held(pub Arc<[u8]>);

impl Source for Held {
    fn open(&self) -> io::Result<Box<dyn Bytes>> {
        Ok(Box::new(Cursor::new(Arc::clone(&self.0))))
    }
}

/// Fills as much of `head` as there is, from the first byte on, and goes back to it; how much that was.
pub(super) fn head(bytes: &mut dyn Bytes, head: &mut [u8]) -> io::Result<usize> {
    bytes.rewind()?;
    let mut filled = 0;
    while filled < head.len() {
        match bytes.read(&mut head[filled..]) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    bytes.rewind()?;
    Ok(filled)
}
