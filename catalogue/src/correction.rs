//! A slip of a page in a text, and the text put right.

use std::ops::Range;

use crate::model::Correction;

impl Correction {
    /// Returns where a text has this slip, in bytes: the right text may hold the slip, as `area` holds `are`.
    pub fn slips(&self, text: &str) -> Vec<Range<usize>> {
        let mut right = places(text, &self.right).peekable();
        let mut is_right = |slip: &Range<usize>| {
            while right.next_if(|right| right.end < slip.end).is_some() {}
            right.peek().is_some_and(|right| right.start <= slip.start)
        };
        places(text, &self.says).filter(|slip| !is_right(slip)).collect()
    }

    /// Returns whether a text has this slip.
    pub fn concerns(&self, text: &str) -> bool {
        !self.slips(text).is_empty()
    }

    /// Returns the text with the slip put right.
    pub fn apply(&self, text: &str) -> String {
        let mut applied = String::new();
        let mut end = 0;
        for slip in self.slips(text) {
            applied.push_str(&text[end..slip.start]);
            applied.push_str(&self.right);
            end = slip.end;
        }
        applied + &text[end..]
    }
}

/// Returns where a text has a part, in order.
fn places(text: &str, part: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices(part).map(|(start, part)| start..start + part.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Localized;

    #[test]
    fn a_slip_within_the_right_text_is_none() {
        let correction = Correction {
            says: "are".to_owned(),
            right: "area".to_owned(),
            because: Localized::each(String::new(), String::new()),
        };
        assert_eq!(correction.slips("are area are"), [0..3, 9..12]);
        assert_eq!(correction.apply("are area are b"), "area area area b");
        assert_eq!(correction.apply("area"), "area");
    }
}
