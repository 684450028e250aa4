//! The clipboard of the terminal, also at the near end of an SSH connection, by the escape sequence OSC 52. The
//! terminal never answers, so all that is ever known is that the text was sent.
//!
//! The sequence is that of xterm ("Manipulate Selection Data" in its control sequences,
//! <https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>): `ESC ] 52 ; c ; BASE64 BEL`.

use std::fs::File;
use std::io::Write;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Reason;
use crate::environment::Terminal;

/// What old terminals are sure to take, in bytes of text: they cut a sequence at 100,000 bytes, of which 8 are the
/// frame, and base64 makes 4 bytes of 3 (from hterm's `osc52.sh`).
const LIMIT: usize = 74_994;

/// How much GNU screen passes on at once, in bytes. It takes 768 since 4.2.1 and took 256 in 4.0.3, which includes
/// the four bytes of the frame around each piece (from hterm's `osc52.sh`).
const SCREEN_PIECE: usize = 256 - 4;

/// Sends a text to the terminal.
pub(super) fn copy(text: &str, between: &Terminal, terminal: Option<&mut dyn Write>) -> Result<(), Reason> {
    check(between)?;
    if text.len() > LIMIT {
        return Err(Reason::TooLong { length: text.len(), limit: LIMIT });
    }
    let terminal = terminal.ok_or(Reason::NoTerminal)?;
    // In one piece, so that nothing else that is written comes in between.
    terminal.write_all(sequence(text, between).as_bytes())?;
    terminal.flush()?;
    Ok(())
}

/// Whether there is anything in the way that is known of.
pub(super) fn probe(between: &Terminal) -> Result<(), Reason> {
    check(between)?;
    terminal().map(drop).ok_or(Reason::NoTerminal)
}

fn check(between: &Terminal) -> Result<(), Reason> {
    if let Terminal::Without(_) = between { Err(Reason::NoTerminalClipboard) } else { Ok(()) }
}

/// The terminal of this process, also where its output goes into a file or a pipe; `None` where it has none.
pub fn terminal() -> Option<File> {
    let device = if cfg!(windows) { "CONOUT$" } else { "/dev/tty" };
    File::options().write(true).open(device).ok()
}

/// The bytes that put a text into the clipboard. Whatever is in the text, base64 leaves no byte in it that could
/// end the sequence early.
fn sequence(text: &str, between: &Terminal) -> String {
    let plain = format!("\u{1b}]52;c;{}\u{7}", STANDARD.encode(text));
    match between {
        Terminal::Screen => through_screen(&plain),
        Terminal::Direct | Terminal::Multiplexer | Terminal::Without(_) => plain,
    }
}

/// A sequence wrapped so that screen hands it to the terminal as it is ("Device Control String" in its manual), in
/// pieces that it can take. All that is wrapped is ASCII and holds no string terminator.
fn through_screen(sequence: &str) -> String {
    let pieces = sequence.as_bytes().chunks(SCREEN_PIECE);
    pieces.map(|piece| format!("\u{1b}P{}\u{1b}\\", String::from_utf8_lossy(piece))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(text: &str, between: &Terminal) -> Result<String, Reason> {
        let mut bytes = Vec::new();
        copy(text, between, Some(&mut bytes)).map(|()| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn the_sequence_is_that_of_xterm() {
        assert_eq!(
            sent("chown -R 1000:1000 ./数据", &Terminal::Direct).unwrap(),
            "\u{1b}]52;c;Y2hvd24gLVIgMTAwMDoxMDAwIC4v5pWw5o2u\u{7}"
        );
    }

    #[test]
    fn nothing_in_a_text_ends_the_sequence() {
        let text = "a\u{7}b\u{1b}\\c\u{9c}\u{1b}]0;title\u{7}\0\u{18}\u{1a}";
        let sent = sent(text, &Terminal::Direct).unwrap();
        let inner = sent.strip_prefix("\u{1b}]52;c;").and_then(|rest| rest.strip_suffix('\u{7}')).unwrap();
        assert!(inner.bytes().all(|byte| byte.is_ascii_graphic()));
        assert_eq!(STANDARD.decode(inner).unwrap(), text.as_bytes());
    }

    #[test]
    fn screen_gets_pieces_that_it_can_take() {
        let text = "x".repeat(1000);
        let sent = sent(&text, &Terminal::Screen).unwrap();
        let pieces: Vec<&str> =
            sent.split_terminator("\u{1b}\\").map(|piece| piece.strip_prefix("\u{1b}P").unwrap()).collect();
        assert!(pieces.iter().all(|piece| piece.len() <= SCREEN_PIECE));
        assert_eq!(pieces.concat(), sequence(&text, &Terminal::Direct));
    }

    #[test]
    fn the_limit_is_told_before_anything_is_sent() {
        assert!(sent(&"x".repeat(LIMIT), &Terminal::Direct).unwrap().len() <= 100_000);
        let mut terminal = Vec::new();
        let reason = copy(&"x".repeat(LIMIT + 1), &Terminal::Direct, Some(&mut terminal)).unwrap_err();
        assert_eq!(reason, Reason::TooLong { length: LIMIT + 1, limit: LIMIT });
        assert!(terminal.is_empty());
    }
}
