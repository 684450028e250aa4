//! Where the containers of languages end, also where their closing colons are missing.

use crate::lang::Lang;
use crate::markdown::{Block, BlockKind};
use crate::rule::{Finding, Rule};

/// Ends the containers of languages where they should end: before another language, and before a line across the page
/// behind which another entry begins. One that is never closed would swallow all that follows. The same language within a
/// container, as in entries that share their closing colons, is as good as a new container.
pub(super) fn close(blocks: Vec<Block>, findings: &mut Vec<Finding>) -> Vec<Block> {
    // What is still to be read, the next block last.
    let mut to_read: Vec<Block> = blocks.into_iter().rev().collect();
    let mut closed = Vec::new();
    while let Some(Block { position, kind }) = to_read.pop() {
        let (info, is_closed, mut blocks) = match kind {
            BlockKind::Container { info, closed, blocks } => (info, closed, blocks),
            kind => {
                closed.push(Block { position, kind });
                continue;
            }
        };
        let lang = Lang::from_tag(&info);
        let is_other = |inner: Option<Lang>| lang.is_some() && inner.is_some() && inner != lang;
        if !is_closed || blocks.iter().any(|block| is_other(language(block))) {
            let message = format!("the container \"::: {info}\" is never closed");
            findings.push(Finding::new(Rule::ContainerClosed, position, message));
        }
        let last_entry = blocks.iter().rposition(|block| language(block).is_some());
        let ends = |(at, block): (usize, &Block)| match language(block) {
            Some(inner) => !is_closed || is_other(Some(inner)),
            None if block.kind != BlockKind::Rule => false,
            None => !is_closed || lang.is_some() && last_entry > Some(at),
        };
        if let Some(end) = blocks.iter().enumerate().position(ends) {
            to_read.extend(blocks.drain(end..).rev());
        }
        let flat = blocks.into_iter().flat_map(|block| match block.kind {
            BlockKind::Container { info, blocks, .. } if lang.is_some() && Lang::from_tag(&info) == lang => {
                blocks
            }
            kind => vec![Block { kind, ..block }],
        });
        let blocks = flat.collect();
        closed.push(Block { position, kind: BlockKind::Container { info, closed: true, blocks } });
    }
    closed
}

/// Returns the language whose container a block is.
fn language(block: &Block) -> Option<Lang> {
    match &block.kind {
        BlockKind::Container { info, .. } => Lang::from_tag(info),
        _ => None,
    }
}
