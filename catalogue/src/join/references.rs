//! The groups and other entries that rows name: what is wrong there is reported and left out.

use std::collections::{HashMap, HashSet};

use super::drafts::Draft;
use crate::curation::{EntryRow, Line};
use crate::model::Group;
use crate::rule::{Report, Rule};

/// Gives the entries that a row names in a field.
type Field = fn(&mut EntryRow) -> &mut Vec<Line>;

const SEE_ALSO: (&str, Field) = ("see_also", |row| &mut row.see_also);
const BEATS: (&str, Field) = ("beats", |row| &mut row.beats);
const EXPLAINS: (&str, Field) = ("explains", |row| &mut row.explains);

/// Takes out the references that lead to nothing or in a circle, and reports them.
pub(super) fn settle(drafts: &mut [Draft], groups: &[Group]) -> Vec<Report> {
    let groups: HashSet<&str> = groups.iter().map(|group| &*group.id).collect();
    let ids: HashMap<String, usize> =
        drafts.iter().enumerate().filter_map(|(at, draft)| Some((draft.id.clone()?, at))).collect();
    let mut reports = Vec::new();
    for field in [SEE_ALSO, BEATS, EXPLAINS] {
        let is_wrong = |at: usize, id: &Line| ids.get(&**id).is_none_or(|other| *other == at);
        reports.extend(take(drafts, field, is_wrong, "is not there"));
    }
    for row in drafts.iter().filter_map(|draft| draft.row.as_ref()) {
        if let Some(group) = row.data.group.as_ref().filter(|group| !groups.contains(&***group)) {
            let message = format!("\"{}\" is not there", &**group);
            reports.push(row.report(Rule::ReferenceFits, "group", 0, &message));
        }
    }
    for field in [BEATS, EXPLAINS] {
        let closing = closing(&edges(drafts, field.1, &ids));
        let is_wrong = |at: usize, id: &Line| closing.contains(&(at, ids[&**id]));
        // Each entry of a circle would hide the next, and none be shown.
        reports.extend(take(drafts, field, is_wrong, "leads back to this entry"));
    }
    reports
}

/// Takes out the references of a field that are wrong, and reports them.
fn take(
    drafts: &mut [Draft],
    (name, field): (&str, Field),
    is_wrong: impl Fn(usize, &Line) -> bool,
    why: &str,
) -> Vec<Report> {
    let mut reports = Vec::new();
    for (at, draft) in drafts.iter_mut().enumerate() {
        let Some(row) = &mut draft.row else { continue };
        let ids = std::mem::take(field(&mut row.data)).into_iter();
        let (wrong, right): (Vec<Line>, Vec<Line>) = ids.partition(|id| is_wrong(at, id));
        *field(&mut row.data) = right;
        let report = |id: &Line| row.report(Rule::ReferenceFits, name, 0, &format!("\"{}\" {why}", &**id));
        reports.extend(wrong.iter().map(report));
    }
    reports
}

/// Returns for each entry the others that it names in a field.
fn edges(drafts: &mut [Draft], field: Field, ids: &HashMap<String, usize>) -> Vec<Vec<usize>> {
    let named = |draft: &mut Draft| -> Vec<usize> {
        let row = draft.row.as_mut();
        row.map(|row| field(&mut row.data).iter().map(|id| ids[&**id]).collect()).unwrap_or_default()
    };
    drafts.iter_mut().map(named).collect()
}

/// Returns edges without which a graph has no circle: those that lead back to where a walk in depth is.
fn closing(edges: &[Vec<usize>]) -> HashSet<(usize, usize)> {
    let mut closing = HashSet::new();
    let mut is_seen = vec![false; edges.len()];
    let mut is_open = vec![false; edges.len()];
    for start in 0..edges.len() {
        let mut path = Vec::new();
        let mut next = (!is_seen[start]).then_some(start);
        loop {
            if let Some(at) = next.take() {
                (is_seen[at], is_open[at]) = (true, true);
                path.push((at, edges[at].iter()));
            }
            let Some((at, others)) = path.last_mut() else { break };
            match others.next() {
                Some(other) if is_open[*other] => {
                    closing.insert((*at, *other));
                }
                Some(other) => next = (!is_seen[*other]).then_some(*other),
                None => {
                    is_open[*at] = false;
                    path.pop();
                }
            }
        }
    }
    closing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_circle_is_opened_and_nothing_else() {
        assert_eq!(closing(&[vec![1, 2], vec![2], vec![], vec![0, 2]]), HashSet::new());
        assert_eq!(closing(&[vec![1], vec![2, 0], vec![0]]), HashSet::from([(1, 0), (2, 0)]));
    }
}
