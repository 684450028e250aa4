//! The findings of `doctor` for a person: lines that fit a screen, with what each is about before it.

use super::findings::{CatalogueState, FileState, Findings, RouteState, Terminal};
use catalogue::lang::{Lang, Localized};
use catalogue::text;

/// The screen that the text is for, in columns.
const COLUMNS: usize = 80;
/// Where the labels end, in columns.
const INDENT: usize = 12;

impl Findings {
    /// Returns the findings as lines that fit the screen.
    pub(super) fn lines(&self) -> Vec<String> {
        let lang = self.language.code;
        let forgets = Localized::each("nothing is remembered", "已关闭，不记住任何内容");
        let memory = self.memory.as_ref();
        let rows = [
            (Localized::each("language", "语言"), vec![pair(lang, lang.name(), &self.language.because)]),
            (Localized::each("colours", "颜色"), vec![pair(lang, self.colours.theme, &self.colours.because)]),
            (Localized::each("terminal", "终端"), vec![self.terminal.text(lang)]),
            (Localized::each("clipboard", "剪贴板"), routes(lang, &self.clipboard)),
            (
                Localized::each("config", "配置文件"),
                self.configuration.iter().map(|file| file.text(lang)).collect(),
            ),
            (
                Localized::each("memory", "状态文件"),
                vec![memory.map_or_else(|| forgets[lang].to_owned(), |file| file.text(lang))],
            ),
            (Localized::each("catalogue", "条目"), self.catalogue.texts(lang)),
        ];
        let mut lines = vec![format!("openlist-faq {} ({})", self.program, self.system)];
        for (label, texts) in rows {
            let mut label = label[lang];
            for text in texts {
                for range in text::wrap(&text, COLUMNS - INDENT) {
                    let padding = " ".repeat(INDENT.saturating_sub(text::width(label)));
                    lines.push(format!("{label}{padding}{}", &text[range]));
                    label = "";
                }
            }
        }
        lines
    }
}

/// Returns a thing and what there is to say about it.
fn pair(lang: Lang, thing: &str, says: &str) -> String {
    let colon = Localized::each(": ", "：");
    format!("{thing}{}{says}", colon[lang])
}

fn routes(lang: Lang, routes: &[RouteState]) -> Vec<String> {
    let off = Localized::each("switched off (clipboard: none)", "已关闭（clipboard: none）");
    if routes.is_empty() {
        return vec![off[lang].to_owned()];
    }
    let routes = routes.iter().zip(1..);
    routes.map(|(state, number)| pair(lang, &format!("{number} {}", state.route), &state.says)).collect()
}

impl FileState {
    fn text(&self, lang: Lang) -> String {
        let state = match self.found {
            true => Localized::each("read", "已读取"),
            false => Localized::each("not there (it is optional)", "不存在（可选）"),
        };
        match &self.error {
            // It names its file itself.
            Some(error) => error.clone(),
            None => pair(lang, &self.path, state[lang]),
        }
    }
}

impl Terminal {
    fn text(&self, lang: Lang) -> String {
        let size = match self.columns.zip(self.rows) {
            Some((columns, rows)) => format!("{columns}x{rows}"),
            None => Localized::each("no terminal", "没有终端")[lang].to_owned(),
        };
        let around = [
            (self.ssh, "SSH"),
            (self.tmux, "tmux"),
            (self.screen, "screen"),
            (self.wsl, "WSL"),
            (self.hyperlinks, Localized::each("follows links", "支持点击链接")[lang]),
        ];
        let mut parts = vec![format!("TERM={}", self.term.as_deref().unwrap_or_default()), size];
        let around = around.into_iter().filter(|(is_there, _)| *is_there);
        parts.extend(around.map(|(_, name)| name.to_owned()));
        parts.join(Localized::each(", ", "，")[lang])
    }
}

impl CatalogueState {
    fn texts(&self, lang: Lang) -> Vec<String> {
        let entries = |count: usize| {
            let phrase = Localized::each("entries", "条");
            format!("{count} {}", phrase[lang])
        };
        let from = self.folder.as_deref();
        let from = from.unwrap_or(Localized::each("built in", "内置")[lang]);
        let summary = match &self.error {
            Some(error) => pair(lang, from, error),
            None => pair(lang, from, &entries(self.entries)),
        };
        let sources = self.sources.iter().map(|source| {
            let name = format!("{} ({})", source.name, source.id);
            pair(lang, &name, &entries(source.entries))
        });
        std::iter::once(summary).chain(sources).collect()
    }
}
