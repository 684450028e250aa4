//! What is offered when no entry answers a query, and before one is typed.

use super::*;
use catalogue::lang::Lang;

fn wide() -> Start {
    Start::sized(120, 40)
}

#[test]
fn a_slip_has_the_nearest_entry_selected_and_enter_takes_it() {
    let seen = wide().press("permmmision");
    seen.has("Did you mean:");
    assert_eq!(seen.entry.as_deref(), Some("docker-permission"));
    seen.has("The container runs as an ordinary user");
    let taken = wide().press("permmmision<enter>");
    assert!(taken.footer().contains("q quit"), "{}", taken.footer());
}

#[test]
fn what_nothing_is_near_to_leads_to_groups_and_places_to_ask() {
    let seen = wide().press("zzzz");
    assert_eq!((seen.entry, &seen.listed[..]), (None, &[][..]));
    for text in [
        "No entry fits.",
        "> What to do next",
        "Groups to look in: Starting, ",
        "https://github.com/OpenListTeam/OpenList/issues",
        "[2] OpenList's discussions",
        "Ctrl-Y copies your text, with secrets masked:",
    ] {
        assert!(seen.screen.contains(text), "{text}: {}", seen.screen);
    }
    let opened = wide().press("zzzz<enter>2").opened;
    assert_eq!(opened, ["https://github.com/OpenListTeam/OpenList/discussions"]);
    wide().lang(Lang::Zh).press("zzzz").has("接下来怎么办");
    Start::sized(40, 12).press("zzzz").has("What to do next");
}

#[test]
fn the_text_to_ask_with_holds_no_secrets() {
    let seen = wide().press("zzzz password=hunter2hunter2<ctrl-end><ctrl-y>");
    assert_eq!(seen.copied.len(), 1);
    assert!(seen.copied[0].starts_with("zzzz password="), "{:?}", seen.copied);
    assert!(!seen.copied[0].contains("hunter2"), "{:?}", seen.copied);
}

#[test]
fn among_guesses_alone_is_the_next_step_with_their_groups() {
    let seen = wide().press("port<down><down>");
    seen.has("No sure match");
    seen.has("> What to do next");
    assert!(!seen.screen.contains("Signing in"), "{}", seen.screen);
    let sure = wide().press("Token is expired");
    assert!(!sure.screen.contains("What to do next"), "{}", sure.screen);
    Start::sized(40, 12).press("port").has("What to do next");
}

#[test]
fn a_welcome_stands_in_the_place_of_the_answer_until_the_first_key() {
    for start in [wide(), Start::sized(40, 12)] {
        let seen = start.press("");
        seen.has("Type a piece of the error, or paste");
        assert!(!seen.screen.contains("start anew"), "{}", seen.screen);
        assert!(!start.press("<down>").screen.contains("or paste"));
    }
    wide().press("<enter>").has("Look first with");
    wide().lang(Lang::Zh).press("").has("或粘贴几行日志");
}
