//! A slip of a page and what is right in its place. Which wordings have it is found in `assembly`.

use std::ops::Range;

use crate::lang::Localized;

/// A known slip of a page: shown beside the text it concerns, never silently changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// What the page says.
    pub says: String,
    /// What is right.
    pub right: String,
    /// How that is known.
    pub because: Localized<String>,
}

impl Correction {
    /// Where a text has this slip, as byte ranges: the right text may hold the slip, as `area` holds `are`.
    pub fn slips(&self, text: &str) -> Vec<Range<usize>> {
        let right: Vec<Range<usize>> = text
            .match_indices(&self.right)
            .map(|(start, right)| start..start + right.len())
            .collect();
        let slips = text
            .match_indices(&self.says)
            .map(|(start, slip)| start..start + slip.len());
        slips
            .filter(|slip| {
                !right
                    .iter()
                    .any(|right| right.start <= slip.start && slip.end <= right.end)
            })
            .collect()
    }

    /// Whether a text has this slip.
    pub fn concerns(&self, text: &str) -> bool {
        !self.slips(text).is_empty()
    }

    /// The text with the slip put right.
    pub fn apply(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for slip in self.slips(&text).into_iter().rev() {
            text.replace_range(slip, &self.right);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_text_is_no_slip_though_it_may_hold_one() {
        let correction = Correction {
            says: "this are".to_owned(),
            right: "this area".to_owned(),
            because: Localized::Both {
                en: String::new(),
                zh: String::new(),
            },
        };
        assert!(!correction.concerns("in this area"));
        assert_eq!(correction.slips("in this are, this area").first(), Some(&(3..11)));
        assert_eq!(
            correction.apply("in this are, this area, this are"),
            "in this area, this area, this area"
        );
    }
}
