//! What of an event decides which signatures stand in it: a number that events of one kind have in common, so that a log
//! in which they are repeated is read quickly.
//!
//! Left out are numbers, ids and the parts of paths of which no signature speaks, except numbers that are codes:
//! `status: 403`, `"errno": -6`, `| 401 |`. So two events may have the same digest and read differently, but only where a
//! signature's words stand within longer words or within a path.

use super::vocabulary::{Class, MARKS, SEED, Vocabulary, class, contains, pair, run};

const NUMBER: u64 = 1;

/// What stands in front of a number that tells what went wrong.
const CODE_NAMES: [&[u8]; 6] = [b"status", b"code", b"errno", b"error", b"exit", b"sqlstate"];

impl Vocabulary {
    /// Returns the digest of an event.
    pub(super) fn digest(&self, event: &[u8]) -> u64 {
        let mut digest = Digest { sum: 0, last: 0, before: 0, in_path: false };
        let mut at = 0;
        while let Some(byte) = event.get(at) {
            let rest = &event[at..];
            at += match byte {
                b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => self.add_word(event, at, &mut digest),
                b'\n' => digest.add_frame(&rest[1..]) + 1,
                b'\t' | b' ' => {
                    digest.in_path = false;
                    digest.add_once(u64::from(b' '));
                    1
                }
                b'/' => {
                    digest.in_path = true;
                    digest.add_once(u64::from(b'/'));
                    1
                }
                0x80.. => digest.add_character(rest),
                mark => {
                    let ends_path = match mark {
                        b':' => rest.get(1).is_none_or(u8::is_ascii_whitespace),
                        mark => !MARKS.contains(mark),
                    };
                    digest.in_path &= !ends_path;
                    if !digest.in_path {
                        digest.add(u64::from(*mark));
                    }
                    1
                }
            };
        }
        digest.sum
    }

    /// Adds a word of letters and digits at a place of an event; returns how many bytes it has.
    fn add_word(&self, event: &[u8], at: usize, digest: &mut Digest) -> usize {
        let text = &event[at..];
        let (hash, len) = run(text);
        if class(text, len) != Class::Other {
            return self.add_mixed(text, digest);
        }
        if class(text, 0) == Class::Digit {
            return self.add_number(&event[..at], text, (hash, len), digest);
        }
        if !digest.in_path || contains(&self.marked, hash) {
            digest.add(hash);
        }
        len
    }

    /// Adds a number, a date, a time of day, or an address or version of numbers with dots, that stands behind others.
    fn add_number(
        &self,
        before: &[u8],
        text: &[u8],
        (hash, len): (u64, usize),
        digest: &mut Digest,
    ) -> usize {
        if let Some(len) = date_or_time(text, len) {
            digest.add_once(NUMBER);
            return len;
        }
        let is_dotted = text.get(len) == Some(&b'.') && class(text, len + 1) == Class::Digit;
        let is_code = || !digest.in_path && len < 10 && is_code(before, &text[..len]);
        if !is_dotted && (self.is_known_number(hash, digest) || is_code()) {
            digest.add(hash);
        } else if !digest.in_path {
            digest.add_once(NUMBER);
        }
        let is_part = |byte: &&u8| byte.is_ascii_digit() || **byte == b'.';
        len + match is_dotted {
            true => text[len..].iter().take_while(is_part).count(),
            false => 0,
        }
    }

    /// Adds letters and digits that stand together; of a long word, which is an id, only longer parts that are known.
    fn add_mixed(&self, text: &[u8], digest: &mut Digest) -> usize {
        let len = text.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let is_id = len >= 8;
        let mut at = 0;
        while at < len {
            let (hash, part) = run(&text[at..]);
            let is_known = match class(text, at) {
                Class::Letter if is_id || digest.in_path => part >= 4 && contains(&self.words, hash),
                Class::Letter => true,
                _ => (!is_id || part >= 4) && self.is_known_number(hash, digest),
            };
            if is_known {
                digest.add(hash);
            } else if !digest.in_path {
                digest.add_once(NUMBER);
            }
            at += part;
        }
        len
    }

    fn is_known_number(&self, hash: u64, digest: &Digest) -> bool {
        match digest.in_path {
            true => contains(&self.marked, hash),
            false => contains(&self.words, hash) || contains(&self.numbers, pair(digest.before, hash)),
        }
    }
}

struct Digest {
    sum: u64,
    last: u64,
    /// The last that is no blank.
    before: u64,
    in_path: bool,
}

impl Digest {
    fn add(&mut self, value: u64) {
        self.sum = (self.sum.rotate_left(5) ^ value).wrapping_mul(SEED);
        self.last = value;
        if value != u64::from(b' ') {
            self.before = value;
        }
    }

