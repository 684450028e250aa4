//! What the log tells about the server itself: its version, and whether it was stopped before it started again.

use super::event::Text;

/// The server's starts and its version.
#[derive(Debug, Default)]
pub(super) struct Server {
    /// The version of OpenList, as the log names it.
    pub(super) version: Option<String>,
    /// How many starts have no shutdown before them.
    pub(super) restarts: u64,
    /// What a start is known by, since a start prints more than one line.
    start: Option<&'static str>,
    is_running: bool,
}

const STARTS: [&str; 3] = ["start HTTP server @", "start HTTPS server @", "start unix server @"];

impl Server {
    /// Reads an event; returns whether it tells of the server.
    pub(super) fn notice(&mut self, event: &Text) -> bool {
        let message = event.message();
        if message.starts_with("Shutdown server") {
            self.is_running = false;
        } else if let Some(start) = STARTS.into_iter().find(|start| message.starts_with(start)) {
            if *self.start.get_or_insert(start) == start {
                self.restarts += u64::from(self.is_running);
                self.is_running = true;
            }
        } else if let Some(version) = version(message) {
            self.version = Some(version.to_owned());
        } else {
            return false;
        }
        true
    }
}

/// Returns the version in `OpenList version: v4.2.6 …`, `Version: v4.2.6`.
fn version(message: &str) -> Option<&str> {
    let names = ["OpenList version: ", "AList version: ", "OpenList Version: ", "AList Version: "];
    let named = names.into_iter().find_map(|name| Some(message.split_once(name)?.1));
    let lines = message.lines().find_map(|line| line.strip_prefix("Version: "));
    let version = named.or(lines)?.trim_start();
    let end = version.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')));
    let version = &version[..end.unwrap_or(version.len())];
    let number = version.strip_prefix('v').unwrap_or(version);
    (number.starts_with(|c: char| c.is_ascii_digit()) && number.contains('.')).then_some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noticed(lines: &[&str]) -> Server {
        let mut server = Server::default();
        for line in lines {
            server.notice(&Text::of(line.as_bytes()));
        }
        server
    }

    #[test]
    fn a_start_without_a_shutdown_is_counted() {
        let start = "INFO[2026-03-08 17:31:29] start HTTP server @ 0.0.0.0:5244";
        let secure = "INFO[2026-03-08 17:31:29] start HTTPS server @ 0.0.0.0:5245";
        let stop = "INFO[2026-03-08 17:31:29] Shutdown server...";
        assert_eq!(noticed(&[start, secure, stop, start, secure]).restarts, 0);
        assert_eq!(noticed(&[start, secure, start, secure, stop, stop, start, start]).restarts, 2);
    }

    #[test]
    fn the_version() {
        let version = |line| noticed(&[line]).version;
        assert_eq!(version("INFO[0001] OpenList version: v4.2.6 (beta)").as_deref(), Some("v4.2.6"));
        assert_eq!(version("Version: v4.1.0-beta2").as_deref(), Some("v4.1.0-beta2"));
        assert_eq!(version("Go Version: go1.24"), None);
        assert_eq!(version("failed get aria2 version: Post"), None);
    }
}
