//! `doctor`: what the program found around itself, on one screen, to be pasted into a report. It changes nothing; it
//! shows no secrets, no home folder, and of a clipboard command only which program it is.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::text::pad;
use crate::clipboard;
use crate::content;
use crate::environment::Environment;
use crate::error::{Error, Exit, Result};
use crate::locale;
use crate::settings::{CLIPBOARD, LANGUAGE, Origin, Reading, THEME};
use crate::state::Store;
use catalogue::address;
use catalogue::lang::{Lang, Localized};
use catalogue::model::SourceId;
use catalogue::text;

/// The screen that the text is for, in columns.
const COLUMNS: usize = 80;

/// Where the labels end, in columns.
const INDENT: usize = 12;

/// What only the program itself can tell.
pub(crate) struct Given<'a> {
    pub(crate) reading: &'a Reading,
    pub(crate) store: &'a Store,
    /// Where the catalogue is read from, if it is not the one that is built in.
    pub(crate) folder: Option<&'a Path>,
    /// The columns and rows of the terminal, if there is one.
    pub(crate) size: Option<(u16, u16)>,
}

/// `doctor`: prints what is found. What is broken is part of that and no error.
pub(crate) fn doctor(
    given: &Given<'_>,
    env: impl Fn(&str) -> Option<String> + Copy,
    out: &mut impl Write,
) -> Result<Exit> {
    let Given { reading, store, folder, size } = *given;
    let lang = reading.settings.language;
    let environment = Environment::read(env);
    let links = address::terminal_knows_links(env);
    let broken = reading.broken.as_ref().map(|error| error.message.clone());
    let configuration = reading.path.as_ref().map(|path| file(lang, path, broken));
    let damage = store.damage(lang);
    let memory = store.path().map(|path| file(lang, path, damage)).unwrap_or_else(|| {
        Localized::each("nothing is remembered", "已关闭，不记住任何内容")[lang].to_owned()
    });
    let rows = [
        (Localized::each("language", "语言"), vec![language(reading, env)]),
        (Localized::each("colours", "颜色"), vec![colours(reading)]),
        (Localized::each("terminal", "终端"), vec![terminal(lang, &environment, size, links)]),
        (Localized::each("clipboard", "剪贴板"), routes(reading, &environment)),
        (Localized::each("config", "配置文件"), Vec::from_iter(configuration)),
        (Localized::each("memory", "状态文件"), vec![memory]),
        (Localized::each("catalogue", "条目"), catalogue(lang, folder)),
    ];
    let (system, processor) = (std::env::consts::OS, std::env::consts::ARCH);
    writeln!(out, "openlist-faq {} ({system} {processor})", env!("CARGO_PKG_VERSION"))?;
    let home = home(env);
    for (label, texts) in rows {
        let mut label = label[lang];
        for said in texts {
            let said = hide(home.as_deref(), &text::one_line(&said));
            for range in text::wrap(&said, COLUMNS - INDENT) {
                writeln!(out, "{}{}", pad(label, INDENT), &said[range])?;
                label = "";
            }
        }
    }
    Ok(Exit::Found)
}

/// Returns a thing and what there is to say about it.
fn pair(lang: Lang, thing: &str, says: &str) -> String {
    let colon = Localized::each(": ", "：");
    format!("{thing}{}{says}", colon[lang])
}

/// Returns the error about the environment variable of a setting.
fn refused<'r>(reading: &'r Reading, name: &str) -> Option<&'r Error> {
    let mut refused = reading.refused.iter();
    refused.find(|(refused, _)| *refused == name).map(|(_, error)| error)
}

fn language(reading: &Reading, env: impl Fn(&str) -> Option<String>) -> String {
    let lang = reading.settings.language;
    if let Some(error) = refused(reading, LANGUAGE) {
        return pair(lang, lang.name(), &error.message);
    }
    let origin = reading.settings.origin(LANGUAGE);
    let mut because = origin.text(lang);
    if let Origin::Locale | Origin::Default = origin {
        let set = locale::VARIABLES.into_iter().filter_map(|name| {
            let value = env(name).filter(|value| !value.is_empty())?;
            Some(format!("{name}={value}"))
        });
        let mut set = set.collect::<Vec<_>>().join(" ");
        if set.is_empty() {
            set += Localized::each("no locale is set", "未设置系统语言")[lang];
        }
        because += &Localized::each(format!(" ({set})"), format!("（{set}）"))[lang];
    }
    pair(lang, lang.name(), &because)
}

fn colours(reading: &Reading) -> String {
    let settings = &reading.settings;
    let lang = settings.language;
    pair(lang, settings.theme.name, &settings.origin(THEME).text(lang))
}

