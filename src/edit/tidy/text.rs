//! A text as characters with their places, and questions about neighbours.

/// A text as characters.
pub(super) struct Chars {
    all: Vec<(usize, char)>,
    len: usize,
}

impl Chars {
    pub fn of(text: &str) -> Self {
        Self { all: text.char_indices().collect(), len: text.len() }
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The character of this number.
    pub fn get(&self, i: usize) -> Option<char> {
        self.all.get(i).map(|(_, c)| *c)
    }

    /// The character before the one of this number.
    pub fn before(&self, i: usize) -> Option<char> {
        i.checked_sub(1).and_then(|i| self.get(i))
    }

    /// The byte where the character of this number begins; the text's length for one past the last.
    pub fn at(&self, i: usize) -> usize {
        self.all.get(i).map_or(self.len, |(at, _)| *at)
    }

    /// The bytes of some characters.
    pub fn bytes(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        self.at(from)..self.at(to)
    }

    /// Where a run ends that begins at `i` and of which every character answers to `is`.
    pub fn run(&self, i: usize, is: impl Fn(char) -> bool) -> usize {
        (i..self.len()).find(|j| !self.get(*j).is_some_and(&is)).unwrap_or(self.len())
    }

    /// Where a run begins that ends before `i` and of which every character answers to `is`.
    pub fn run_before(&self, i: usize, is: impl Fn(char) -> bool) -> usize {
        (0..i).rev().find(|j| !self.get(*j).is_some_and(&is)).map_or(0, |j| j + 1)
    }

    /// The last character before `i` that is no blank of the same line.
    pub fn solid_before(&self, i: usize) -> Option<char> {
        self.before(self.run_before(i, is_blank))
    }

    /// The first character from `i` on that is no blank of the same line.
    pub fn solid_from(&self, i: usize) -> Option<char> {
        self.get(self.run(i, is_blank))
    }

    pub fn any(&self, is: impl Fn(char) -> bool) -> bool {
        self.all.iter().any(|(_, c)| is(*c))
    }
}

/// A space or a tab: white space that may go without taking a break of the author's with it.
pub(super) fn is_space(c: char) -> bool {
    c == ' ' || c == '\t'
}

/// A space of any width, but no line break.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

/// The edge of a line: there is no character, or it is the author's break.
pub(super) fn is_edge(c: Option<char>) -> bool {
    c.is_none_or(|c| c == '\n')
}

/// Signs of a curse that is not spelt out (rule T15); marks among them belong to it.
pub(super) fn is_grawlix(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, '#' | '$' | '@' | '%' | '&' | '*' | '^'))
}
