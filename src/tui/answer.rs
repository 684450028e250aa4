//! The terminal's answer to the question for its background, among the events of the keyboard. An answer may come
//! late, over SSH by seconds: whenever it comes, none of it may be taken for keys. Asking and waiting is done in
//! `screen`.

use std::collections::VecDeque;

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers};

use crate::theme::Background;

/// The question, in the form that nearly all terminals know (OSC 11).
pub const QUESTION: &str = "\x1b]11;?\x1b\\";

/// What comes before the colour in the answer.
const START: &str = "\x1b]11;";
/// What comes after it.
const ENDS: [&str; 2] = ["\x1b\\", "\x07"];
/// No answer is longer, in characters.
const LONGEST: usize = 40;

/// Events from which the answer is taken out. Until the question is asked, and once it is answered, all pass.
#[derive(Debug, Default)]
pub struct Listener {
    is_listening: bool,
    /// The beginning of what may be the answer.
    held: Vec<Event>,
    /// The same as characters.
    text: String,
    /// What is known to be the user's.
    passed: VecDeque<Event>,
}

/// What an event meant to the listener.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It is the user's, or not known yet to be the answer.
    Nothing,
    /// It completed the answer; the background, when the answer makes sense.
    Answer(Option<Background>),
}

impl Listener {
    /// From now on an answer may come.
    pub fn listen(&mut self) {
        self.is_listening = true;
    }

    /// Takes an event from the terminal.
    pub fn take(&mut self, event: Event) -> Heard {
        match &event {
            // Windows reports those, too. They mean nothing to anybody.
            Event::Key(key) if key.kind == KeyEventKind::Release => return Heard::Nothing,
            Event::Key(_) | Event::Paste(_) => {}
            // Not typed, so it can come in the middle of an answer.
            _ => {
                self.passed.push_back(event);
                return Heard::Nothing;
            }
        }
        let Some(typed) = self.is_listening.then(|| characters(&event)).flatten() else {
            self.release();
            self.passed.push_back(event);
            return Heard::Nothing;
        };
        self.text.push_str(&typed);
        self.held.push(event);
        match Progress::of(&self.text) {
            Progress::Partial => Heard::Nothing,
            Progress::Whole(color) => {
                let background = Background::read(color);
                *self = Listener {
                    passed: std::mem::take(&mut self.passed),
                    ..Listener::default()
                };
                Heard::Answer(background)
            }
            Progress::Other => {
                self.release();
                Heard::Nothing
            }
        }
    }

    /// Whether events are held back that would be the user's if nothing followed them.
    pub fn is_holding(&self) -> bool {
        !self.held.is_empty()
    }

    /// Nothing followed: what is held is the user's.
    pub fn release(&mut self) {
        self.passed.extend(self.held.drain(..));
        self.text.clear();
    }

    /// The next event of the user.
    pub fn next(&mut self) -> Option<Event> {
        self.passed.pop_front()
    }

    /// Whether there is such an event.
    pub fn has_next(&self) -> bool {
        !self.passed.is_empty()
    }
}

/// How far a text is an answer.
#[derive(Debug, PartialEq, Eq)]
enum Progress<'t> {
    Partial,
    /// All of it is; this is the colour.
    Whole(&'t str),
    Other,
}

impl Progress<'_> {
    fn of(text: &str) -> Progress<'_> {
        let Some(rest) = text.strip_prefix(START) else {
            return if START.starts_with(text) {
                Progress::Partial
            } else {
                Progress::Other
            };
        };
        if let Some(color) = ENDS.iter().find_map(|end| rest.strip_suffix(end)) {
            return Progress::Whole(color);
        }
        let is_color = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '#');
        let color = rest.strip_suffix('\x1b').unwrap_or(rest);
        if color.len() <= LONGEST && color.chars().all(is_color) {
            Progress::Partial
        } else {
            Progress::Other
        }
    }
}

