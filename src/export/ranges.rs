//! Page ranges as people write them: `1-3,7`.

/// The pages of a project of `count` that a text names, counted from 0, each once, in the order of the pages.
/// Chinese commas and dashes will do too. What it cannot read, it says in a sentence.
pub fn page_ranges(text: &str, count: usize) -> Result<Vec<usize>, String> {
    let text = text.replace(['，', '、'], ",").replace(['–', '—', '～'], "-");
    let mut pages = Vec::new();
    for part in text.split(',').map(str::trim) {
        let number =
            |t: &str| {
                t.trim().parse::<usize>().ok().filter(|n| *n > 0).ok_or_else(|| {
                    format!("`{part}` is not a page or a range of pages; write them like 1-3,7")
                })
            };
        let (from, to) = match part.split_once('-') {
            Some((from, to)) => (number(from)?, number(to)?),
            None => (number(part)?, number(part)?),
        };
        if from > to {
            return Err(format!("the range {part} runs backwards; write {to}-{from}"));
        }
        if to > count {
            return Err(format!("there is no page {to}; the project has {count} pages"));
        }
        pages.extend(from - 1..to);
    }
    pages.sort_unstable();
    pages.dedup();
    Ok(pages)
}

#[cfg(test)]
mod tests {
    use super::page_ranges as parse;

    #[test]
    fn ranges_name_pages_once_and_in_order() {
        assert_eq!(parse("7, 1-3,2", 8), Ok(vec![0, 1, 2, 6]));
        assert_eq!(parse("1–2，4", 8), Ok(vec![0, 1, 3]));
        for wrong in ["", "0", "a", "1-", "3-1", "9", "1,,2", "-1", "1-2-3"] {
            assert!(parse(wrong, 8).is_err(), "{wrong}");
        }
    }
}
