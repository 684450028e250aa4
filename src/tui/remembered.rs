//! What is taken over from the last time, and what is left for the next one.

use crate::settings::ALL_SOURCES;
use crate::state::State;
use crate::tui::app::App;
use catalogue::lang::Lang;
use catalogue::model::{Catalogue, SourceId};

/// What a browser looked like when it was opened. What is unchanged at the end was not chosen and is not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Opening {
    pub(super) lang: Lang,
    pub(super) source: Option<SourceId>,
    pub(super) entry: Option<String>,
}

/// Gives the browser its memory and selects the entry that was looked at last, unless there is a query.
pub(crate) fn open(app: &mut App<'_>, state: &State) {
    app.memory = state.clone();
    if app.query.text().is_empty()
        && let Some(id) = &state.entry
        && let Some(entry) = app.catalogue.entries.iter().position(|entry| entry.id == *id)
    {
        app.results.select_entry(entry);
        app.is_new = false;
    }
    app.opening.entry = entry_id(app);
}

/// The state for the next time.
pub(crate) fn close(app: &App<'_>) -> State {
    let opening = &app.opening;
    let mut state = app.memory.clone();
    if app.lang != opening.lang {
        state.language = Some(app.lang);
    }
    if app.source != opening.source {
        let id = app.source.map(|source| app.catalogue.sources[source.0].id.as_str());
        state.source = Some(id.unwrap_or(ALL_SOURCES).to_owned());
    }
    let entry = entry_id(app);
    if entry.is_some() && entry != opening.entry {
        state.entry = entry;
    }
    state
}

/// The id of the source that was chosen last, within all; `None` when there is none, or no such source any more.
pub(crate) fn source(catalogue: &Catalogue, state: &State) -> Option<Option<String>> {
    match state.source.as_deref()? {
        ALL_SOURCES => Some(None),
        id => catalogue.source(id).map(|_| Some(id.to_owned())),
    }
}

fn entry_id(app: &App<'_>) -> Option<String> {
    app.entry().map(|entry| entry.id.clone())
}
