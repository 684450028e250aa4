//! The looks of the browser: a whole screen in each theme and with each kind of frame, to be read.
#![allow(clippy::expect_used, reason = "a test may panic")]

mod support;

use std::fmt::Write;

use openlist_faq::lang::Lang;
use openlist_faq::theme::{Borders, Theme};
use support::Start;
use vt100::{Cell, Color, Screen};

fn start(theme: Theme) -> Start {
    Start {
        theme,
        ..Start::sized(80, 24)
    }
}

/// Each row of the screen, and below it a letter for the style of each column; below all of them, what the letters
/// mean. A point is text in the terminal's own colours.
fn styled(screen: &Screen) -> String {
    let (rows, columns) = screen.size();
    let mut styles = vec![String::new()];
    let mut text = String::new();
    for (row, contents) in (0..rows).zip(screen.rows(0, columns)) {
        let letters: String = (0..columns)
            .map(|column| {
                // The right half of a wide character is drawn with the left one.
                let cell = |column| screen.cell(row, column).expect("it is on the screen");
                let is_half = cell(column).is_wide_continuation();
                let style = style(cell(column - u16::from(is_half)));
                let index = styles
                    .iter()
                    .position(|other| *other == style)
                    .unwrap_or_else(|| {
                        styles.push(style);
                        styles.len() - 1
                    });
                char::from(b".abcdefghijklmnopqrstuvwxyz"[index])
            })
            .collect();
        writeln!(text, "{}\n{letters}", contents.trim_end()).expect("a string takes text");
    }
    for (letter, style) in ('a'..).zip(styles.iter().skip(1)) {
        writeln!(text, "{letter}: {style}").expect("a string takes text");
    }
    text
}

fn style(cell: &Cell) -> String {
    let color = |color, what| match color {
        Color::Default => None,
        Color::Idx(index) => Some(format!("{what} {index}")),
        Color::Rgb(red, green, blue) => Some(format!("{what} #{red:02x}{green:02x}{blue:02x}")),
    };
    let flags = [
        (cell.bold(), "bold"),
        (cell.dim(), "dim"),
        (cell.italic(), "italic"),
        (cell.underline(), "underlined"),
        (cell.inverse(), "reversed"),
    ];
    let flags = flags
        .into_iter()
        .filter(|(is_set, _)| *is_set)
        .map(|(_, flag)| flag.to_owned());
    let colors = [color(cell.fgcolor(), "text"), color(cell.bgcolor(), "on")];
    colors
        .into_iter()
        .flatten()
        .chain(flags)
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn every_theme_on_a_whole_screen() {
    for (name, theme) in [
        ("palette", Theme::PALETTE),
        ("dark", Theme::DARK),
        ("light", Theme::LIGHT),
        ("none", Theme::NONE),
    ] {
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            let answer = start(theme).press("permission<enter>");
            insta::assert_snapshot!(format!("theme-{name}"), styled(&answer.terminal));
            let choice = start(theme).press("permission<ctrl-y>");
            insta::assert_snapshot!(format!("theme-{name}-choice"), styled(&choice.terminal));
        });
    }
}

#[test]
fn a_theme_with_its_own_background_leaves_no_cell_out() {
    for theme in [Theme::DARK, Theme::LIGHT] {
        for keys in ["", "permission<ctrl-y>", "<f1>", "zzzz", "<f3>"] {
            for (columns, rows) in [(120, 40), (40, 10), (20, 5)] {
                let seen = Start {
                    theme,
                    ..Start::sized(columns, rows)
                }
                .press(keys);
                for row in 0..rows {
                    for column in 0..columns {
                        let cell = seen.terminal.cell(row, column).expect("it is on the screen");
                        assert!(
                            cell.is_wide_continuation()
                                || cell.bgcolor() != Color::Default && cell.fgcolor() != Color::Default,
                            "{keys} at {column},{row} of {columns}x{rows}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn ascii_frames_have_no_other_characters() {
    let ascii = Theme::PALETTE.borders(Borders::Ascii);
    for keys in ["permission", "permission<ctrl-y>", "<f1>", "<f3>permission"] {
        let screen = start(ascii).press(keys).screen;
        let is_drawn = |c: char| ('\u{2500}'..='\u{259f}').contains(&c);
        assert!(!screen.contains(is_drawn), "{screen}");
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("borders-ascii", start(ascii).press("permission<enter>").screen);
        insta::assert_snapshot!("borders-ascii-choice", start(ascii).press("permission<ctrl-y>").screen);
    });
}

/// A wide character beside a frame once hid a piece of it.
#[test]
fn frames_are_whole_over_wide_characters() {
    for columns in 76..120 {
        for (keys, title) in [("<f1>", "╭ 按键 "), ("permission<ctrl-y>", "╭ 复制哪条命令？ ")] {
            let seen = Start::sized(columns, 30).lang(Lang::Zh).press(keys);
            let sign = |row, column| seen.terminal.cell(row, column).map_or("", Cell::contents);
            let top = seen.screen.lines().position(|line| line.contains(title));
            let top = u16::try_from(top.expect("the frame has its title")).expect("it is on the screen");
            let left = (0..columns).find(|column| sign(top, *column) == "╭");
            let left = left.expect("the frame has a corner");
            let right = (left..columns).find(|column| sign(top, *column) == "╮");
            let right = right.expect("the frame has a corner");
            let bottom = (top..30).find(|row| sign(*row, left) == "╰" && sign(*row, right) == "╯");
            for row in top + 1..bottom.expect("the frame is closed") {
                let sides = (sign(row, left), sign(row, right));
                assert_eq!(sides, ("│", "│"), "{columns} columns:\n{}", seen.screen);
            }
        }
    }
}
