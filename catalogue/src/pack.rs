//! The form in which the catalogue is built into the program: what a list shows first, then for each entry its answer and
//! its clues, each decoded when it is first used.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::lang::Localized;
use crate::lazy::Lazy;
use crate::model::{Catalogue, Entry, Group, GroupId, Source, SourceId, Words};

/// What is decoded at once.
#[derive(Serialize, Deserialize)]
struct Head {
    sources: Vec<Source>,
    groups: Vec<Group>,
    words: Words,
    entries: Vec<EntryHead>,
}

#[derive(Serialize, Deserialize)]
struct EntryHead {
    id: String,
    group: GroupId,
    title: Localized<String>,
    harmless: bool,
    sources: Vec<SourceId>,
    /// Where its answer stands behind the head, in bytes.
    answer: Range<usize>,
    /// Where its clues stand behind the head, in bytes.
    clues: Range<usize>,
}

/// Encodes a catalogue.
///
/// # Errors
///
/// Returns what postcard says; it can encode every catalogue.
pub fn pack(catalogue: &Catalogue) -> postcard::Result<Vec<u8>> {
    let mut bodies = Vec::new();
    let mut entries = Vec::new();
    for entry in &catalogue.entries {
        entries.push(EntryHead {
            id: entry.id.clone(),
            group: entry.group,
            title: entry.title.clone(),
            harmless: entry.harmless,
            sources: entry.sources.clone(),
            answer: append(&mut bodies, &*entry.answer)?,
            clues: append(&mut bodies, &*entry.clues)?,
        });
    }
    let head = Head {
        sources: catalogue.sources.clone(),
        groups: catalogue.groups.clone(),
        words: catalogue.words.clone(),
        entries,
    };
    let mut packed = postcard::to_stdvec(&head)?;
    packed.extend(bodies);
    Ok(packed)
}

fn append(bodies: &mut Vec<u8>, value: &impl Serialize) -> postcard::Result<Range<usize>> {
    let start = bodies.len();
    bodies.extend(postcard::to_stdvec(value)?);
    Ok(start..bodies.len())
}

/// Decodes what [`pack`] made.
///
/// # Errors
///
/// Returns an error for bytes that it did not make.
pub fn unpack(packed: &'static [u8]) -> postcard::Result<Catalogue> {
    let (head, bodies): (Head, _) = postcard::take_from_bytes(packed)?;
    let body = |range: Range<usize>| bodies.get(range).unwrap_or_default();
    let entries = head.entries.into_iter().map(|entry| Entry {
        id: entry.id,
        group: entry.group,
        title: entry.title,
        harmless: entry.harmless,
        sources: entry.sources,
        answer: Lazy::packed(body(entry.answer)),
        clues: Lazy::packed(body(entry.clues)),
    });
    Ok(Catalogue {
        entries: entries.collect(),
        sources: head.sources,
        groups: head.groups,
        words: head.words,
    })
}