fn terminal(lang: Lang, environment: &Environment, size: Option<(u16, u16)>, links: bool) -> String {
    let size = match size {
        Some((columns, rows)) => format!("{columns}x{rows}"),
        None => Localized::each("no terminal", "没有终端")[lang].to_owned(),
    };
    let around = [
        (environment.ssh, "SSH"),
        (environment.tmux.is_some(), "tmux"),
        (environment.screen, "screen"),
        (environment.wsl, "WSL"),
        (links, Localized::each("follows links", "支持点击链接")[lang]),
    ];
    let mut parts = vec![format!("TERM={}", environment.term.as_deref().unwrap_or_default()), size];
    parts.extend(around.into_iter().filter(|(is_there, _)| *is_there).map(|(_, name)| name.to_owned()));
    parts.join(Localized::each(", ", "，")[lang])
}

/// Returns every route with what is known of it now; a choice that is not known stands in their place.
fn routes(reading: &Reading, environment: &Environment) -> Vec<String> {
    let lang = reading.settings.language;
    if let Some(error) = refused(reading, CLIPBOARD) {
        return vec![error.message.clone()];
    }
    let routes = clipboard::plan(&reading.settings.clipboard, environment);
    if routes.is_empty() {
        let off = Localized::each("switched off (clipboard: none)", "已关闭（clipboard: none）");
        return vec![off[lang].to_owned()];
    }
    let states = routes.iter().zip(1..).map(|(route, number)| {
        let says = match clipboard::probe(route) {
            Ok(()) => route.outlook(lang).to_owned(),
            Err(reason) => reason.text(lang),
        };
        pair(lang, &format!("{number} {}", route.label()), &says)
    });
    states.collect()
}

/// Returns the state of a file of our own. What is wrong with it names the file itself.
fn file(lang: Lang, path: &Path, wrong: Option<String>) -> String {
    let state = match path.exists() {
        true => Localized::each("read", "已读取"),
        false => Localized::each("not there (it is optional)", "不存在（可选）"),
    };
    wrong.unwrap_or_else(|| pair(lang, &path.display().to_string(), state[lang]))
}

/// Returns how many entries there are, in all and on each source.
fn catalogue(lang: Lang, folder: Option<&Path>) -> Vec<String> {
    let (from, read) = match folder {
        Some(folder) => {
            (folder.display().to_string(), content::read_folder(folder).map(|(catalogue, _)| catalogue))
        }
        None => (Localized::each("built in", "内置")[lang].to_owned(), content::built_in()),
    };
    let catalogue = match read {
        Ok(catalogue) => catalogue,
        Err(error) => return vec![pair(lang, &from, &error.message)],
    };
    let counted = |thing: &str, source: Option<SourceId>| {
        let count = catalogue.entries.iter().filter(|entry| entry.is_on(source)).count();
        let entries = Localized::each("entries", "条");
        pair(lang, thing, &format!("{count} {}", entries[lang]))
    };
    let sources = catalogue.sources.iter().enumerate().map(|(index, source)| {
        let name = format!("{} ({})", source.name[lang], source.id);
        counted(&name, Some(SourceId(index)))
    });
    std::iter::once(counted(&from, None)).chain(sources).collect()
}

/// Returns the home folder, which is not to be seen in a report. The folder above all is part of every path.
fn home(env: impl Fn(&str) -> Option<String>) -> Option<String> {
    let home = env("HOME").or_else(|| env("USERPROFILE")).map(PathBuf::from);
    let home = home.filter(|home| home.parent().is_some())?.display().to_string();
    Some(home.trim_end_matches(['/', '\\']).to_owned())
}

/// Returns the text with `~` for the home folder.
fn hide(home: Option<&str>, text: &str) -> String {
    let Some(home) = home else { return text.to_owned() };
    let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || "-_.".contains(c));
    let mut parts = text.split(home);
    let mut hidden = parts.next().unwrap_or_default().to_owned();
    for rest in parts {
        // The name of another folder may begin like that of the home.
        hidden += if goes_on(rest) { home } else { "~" };
        hidden += rest;
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_home_folder_is_not_to_be_seen() {
        let hidden = |value: &str, text: &str| {
            let home = home(|name| (name == "HOME").then(|| value.to_owned()));
            hide(home.as_deref(), text)
        };
        assert_eq!(hidden("/home/ann/", "/home/ann/.config/x"), "~/.config/x");
        assert_eq!(hidden("/home/an", "/home/anna/x, /home/an/x, /home/an"), "/home/anna/x, ~/x, ~");
        assert_eq!(hidden("/", "/etc/x"), "/etc/x");
        assert_eq!(hidden("", "/etc/x"), "/etc/x");
    }
}
