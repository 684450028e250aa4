//! The smallest ratatui program: one bordered paragraph that echoes what is typed.
//!
//! The `terminal` benchmark compares with it, to tell what `openlist-faq` costs beyond ratatui itself.

use ratatui::crossterm::event::{self, KeyCode};
use ratatui::widgets::{Block, Paragraph};

/// Draws a frame for every key, until Escape.
fn main() -> std::io::Result<()> {
    ratatui::run(|terminal| {
        let mut typed = String::new();
        loop {
            let block = Block::bordered().title_bottom("smallest");
            let paragraph = Paragraph::new(format!("> {typed}")).block(block);
            terminal.draw(|frame| frame.render_widget(paragraph, frame.area()))?;
            match event::read()?.as_key_press_event().map(|key| key.code) {
                Some(KeyCode::Char(letter)) => typed.push(letter),
                Some(KeyCode::Esc) => return Ok(()),
                _ => {}
            }
        }
    })
}