/// The characters that made a key event; `None` for what no answer holds.
fn characters(event: &Event) -> Option<String> {
    let Event::Key(key) = event else { return None };
    match (key.code, key.modifiers - KeyModifiers::SHIFT) {
        (KeyCode::Esc, KeyModifiers::NONE) => Some("\x1b".to_owned()),
        (KeyCode::Char(c), KeyModifiers::NONE) => Some(c.to_string()),
        (KeyCode::Char(c), KeyModifiers::ALT) => Some(format!("\x1b{c}")),
        (KeyCode::Char('g'), KeyModifiers::CONTROL) => Some("\x07".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyEvent;

    fn key(c: char) -> Event {
        let (code, modifiers) = match c {
            '\x1b' => (KeyCode::Esc, KeyModifiers::NONE),
            '\x07' => (KeyCode::Char('g'), KeyModifiers::CONTROL),
            c => (KeyCode::Char(c), KeyModifiers::NONE),
        };
        Event::Key(KeyEvent::new(code, modifiers))
    }

    fn alt(c: char) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::ALT))
    }

    /// The events of an answer as the terminal's library reads them.
    fn answer(end: &[Event]) -> Vec<Event> {
        let mut events = vec![alt(']')];
        events.extend("11;rgb:fdfd/F6F6/e3e3".chars().map(key));
        events.extend_from_slice(end);
        events
    }

    /// What was heard last, and what passed.
    fn hear(events: impl IntoIterator<Item = Event>) -> (Heard, Vec<Event>) {
        let mut listener = Listener::default();
        listener.listen();
        let mut heard = Heard::Nothing;
        for event in events {
            match listener.take(event) {
                Heard::Nothing => {}
                answer => heard = answer,
            }
        }
        listener.release();
        (heard, std::iter::from_fn(|| listener.next()).collect())
    }

    #[test]
    fn the_answer_is_taken_out_and_the_keys_around_it_pass() {
        let ends = [vec![alt('\\')], vec![key('\x1b'), key('\\')], vec![key('\x07')]];
        for end in ends {
            let mut events = vec![key('a'), key('1')];
            events.extend(answer(&end));
            events.push(key('z'));
            let (heard, passed) = hear(events);
            assert_eq!(heard, Heard::Answer(Some(Background::Light)), "{end:?}");
            assert_eq!(passed, [key('a'), key('1'), key('z')], "{end:?}");
        }
    }

    #[test]
    fn an_answer_whose_first_two_characters_came_apart_is_one_still() {
        let mut events = vec![key('\x1b'), key(']')];
        events.extend(answer(&[key('\x07')]).into_iter().skip(1));
        assert_eq!(hear(events), (Heard::Answer(Some(Background::Light)), vec![]));
    }

    #[test]
    fn releases_between_the_characters_do_not_matter() {
        let release = |event: &Event| match event {
            Event::Key(key) => Event::Key(KeyEvent::new_with_kind(
                key.code,
                key.modifiers,
                KeyEventKind::Release,
            )),
            other => other.clone(),
        };
        let events = answer(&[key('\x1b'), key('\\')]);
        let both = events.iter().flat_map(|event| [event.clone(), release(event)]);
        assert_eq!(hear(both), (Heard::Answer(Some(Background::Light)), vec![]));
    }

    #[test]
    fn a_change_of_size_in_the_middle_does_not_matter() {
        let mut events = answer(&[key('\x07')]);
        events.insert(5, Event::Resize(80, 24));
        let (heard, passed) = hear(events);
        assert_eq!(heard, Heard::Answer(Some(Background::Light)));
        assert_eq!(passed, [Event::Resize(80, 24)]);
    }

    #[test]
    fn keys_that_only_begin_like_an_answer_are_keys() {
        for keys in [
            vec![key('\x1b')],
            vec![key('\x1b'), key('q')],
            vec![alt(']'), key('1'), key('2')],
            vec![alt(']'), key('1'), Event::Paste("1;".to_owned())],
        ] {
            assert_eq!(hear(keys.clone()), (Heard::Nothing, keys));
        }
        // One that never ends is given back at some point.
        let endless: Vec<Event> = [alt(']')]
            .into_iter()
            .chain("11;".chars().chain(['a'; 60]).map(key))
            .collect();
        let mut listener = Listener::default();
        listener.listen();
        for event in endless {
            listener.take(event);
        }
        assert!(!listener.is_holding() && listener.has_next());
    }

    #[test]
    fn after_the_answer_and_without_a_question_everything_passes_at_once() {
        let mut listener = Listener::default();
        listener.take(alt(']'));
        assert!(!listener.is_holding() && listener.next() == Some(alt(']')));
        listener.listen();
        for event in answer(&[alt('\\')]) {
            listener.take(event);
        }
        listener.take(key('\x1b'));
        assert_eq!(listener.next(), Some(key('\x1b')));
    }
}
