//! What a person reads about a copied text, in both languages, side by side. It says no more than is known.

use super::{Failure, Reason, Route, head};
use crate::environment::{Desktop, Terminal};
use crate::error::{Error, ErrorKind};
use catalogue::lang::Lang;
use catalogue::text::one_line;

impl Route {
    /// Where a text is that this route took, and how sure that is: one line.
    pub fn copied(&self, lang: Lang) -> String {
        let (en, zh) = match self {
            Route::Command(command) => {
                let command = one_line(&head(command));
                return match lang {
                    Lang::En => format!("taken by your command: {command}"),
                    Lang::Zh => format!("已交给自定义命令：{command}"),
                };
            }
            Route::Native(_) => ("copied to the clipboard", "已复制到剪贴板"),
            Route::Windows => ("copied to the clipboard of Windows", "已复制到 Windows 剪贴板"),
            Route::Tmux(_) => {
                ("in tmux's buffer: paste with prefix ]", "已存入 tmux 缓冲区：用前缀键加 ] 粘贴")
            }
            Route::Osc52(Terminal::Multiplexer) => (
                "sent to your terminal's clipboard, which gives no answer; tmux on the way lets it through only with `set -g set-clipboard on`",
                "已发送到终端的剪贴板，但终端不会回应；途经的 tmux 需要 `set -g set-clipboard on` 才会放行",
            ),
            Route::Osc52(_) => (
                "sent to your terminal's clipboard, which gives no answer",
                "已发送到终端的剪贴板，但终端不会回应",
            ),
        };
        pick(lang, en, zh).to_owned()
    }

    /// What can be said of a route that nothing is known to be in the way of: a few words.
    pub fn outlook(&self, lang: Lang) -> &'static str {
        match self.can_be_probed() {
            true => pick(lang, "works", "可用"),
            false => pick(lang, "can only be tried", "需实际尝试"),
        }
    }

    /// The name of the route with what it leads to, the same in every language, as in `native (X11 :0)`. The
    /// environment's words are in it, free of what could command a terminal.
    pub fn label(&self) -> String {
        let name = self.name();
        let label = match self {
            Route::Native(Some(Desktop::X11(display))) => format!("{name} (X11 {display})"),
            Route::Native(Some(Desktop::Wayland(display))) => format!("{name} (Wayland {display})"),
            Route::Osc52(Terminal::Screen) => format!("{name} (screen)"),
            Route::Osc52(Terminal::Without(term)) => format!("{name} (TERM={term})"),
            Route::Command(command) => format!("{name}:{}", head(command)),
            _ => name.to_owned(),
        };
        one_line(&label)
    }
}

impl Failure {
    /// Why nothing was copied: one line, and another one for each route.
    pub fn text(&self, lang: Lang) -> String {
        if self.0.is_empty() {
            return pick(lang, "copying is switched off (clipboard: none)", "复制已关闭（clipboard: none）")
                .to_owned();
        }
        let mut text = pick(lang, "no clipboard took the text", "没有可用的剪贴板").to_owned();
        for (route, reason) in &self.0 {
            let colon = pick(lang, ": ", "：");
            text.push_str(&format!("\n  {}{colon}{}", route.label(), reason.text(lang)));
        }
        text
    }

    pub fn error(&self, lang: Lang) -> Error {
        Error::new(ErrorKind::Clipboard, self.text(lang))
    }
}

impl Reason {
    /// Why a route did not take a text: a part of a sentence.
    pub fn text(&self, lang: Lang) -> String {
        let (en, zh) = match self {
            Reason::NoDesktop => (
                "there is no desktop here (neither DISPLAY nor WAYLAND_DISPLAY is set)".to_owned(),
                "这里没有桌面环境（DISPLAY 和 WAYLAND_DISPLAY 均未设置）".to_owned(),
            ),
            Reason::Unreachable(said) => {
                (format!("the desktop cannot be reached: {said}"), format!("无法连接桌面：{said}"))
            }
            Reason::NoDataControl => (
                "this compositor lets no program in a terminal set its clipboard (it lacks data-control)"
                    .to_owned(),
                "此 Wayland 合成器不允许终端里的程序设置剪贴板（缺少 data-control）".to_owned(),
            ),
            Reason::NoTerminal => {
                ("there is no terminal to send it to".to_owned(), "没有可供发送的终端".to_owned())
            }
            Reason::NoTerminalClipboard => (
                "this terminal has no clipboard for programs".to_owned(),
                "此终端没有供程序使用的剪贴板".to_owned(),
            ),
            Reason::TooLong { length, limit } => (
                format!("the text has {length} bytes, and terminals take {limit} for sure"),
                format!("文本有 {length} 字节，而终端只保证接收 {limit} 字节"),
            ),
            Reason::Missing(program) => (format!("{program} is not installed"), format!("未安装 {program}")),
            Reason::TimedOut(limit) => (
                format!("no answer within {} seconds", limit.as_secs()),
                format!("{} 秒内没有回应", limit.as_secs()),
            ),
            Reason::Refused(said) => (said.clone(), said.clone()),
        };
        pick(lang, en, zh)
    }
}

fn pick<T>(lang: Lang, en: T, zh: T) -> T {
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_is_called_copied() {
        let known = Route::Native(None);
        assert!(known.copied(Lang::En).starts_with("copied") && known.copied(Lang::Zh).starts_with("已复制"));
        for route in [Route::Osc52(Terminal::Direct), Route::Osc52(Terminal::Multiplexer), Route::Tmux(None)]
        {
            assert!(!route.copied(Lang::En).contains("copied"));
            assert!(!route.copied(Lang::Zh).contains("已复制"));
        }
        // What a command of the person's own does with the text is theirs to know.
        let command = Route::Command("cat".into());
        assert_eq!(command.copied(Lang::En), "taken by your command: cat");
    }

    #[test]
    fn of_a_command_only_the_program_is_shown() {
        for (command, shown) in [
            ("curl -H token:x https://example.org", "curl …"),
            ("xclip", "xclip"),
            ("TOKEN=x curl https://example.org", "…"),
        ] {
            let route = Route::Command(command.to_owned());
            assert_eq!(route.label(), format!("command:{shown}"));
            assert_eq!(route.copied(Lang::En), format!("taken by your command: {shown}"));
        }
    }

    #[test]
    fn each_route_tells_its_reason() {
        let failure = Failure(vec![
            (Route::Native(None), Reason::NoDesktop),
            (Route::Osc52(Terminal::Without("linux".into())), Reason::NoTerminalClipboard),
        ]);
        assert_eq!(
            failure.error(Lang::En).to_string(),
            "error: no clipboard took the text
  native: there is no desktop here (neither DISPLAY nor WAYLAND_DISPLAY is set)
  osc52 (TERM=linux): this terminal has no clipboard for programs"
        );
        assert!(failure.text(Lang::Zh).contains("\n  native：这里没有桌面环境"));
    }

    #[test]
    fn words_of_the_environment_command_no_terminal() {
        let evil = "\u{1b}]0;title\u{7}:0\u{202e}".to_owned();
        for route in [
            Route::Native(Some(Desktop::X11(evil.clone()))),
            Route::Osc52(Terminal::Without(evil.clone())),
            Route::Command(evil),
        ] {
            let label = route.label();
            assert!(label.contains(":0") && !label.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{label:?}");
            let text = route.copied(Lang::En);
            assert!(!text.contains('\u{1b}'), "{text:?}");
        }
    }
}
