//! Bytes to text, whatever program wrote them: UTF-8, UTF-16 with a byte order mark (Windows PowerShell), GBK.

use std::borrow::Cow;
use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, GBK, UTF_8};
use memchr::memmem;

use catalogue::text;

/// A line of docker's `json-file` driver.
#[derive(serde::Deserialize)]
struct DockerLine {
    log: String,
    #[serde(default)]
    time: String,
}

/// Returns the text of a line without colours and other control characters. What docker wrapped is unwrapped, with
/// docker's time in front.
pub(super) fn line(bytes: &[u8]) -> Cow<'_, str> {
    let text = characters(bytes);
    let text = docker(&text).map_or(text, Cow::Owned);
    let plain = without_colours(&text);
    match text::sanitize(&plain) {
        Cow::Borrowed(same) if same.len() == text.len() => text,
        clean => Cow::Owned(clean.into_owned()),
    }
}

/// Returns the text of a line of the access log, of which only parts are shown: what is cleaned is what is shown.
pub(super) fn request(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) if memchr::memchr(b'\x1b', bytes).is_none() => Cow::Borrowed(text),
        _ => line(bytes),
    }
}

/// Reads UTF-8. Where no Chinese in it is valid but all of it is GBK, it is that.
fn characters(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let text = String::from_utf8_lossy(bytes);
    if text.contains(|c| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')) {
        return text;
    }
    GBK.decode_without_bom_handling_and_without_replacement(bytes).unwrap_or(text)
}

fn docker(text: &str) -> Option<String> {
    if !text.starts_with("{\"log\":") {
        return None;
    }
    let line: DockerLine = serde_json::from_str(text.trim_end()).ok()?;
    let log = line.log.trim_end_matches(['\r', '\n']);
    let gap = if line.time.is_empty() { "" } else { " " };
    Some(format!("{}{gap}{log}", line.time))
}

/// Removes colour codes (ECMA-48, SGR), and those that lost their escape character when they were copied: `[31m`.
fn without_colours(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\x1b', text.as_bytes()).is_none() && memmem::find(text.as_bytes(), b"[0m").is_none() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, _) in text.match_indices('[') {
        let Some(len) = colour_len(&text[at..]) else {
            continue;
        };
        let has_escape = text[copied..at].ends_with('\x1b');
        plain.push_str(&text[copied..at - usize::from(has_escape)]);
        copied = at + len;
    }
    plain.push_str(&text[copied..]);
    Cow::Owned(plain)
}

/// Returns how many bytes a colour code has that begins a text, without its escape character.
fn colour_len(text: &str) -> Option<usize> {
    let is_parameter = |byte: &u8| byte.is_ascii_digit() || *byte == b';';
    let parameters = text.bytes().skip(1).take(9).take_while(|byte| is_parameter(byte)).count();
    let is_code = (1..=8).contains(&parameters) && text.as_bytes().get(1 + parameters) == Some(&b'm');
    is_code.then_some(parameters + 2)
}

/// Reads UTF-16 with a byte order mark as UTF-8, and everything else as it is.
pub(super) struct Utf8Reader<R> {
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
    pub(super) fn new(inner: R) -> Utf8Reader<R> {
        Utf8Reader { inner, ready: Vec::new(), given: 0, utf16: None, began: false, ended: false }
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
        Utf8Reader::new(bytes).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn utf16_is_known_by_its_mark() {
        let text = "错误 no such host\r\n".repeat(4000);
        let units: Vec<u16> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert!(read(&little) == text && read(&big) == text);
        assert_eq!(read("\u{feff}错误".as_bytes()), "错误");
        for text in ["", "a", "ab", "abc", "错误"] {
            assert_eq!(read(text.as_bytes()), text);
        }
    }

    #[test]
    fn gbk_is_read_where_nothing_is_utf8() {
        let (gbk, ..) = GBK.encode("错误：端口被占用");
        assert_eq!(line(&gbk), "错误：端口被占用");
        assert_eq!(line("错误".as_bytes()), "错误");
        let cut = &"错误：端口".as_bytes()[..10];
        assert_eq!(line(cut), "错误：\u{fffd}");
        assert!(line(b"no such host \xff\xfe\x00").starts_with("no such host"));
    }

    #[test]
    fn colours_and_controls_go() {
        assert_eq!(line(b"\x1b[31mERRO\x1b[0m[0001] a\0b\r"), "ERRO[0001] ab");
        assert_eq!(line(b"[1;31mERRO[0m[0001] a[5m"), "ERRO[0001] a");
        assert_eq!(line(b"every [5m] a[m"), "every [5m] a[m");
        assert_eq!(line("\u{1b}[31m\u{1b}[0m错".as_bytes()), "错");
    }

    #[test]
    fn docker_lines_are_unwrapped() {
        let json = br#"{"log":"\u001b[31mERRO\u001b[0m[0001] a\n","stream":"stderr","time":"2026-03-08T17:31:29.1Z"}"#;
        assert_eq!(line(json), "2026-03-08T17:31:29.1Z ERRO[0001] a");
        assert_eq!(line(b"{\"log\":\"cut off"), "{\"log\":\"cut off");
    }
}
