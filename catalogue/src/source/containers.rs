//! Where the containers of languages end, also where their closing colons are missing.

use crate::lang::Lang;
use crate::markdown::{Block, BlockKind};
use crate::rule::{Finding, Rule};

/// Ends the containers of languages where they should end: before the next language or the next line across the page,
/// or else one that is never closed would swallow all that follows.
pub(super) fn close(blocks: Vec<Block>, closed: &mut Vec<Block>, findings: &mut Vec<Finding>) {
    // What is still to be read, the next block last.
    let mut to_read: Vec<Block> = blocks.into_iter().rev().collect();
    while let Some(Block { position, kind }) = to_read.pop() {
        let (info, is_closed, mut blocks) = match kind {
            BlockKind::Container { info, closed, blocks } => (info, closed, blocks),
            kind => {
                closed.push(Block { position, kind });
                continue;
            }
        };
        let (end, is_swallowing) = match Lang::from_tag(&info) {
            Some(lang) => end_of_language(&blocks, lang),
            None => (None, false),
        };
        let end = end.or_else(|| blocks.iter().position(ends).filter(|_| !is_closed));
        if !is_closed || is_swallowing {
            let message = format!("the container \"::: {info}\" is never closed");
            findings.push(Finding::new(Rule::ContainerClosed, position, message));
        }
        if let Some(end) = end {
            to_read.extend(blocks.drain(end..).rev());
        }
        let blocks = match Lang::from_tag(&info) {
            Some(lang) => flatten(blocks, lang),
            None => blocks,
        };
        closed.push(Block { position, kind: BlockKind::Container { info, closed: true, blocks } });
    }
}

/// Returns where another language begins in the container of a language, or another entry, and whether the container
/// should have ended there: readers of the one language would miss the other. The same language within it, as in
/// entries that share their closing colons, is as good as a new container.
fn end_of_language(blocks: &[Block], lang: Lang) -> (Option<usize>, bool) {
    let is_other = |block: &Block| language(block).is_some_and(|inner| inner != lang);
    let other = blocks.iter().position(is_other);
    let rule = blocks.iter().position(|block| block.kind == BlockKind::Rule);
    let is_entry = |rule: &usize| blocks[*rule..].iter().any(|block| language(block).is_some());
    let end = match (rule.filter(is_entry), other) {
        (Some(rule), Some(other)) => Some(rule.min(other)),
        (rule, other) => rule.or(other),
    };
    (end, other.is_some())
}

/// Puts what stands in containers of the same language into the container around them.
fn flatten(blocks: Vec<Block>, lang: Lang) -> Vec<Block> {
    let flat = blocks.into_iter().flat_map(|block| match block.kind {
        BlockKind::Container { info, blocks, .. } if Lang::from_tag(&info) == Some(lang) => blocks,
        kind => vec![Block { kind, ..block }],
    });
    flat.collect()
}

pub(super) fn stray(line: usize) -> Finding {
    Finding::in_line(Rule::ColonsClose, line, "these colons close nothing")
}

/// Returns whether a container of a language must end before a block.
fn ends(block: &Block) -> bool {
    language(block).is_some() || block.kind == BlockKind::Rule
}

/// Returns the language whose container a block is.
fn language(block: &Block) -> Option<Lang> {
    match &block.kind {
        BlockKind::Container { info, .. } => Lang::from_tag(info),
        _ => None,
    }
}
