//! Opening a link in the browser of the desktop, or saying why that cannot be, so that its address can be copied
//! instead. Only web addresses are ever opened; following a link within the catalogue is not done here.

use crate::environment::Environment;
use crate::error::{Error, ErrorKind, Result};
use catalogue::address::Address;
use catalogue::lang::{Lang, Localized};
use catalogue::text;

/// What became of a link that may be opened. Where it was not, its address is still good to be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// The desktop has been asked to open it. Whether a window came up is not known.
    Asked,
    /// Not opened: the desktop of this machine is not the one in front of the person.
    Ssh,
    /// Not opened: there is no desktop.
    NoDesktop,
    /// Not opened: the desktop refused; what it said.
    Refused(String),
}

impl Opened {
    /// What became of the link: one line.
    pub fn text(&self, lang: Lang) -> String {
        let words = match self {
            Opened::Asked => Localized::each("opening in the browser", "正在浏览器中打开"),
            Opened::Ssh => Localized::each(
                "not opened: over SSH there is no browser in front of you",
                "未打开：当前通过 SSH 连接，浏览器会在远程主机上打开，你看不到",
            ),
            Opened::NoDesktop => {
                Localized::each("not opened: there is no desktop here", "未打开：这里没有桌面环境")
            }
            Opened::Refused(said) => {
                return Localized::each("not opened: ", "未打开：")[lang].to_owned() + said;
            }
        };
        words[lang].to_owned()
    }
}

/// Opens a web address in the browser of the desktop, in a process of its own that writes nothing onto the screen
/// and outlives this one. Waits a quarter of a second for each of the desktop's launchers that fails.
///
/// # Errors
///
/// A link that is no http or https address is refused.
pub fn open(link: &str, environment: &Environment) -> Result<Opened> {
    let address = Address::of(link).ok_or_else(|| {
        let message = "is no http or https address, and nothing else is opened";
        Error::new(ErrorKind::Link, format!("\"{}\" {message}", text::sanitize(link)))
    })?;
    if environment.ssh {
        return Ok(Opened::Ssh);
    }
    // From WSL, links open in Windows.
    if environment.desktops().is_empty() && !environment.wsl {
        return Ok(Opened::NoDesktop);
    }
    Ok(match open::that_detached(address.as_str()) {
        Ok(()) => Opened::Asked,
        Err(error) => Opened::Refused(text::sanitize(&error.to_string()).into_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_opened() {
        for link in ["file:///etc/passwd", "https://example.org/\u{1b}]0;x\u{7}", "--help"] {
            let refusal = open(link, &Environment::default()).unwrap_err();
            assert_eq!(refusal.kind, ErrorKind::Link);
            assert!(refusal.message.contains("no http or https address"), "{refusal}");
            assert!(!refusal.message.contains('\u{1b}'));
        }
    }

    #[test]
    fn where_no_browser_is_near_it_says_so() {
        let link = "https://doc.oplist.org/";
        let over_ssh = Environment { ssh: true, x11: Some("localhost:10".into()), ..Environment::default() };
        assert_eq!(open(link, &over_ssh).unwrap(), Opened::Ssh);
        assert_eq!(open(link, &Environment::default()).unwrap(), Opened::NoDesktop);
        assert!(open("file:///etc/passwd", &over_ssh).is_err());
    }
}
