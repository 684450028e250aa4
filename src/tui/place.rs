//! A place in the browser to come back to: what was shown before a link to another entry was followed.

use catalogue::model::SourceId;

/// What was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The query.
    pub query: String,
    /// The one source that was shown, or all.
    pub source: Option<SourceId>,
    /// The entry, as an index into the catalogue's.
    pub entry: usize,
    /// The first line of the answer.
    pub scroll: usize,
}
