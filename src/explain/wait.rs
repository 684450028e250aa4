//! Waiting for input without using the processor, and for no longer than a person waits for Ctrl-C to count.

use std::path::Path;
use std::thread;
use std::time::Duration;

/// How long to wait before looking whether to stop.
const PAUSE: Duration = Duration::from_millis(250);

/// Waits for standard input; returns whether there is something, or its end.
#[cfg(unix)]
pub(super) fn for_standard_input() -> bool {
    is_ready(&std::io::stdin())
}

/// Where there is no way to ask, reading waits.
#[cfg(not(unix))]
pub(super) fn for_standard_input() -> bool {
    true
}

#[cfg(unix)]
fn is_ready(source: &impl std::os::fd::AsFd) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let timeout = Timespec::try_from(PAUSE).ok();
    let mut sources = [PollFd::new(source, PollFlags::IN)];
    match poll(&mut sources, timeout.as_ref()) {
        Ok(ready) => ready > 0,
        Err(rustix::io::Errno::INTR) => false,
        Err(_) => true, // what cannot be waited for is read
    }
}

/// Waits for changes in a folder.
#[derive(Debug)]
pub(super) struct Changes {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    watch: Option<std::os::fd::OwnedFd>,
}

#[cfg(any(target_os = "linux", target_os = "android"))]
impl Changes {
    pub(super) fn of(folder: &Path) -> Changes {
        use rustix::fs::inotify;
        let watch = || {
            let watch = inotify::init(inotify::CreateFlags::NONBLOCK | inotify::CreateFlags::CLOEXEC)?;
            let kinds = inotify::WatchFlags::MODIFY | inotify::WatchFlags::CREATE | inotify::WatchFlags::MOVE;
            inotify::add_watch(&watch, folder, kinds)?;
            rustix::io::Result::Ok(watch)
        };
        Changes { watch: watch().ok() }
    }

    /// Waits until something changes, but not for long.
    pub(super) fn wait(&self) {
        let Some(watch) = &self.watch else {
            return thread::sleep(PAUSE);
        };
        if is_ready(watch) {
            // What has changed is seen by looking.
            let mut events = [0; 4096];
            while rustix::io::read(watch, &mut events).is_ok_and(|len| len > 0) {}
        }
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
impl Changes {
    pub(super) fn of(_folder: &Path) -> Changes {
        Changes {}
    }

    /// Waits a little.
    pub(super) fn wait(&self) {
        thread::sleep(PAUSE);
    }
}
