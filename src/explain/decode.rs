//! The bytes of a line to text that is safe to show, whatever program wrote them. One line at a time, but for
//! UTF-16, which has no lines before it is decoded.

use std::borrow::Cow;
use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, GBK, UTF_8};

use catalogue::text;

/// The character that begins a colour code.
const ESCAPE: u8 = 0x1b;

/// A line of docker's `json-file` driver.
#[derive(serde::Deserialize)]
struct DockerLine {
    log: String,
    #[serde(default)]
    time: String,
}

/// The text of a line: what docker wrapped is unwrapped, with docker's time before it; colours and other control
/// characters are gone. What is neither UTF-8 nor GBK keeps its ASCII.
pub fn line(bytes: &[u8]) -> Cow<'_, str> {
    let text = without_colours(characters(bytes));
    match docker(&text) {
        Some(line) => Cow::Owned(text::sanitize(&line).into_owned()),
        None => match text {
            Cow::Borrowed(text) => text::sanitize(text),
            Cow::Owned(text) => match text::sanitize(&text) {
                Cow::Owned(clean) => Cow::Owned(clean),
                Cow::Borrowed(_) => Cow::Owned(text),
            },
        },
    }
}

/// The text without colour codes (ECMA-48, SGR), which OpenList puts into each line with a level; whatever else
/// commands a terminal is rare, and left to `text::sanitize`.
fn without_colours(text: Cow<'_, str>) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(ESCAPE, text.as_bytes()) else {
        return text;
    };
    let mut plain = String::with_capacity(text.len());
    plain.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(code) = memchr::memchr(ESCAPE, rest.as_bytes()) {
        let (before, after) = rest.split_at(code);
        plain.push_str(before);
        let length = colour_code(after);
        // What is no colour code stays as it is.
        plain.push_str(&after[..usize::from(length == 0)]);
        rest = &after[length.max(1)..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// How many bytes of a colour code a text begins with.
fn colour_code(text: &str) -> usize {
    let Some(code) = text.strip_prefix("\u{1b}[") else {
        return 0;
    };
    let is_parameter = |byte: &u8| byte.is_ascii_digit() || *byte == b';';
    let parameters = code.bytes().take_while(|byte| is_parameter(byte)).count();
    match code.as_bytes().get(parameters) {
        Some(b'm') => parameters + 3,
        _ => 0,
    }
}

fn characters(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    GBK.decode_without_bom_handling_and_without_replacement(bytes)
        .unwrap_or_else(|| String::from_utf8_lossy(bytes))
}

fn docker(text: &str) -> Option<String> {
    if !text.starts_with("{\"log\":") {
        return None;
    }
    let line: DockerLine = serde_json::from_str(text.trim_end()).ok()?;
    let log = line.log.trim_end_matches(['\r', '\n']);
    Some(match line.time.is_empty() {
        true => log.to_owned(),
        false => format!("{} {log}", line.time),
    })
}

/// Reads UTF-16 with a byte order mark as UTF-8, and everything else as it is.
pub struct Utf8Reader<R> {
    inner: R,
    /// Bytes that are read and not yet given out.
    ready: Vec<u8>,
    given: usize,
    utf16: Option<Decoder>,
    began: bool,
    ended: bool,
}

/// How many bytes of UTF-16 are decoded at once.
const PIECE: usize = 16 * 1024;

impl<R: Read> Utf8Reader<R> {
    /// A reader of what `inner` gives.
    pub fn new(inner: R) -> Utf8Reader<R> {
        Utf8Reader {
            inner,
            ready: Vec::new(),
            given: 0,
            utf16: None,
            began: false,
            ended: false,
        }
    }

    /// Looks for a byte order mark; the bytes that are none are given out first.
    fn begin(&mut self) -> io::Result<()> {
        self.began = true;
        let mut head = [0; 3];
        let mut length = 0;
        while length < head.len() {
            match self.inner.read(&mut head[length..])? {
                0 => break,
                read => length += read,
            }
            // A pipe may hold one short line for a long time: two bytes tell enough.
            if length >= 2 && Encoding::for_bom(&head[..length]).is_none() && head[0] != 0xef {
                break;
            }
        }
        let (encoding, mark) = Encoding::for_bom(&head[..length]).unwrap_or((UTF_8, 0));
        let rest = &head[mark..length];
        if encoding == UTF_8 {
            self.ready.extend_from_slice(rest);
        } else {
            let mut decoder = encoding.new_decoder_without_bom_handling();
            decode(&mut decoder, rest, &mut self.ready, false);
            self.utf16 = Some(decoder);
        }
        Ok(())
    }

    fn fill(&mut self) -> io::Result<()> {
        let Some(decoder) = &mut self.utf16 else {
            return Ok(());
        };
        let mut piece = [0; PIECE];
        self.ready.clear();
        self.given = 0;
        while self.ready.is_empty() && !self.ended {
            let read = self.inner.read(&mut piece)?;
            self.ended = read == 0;
            decode(decoder, &piece[..read], &mut self.ready, self.ended);
        }
        Ok(())
    }
}

fn decode(decoder: &mut Decoder, bytes: &[u8], text: &mut Vec<u8>, last: bool) {
    let mut rest = bytes;
    loop {
        let room = decoder.max_utf8_buffer_length(rest.len()).unwrap_or(PIECE);
        let start = text.len();
        text.resize(start + room, 0);
        let (result, read, written, _) = decoder.decode_to_utf8(rest, &mut text[start..], last);
        text.truncate(start + written);
        rest = &rest[read..];
        if result == CoderResult::InputEmpty {
            return;
        }
    }
}

impl<R: Read> Read for Utf8Reader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.began {
            self.begin()?;
        }
        if self.given == self.ready.len() {
            if self.utf16.is_none() {
                return self.inner.read(buffer);
            }
            self.fill()?;
        }
        let length = buffer.len().min(self.ready.len() - self.given);
        buffer[..length].copy_from_slice(&self.ready[self.given..self.given + length]);
        self.given += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        let mut text = String::new();
        Utf8Reader::new(bytes)
            .read_to_string(&mut text)
            .expect("reading memory does not fail");
        text
    }

    fn utf16(text: &str, mark: [u8; 2], bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let units = text.encode_utf16().flat_map(bytes);
        mark.into_iter().chain(units).collect()
    }

    #[test]
    fn utf16_is_known_by_its_mark() {
        let text = "错误 no such host\r\n".repeat(4000);
        assert_eq!(read(&utf16(&text, [0xff, 0xfe], u16::to_le_bytes)), text);
        assert_eq!(read(&utf16(&text, [0xfe, 0xff], u16::to_be_bytes)), text);
    }

    #[test]
    fn a_mark_of_utf8_goes_and_the_rest_stays() {
        assert_eq!(read("\u{feff}错误".as_bytes()), "错误");
        for text in ["", "a", "ab", "abc", "错误"] {
            assert_eq!(read(text.as_bytes()), text);
        }
    }

    #[test]
    fn gbk_is_read_where_utf8_is_not() {
        let (bytes, ..) = GBK.encode("错误：端口被占用");
        assert_eq!(line(&bytes), "错误：端口被占用");
        assert_eq!(line("错误".as_bytes()), "错误");
        assert!(line(b"no such host \xff\xfe\x00").starts_with("no such host"));
    }

    #[test]
    fn colours_and_controls_go() {
        assert_eq!(line(b"\x1b[31mERRO\x1b[0m[0001] a\0b\r"), "ERRO[0001] ab");
    }

    #[test]
    fn docker_lines_are_unwrapped() {
        let json = br#"{"log":"\u001b[31mERRO\u001b[0m[0001] a\n","stream":"stderr","time":"2026-03-08T17:31:29.1Z"}"#;
        assert_eq!(line(json), "2026-03-08T17:31:29.1Z ERRO[0001] a");
        assert_eq!(line(b"{\"log\":\"cut off"), "{\"log\":\"cut off");
    }
}
