//! The findings of `doctor` for a person: lines that fit a screen, with what each is about before it.

use super::phrases::{self, Label};
use super::{CatalogueState, FileState, Findings, Terminal};
use catalogue::lang::Lang;
use catalogue::text;

/// The screen that the text is for, in columns.
const COLUMNS: usize = 80;
/// Where the labels end, in columns.
const INDENT: usize = 12;

impl Findings {
    /// The findings for a person, in lines that fit the screen.
    pub(super) fn lines(&self) -> Vec<String> {
        let lang = self.language.code;
        let mut lines = vec![format!("openlist-faq {} ({})", self.program, self.system)];
        let mut add = |label: Label, texts: Vec<String>| {
            let mut label = label.text(lang);
            for text in texts {
                for range in text::wrap(&text, COLUMNS - INDENT) {
                    let padding = " ".repeat(INDENT.saturating_sub(text::width(label)));
                    lines.push(format!("{label}{padding}{}", &text[range]));
                    label = "";
                }
            }
        };
        let language = &self.language;
        add(
            Label::Language,
            vec![phrases::pair(lang, lang.name(), &language.because)],
        );
        let colours = &self.colours;
        add(
            Label::Colours,
            vec![phrases::pair(lang, colours.theme, &colours.because)],
        );
        add(Label::Terminal, vec![self.terminal.text(lang)]);
        let routes = self.clipboard.iter().enumerate();
        let routes = routes.map(|(index, state)| {
            let route = format!("{} {}", index + 1, state.route);
            phrases::pair(lang, &route, &state.says)
        });
        let routes: Vec<String> = routes.collect();
        add(
            Label::Clipboard,
            if routes.is_empty() {
                vec![phrases::no_clipboard(lang).to_owned()]
            } else {
                routes
            },
        );
        if let Some(file) = &self.configuration {
            add(Label::Configuration, vec![file.text(lang)]);
        }
        let memory = self.memory.as_ref();
        let memory = memory.map_or_else(|| phrases::forgets(lang).to_owned(), |file| file.text(lang));
        add(Label::Memory, vec![memory]);
        add(Label::Catalogue, self.catalogue.texts(lang));
        lines
    }
}

impl FileState {
    fn text(&self, lang: Lang) -> String {
        match &self.error {
            // It names its file itself.
            Some(error) => error.clone(),
            None => phrases::pair(lang, &self.path, phrases::file(lang, self.found)),
        }
    }
}

impl Terminal {
    fn text(&self, lang: Lang) -> String {
        let size = self.columns.zip(self.rows);
        let size = size.map(|(columns, rows)| format!("{columns}x{rows}"));
        let term = format!("TERM={}", self.term.as_deref().unwrap_or_default());
        let around = [
            (self.ssh, "SSH"),
            (self.tmux, "tmux"),
            (self.screen, "screen"),
            (self.wsl, "WSL"),
            (self.hyperlinks, phrases::follows_links(lang)),
        ];
        let around = around.into_iter().filter(|(is_there, _)| *is_there);
        let parts: Vec<String> = [
            term,
            size.unwrap_or_else(|| phrases::no_terminal(lang).to_owned()),
        ]
        .into_iter()
        .chain(around.map(|(_, name)| name.to_owned()))
        .collect();
        phrases::listed(lang, &parts)
    }
}

impl CatalogueState {
    fn texts(&self, lang: Lang) -> Vec<String> {
        let from = match &self.folder {
            Some(folder) => folder.as_str(),
            None => phrases::built_in(lang),
        };
        let summary = match &self.error {
            Some(error) => phrases::pair(lang, from, error),
            None => phrases::pair(lang, from, &phrases::entries(lang, self.entries)),
        };
        let sources = self.sources.iter().map(|source| {
            let entries = phrases::entries(lang, source.entries);
            phrases::pair(lang, &format!("{} ({})", source.name, source.id), &entries)
        });
        std::iter::once(summary).chain(sources).collect()
    }
}
