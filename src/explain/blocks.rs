//! An input of any size in blocks of whole lines, in bounded memory. Bytes only; what they say is for `scan`.

use std::io::{self, ErrorKind, Read};

/// How many bytes are read at once: they stay in the processor's cache while they are looked at.
pub const BLOCK: usize = 256 * 1024;

/// How much of a block that holds no whole line is seen again with the next one, lest something is cut in two.
pub const OVERLAP: usize = 4 * 1024;

/// Reads blocks.
#[derive(Debug)]
pub struct Blocks<R> {
    source: R,
    /// Whether lines are given out as soon as they are there, for an input that grows slowly.
    eager: bool,
    /// What was read after the last whole line.
    rest: Vec<u8>,
    /// Whether `rest` begins within a line.
    inside: bool,
    index: u64,
    end: Option<io::Result<()>>,
}

/// A run of whole lines; or part of a line that is longer than a block.
#[derive(Debug)]
pub struct Block {
    buffer: Vec<u8>,
    filled: usize,
    /// Its number, from 0.
    pub index: u64,
    /// Whether it begins within the line that the block before it ends with.
    pub inside: bool,
    /// How many bytes were read for it.
    pub read: u64,
}

impl Default for Block {
    fn default() -> Block {
        Block {
            buffer: vec![0; BLOCK],
            filled: 0,
            index: 0,
            inside: false,
            read: 0,
        }
    }
}

impl Block {
    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.buffer[..self.filled]
    }
}

impl<R: Read> Blocks<R> {
    /// Blocks of what a source gives; as soon as it gives a line, when `eager`.
    pub fn new(source: R, eager: bool) -> Blocks<R> {
        Blocks {
            source,
            eager,
            rest: Vec::new(),
            inside: false,
            index: 0,
            end: None,
        }
    }

    /// Reads the next block into the given one's memory; false at the end.
    ///
    /// # Errors
    /// What the source says, after all that it gave before.
    pub fn next(&mut self, block: &mut Block) -> io::Result<bool> {
        let before = self.rest.len();
        block.buffer[..before].copy_from_slice(&self.rest);
        self.rest.clear();
        let filled = self.fill(&mut block.buffer, before);
        block.filled = filled;
        block.read = (filled - before) as u64;
        block.index = self.index;
        block.inside = self.inside;
        if block.read == 0 && (before == 0 || block.inside) {
            return self.end.take().unwrap_or(Ok(())).map(|()| false);
        }
        self.index += 1;
        let whole = memchr::memrchr(b'\n', block.bytes()).map(|at| at + 1);
        self.inside = whole.is_none();
        if self.end.is_none() {
            let kept = whole.unwrap_or(filled.saturating_sub(OVERLAP));
            self.rest.extend_from_slice(&block.buffer[kept..filled]);
            block.filled = whole.unwrap_or(filled);
        }
        Ok(true)
    }

    /// Reads until the buffer is full, the source ends, or, when eager, there is a whole line; returns how far the
    /// buffer is filled.
    fn fill(&mut self, buffer: &mut [u8], mut filled: usize) -> usize {
        while self.end.is_none() && filled < buffer.len() {
            match self.source.read(&mut buffer[filled..]) {
                Ok(0) => self.end = Some(Ok(())),
                Ok(read) => {
                    let has_line =
                        self.eager && memchr::memchr(b'\n', &buffer[filled..filled + read]).is_some();
                    filled += read;
                    if has_line {
                        break;
                    }
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => self.end = Some(Err(error)),
            }
        }
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn blocks(input: &[u8], eager: bool) -> Vec<(Vec<u8>, bool)> {
        let mut reader = Blocks::new(input, eager);
        let mut block = Block::default();
        let mut blocks = Vec::new();
        while reader.next(&mut block).expect("reading memory does not fail") {
            blocks.push((block.bytes().to_vec(), block.inside));
        }
        blocks
    }

    #[test]
    fn blocks_hold_whole_lines() {
        let input = "one line of a log\n".repeat(40_000);
        let blocks = blocks(input.as_bytes(), false);
        assert!(blocks.len() > 2);
        assert!(
            blocks
                .iter()
                .all(|(bytes, inside)| bytes.ends_with(b"\n") && !inside)
        );
        let joined: Vec<u8> = blocks.into_iter().flat_map(|(bytes, _)| bytes).collect();
        assert!(joined == input.as_bytes());
    }

    #[test]
    fn a_line_longer_than_a_block_comes_in_parts_that_overlap() {
        let input = [vec![b'x'; 3 * BLOCK], b"\nend".to_vec()].concat();
        let blocks = blocks(&input, false);
        let inside: Vec<bool> = blocks.iter().map(|(_, inside)| *inside).collect();
        assert_eq!(inside, [false, true, true, true]);
        assert!(blocks.iter().all(|(bytes, _)| bytes.len() <= BLOCK));
        assert!(blocks[3].0.ends_with(b"\nend"));
    }

    #[test]
    fn an_error_comes_after_what_was_read() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("broken"))
            }
        }
        let mut reader = Blocks::new(b"no such host".chain(Broken), false);
        let mut block = Block::default();
        assert!(reader.next(&mut block).expect("there is something"));
        assert_eq!(block.bytes(), b"no such host");
        assert!(reader.next(&mut block).is_err());
    }

    proptest! {
        #[test]
        fn short_lines_are_given_out_once(input in proptest::collection::vec(any::<u8>(), 0..2000), eager: bool) {
            let joined: Vec<u8> = blocks(&input, eager).into_iter().flat_map(|(bytes, _)| bytes).collect();
            prop_assert_eq!(joined, input);
        }
    }
}