    fn add_once(&mut self, value: u64) {
        if self.last != value {
            self.add(value);
        }
    }

    /// Adds a line end and, as it is, a frame of the stack behind it, which is the same in all events of a kind; returns
    /// how many bytes the frame has.
    fn add_frame(&mut self, text: &[u8]) -> usize {
        self.in_path = false;
        self.add_once(u64::from(b'\n'));
        if !text.starts_with(b"\t/") && !text.starts_with(b"github.com/") {
            return 0;
        }
        let len = memchr::memchr(b'\n', text).unwrap_or(text.len());
        let (words, rest) = text[..len].as_chunks::<8>();
        words.iter().for_each(|word| self.add(u64::from_le_bytes(*word)));
        rest.iter().for_each(|byte| self.add(u64::from(*byte)));
        len
    }

    /// Adds a byte of a character beyond ASCII, unless it is part of a path; returns 1. Full-width and other marks
    /// (U+2000 to U+30FF, from U+F000 on) end a path.
    fn add_character(&mut self, text: &[u8]) -> usize {
        if matches!(text, [0xe2 | 0xe3 | 0xef, ..]) {
            self.in_path = false;
        }
        if !self.in_path {
            self.add(u64::from(text[0]));
        }
        1
    }
}

/// Returns whether a number behind others tells what went wrong: by the word in front of it, or as a status of HTTP.
fn is_code(before: &[u8], number: &[u8]) -> bool {
    let is_mark = |byte: &u8| b" :=-\"[".contains(byte);
    let name = before.iter().rposition(|byte| !is_mark(byte)).map_or(0, |at| at + 1);
    let ends_with = |name: &[u8], end: &[u8]| {
        let start = name.len().checked_sub(end.len());
        start.is_some_and(|start| name[start..].eq_ignore_ascii_case(end))
    };
    let is_status = || {
        matches!(number, [b'4' | b'5', _, _]) && before.ends_with(b": ")
            || number.len() == 3 && before.ends_with(b"| ")
    };
    is_status() || CODE_NAMES.iter().any(|end| ends_with(&before[..name], end))
}

/// Returns the length of a date, `2026-03-08`, or a time of day, `17:31:29`, whose first number has `len` digits.
fn date_or_time(text: &[u8], len: usize) -> Option<usize> {
    let (mark, end) = match len {
        4 => (text.get(4)?, 10),
        2 => (text.get(2)?, 8),
        _ => return None,
    };
    let is_mark = matches!((len, mark), (4, b'-' | b'/') | (2, b':')) && text.get(end - 3) == Some(mark);
    let numbers = [text.get(..len)?, text.get(len + 1..len + 3)?, text.get(end - 2..end)?];
    let is_number = |number: &[u8]| number.iter().all(u8::is_ascii_digit);
    (is_mark && numbers.into_iter().all(is_number)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_of_one_kind_have_one_digest() {
        let texts = ["too many requests: 429", "api.github.com/x", "connection refused", "请求过多"];
        let vocabulary = Vocabulary::of(texts.into_iter());
        let digest = |event: &str| vocabulary.digest(event.as_bytes());
        let same = [
            ("list /a/b: 17 too many", "list /照片/c.mkv: 4 too many"),
            ("[2026-03-08 17:31:29] 4", "[2025/11/25 04:29:40] 5"),
            ("task 7f3a9c2b1d Failed", "task 00ffa1b2c3d4 failed"),
            ("tcp 10.0.0.1:80->1.2.3.4:5:", "tcp 10.20.0.1:8080->7.2.3.4:9:"),
            ("Get \"https://a.example/v1/y\"", "Get \"https://b.example.org/v2\""),
        ];
        for (one, other) in same {
            assert_eq!(digest(one), digest(other), "{one} {other}");
        }
        let others = [
            ("list /a: 429", "list /a: 430"),
            ("failed foo", "failed bar"),
            ("Get \"https://api.github.com/y\"", "Get \"https://api.example.com/y\""),
            ("/a：请求过多", "/a：请求"),
            ("a b", "ab"),
            ("a\nb", "a b"),
            ("/a: b", "/a:b"),
            (r#"{"code":200,"message":"x"}"#, r#"{"code":400,"message":"x"}"#),
            (r#"{"errno": -6}"#, r#"{"errno": -9}"#),
            ("failure, status: 433", "failure, status: 434"),
            ("list /a: 503 x", "list /a: 504 x"),
            ("[GIN] | 200 |  1ms", "[GIN] | 401 |  1ms"),
        ];
        for (one, other) in others {
            assert_ne!(digest(one), digest(other), "{one} {other}");
        }
    }
}
