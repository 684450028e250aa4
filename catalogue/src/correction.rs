//! A slip of a page in a text, and the text put right.

use std::ops::Range;

use crate::model::Correction;

impl Correction {
    /// Returns where a text has this slip, in bytes: the right text may hold the slip, as `area` holds `are`.
    pub fn slips(&self, text: &str) -> Vec<Range<usize>> {
        let right: Vec<Range<usize>> =
            text.match_indices(&self.right).map(|(start, right)| start..start + right.len()).collect();
        let slips = text.match_indices(&self.says).map(|(start, slip)| start..start + slip.len());
        slips
            .filter(|slip| !right.iter().any(|right| right.start <= slip.start && slip.end <= right.end))
            .collect()
    }

    /// Returns whether a text has this slip.
    pub fn concerns(&self, text: &str) -> bool {
        !self.slips(text).is_empty()
    }

    /// Returns the text with the slip put right.
    pub fn apply(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for slip in self.slips(&text).into_iter().rev() {
            text.replace_range(slip, &self.right);
        }
        text
    }
}
