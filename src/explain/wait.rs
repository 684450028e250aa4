//! Waiting for input without using the processor, and for no longer than a person waits for Ctrl-C to count.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// How long to wait before looking whether to stop.
const PAUSE: Duration = Duration::from_millis(250);

/// A pipe or a device, which may be silent for long. Reads the descriptor itself: `poll` cannot see what the standard
/// library has buffered.
#[derive(Debug)]
pub(super) struct Stream<'s> {
    source: File,
    /// Ends it when set.
    stop: &'s AtomicBool,
}

impl<'s> Stream<'s> {
    /// Reads standard input.
    ///
    /// # Errors
    ///
    /// Returns an error if it is closed, or if there is no room for one more descriptor.
    pub(super) fn standard_input(stop: &'s AtomicBool) -> io::Result<Stream<'s>> {
        #[cfg(unix)]
        let source = std::os::fd::AsFd::as_fd(&io::stdin()).try_clone_to_owned()?;
        #[cfg(windows)]
        let source = std::os::windows::io::AsHandle::as_handle(&io::stdin()).try_clone_to_owned()?;
        let source = File::from(source);
        Ok(Stream { source, stop })
    }

    /// Opens what is no regular file; does not wait for a writer.
    ///
    /// # Errors
    ///
    /// Returns what the system says.
    pub(super) fn open(path: &Path, stop: &'s AtomicBool) -> io::Result<Stream<'s>> {
        let mut options = File::options();
        options.read(true);
        #[cfg(unix)]
        {
            use rustix::fs::OFlags;
            use std::os::unix::fs::OpenOptionsExt;
            let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
            options.custom_flags(flags.bits().cast_signed());
        }
        let source = options.open(path)?;
        Ok(Stream { source, stop })
    }

    /// Returns another reader of the same source.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no room for one more descriptor.
    pub(super) fn try_clone(&self) -> io::Result<Stream<'s>> {
        let source = self.source.try_clone()?;
        Ok(Stream { source, stop: self.stop })
    }

    /// Waits a little; returns whether there is something to read, or the end.
    #[cfg(unix)]
    pub(super) fn is_ready(&self) -> bool {
        is_ready(&self.source)
    }

    /// Where there is no way to ask, reading waits.
    #[cfg(not(unix))]
    pub(super) fn is_ready(&self) -> bool {
        true
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !self.stop.load(Ordering::Relaxed) {
            if !self.is_ready() {
                continue;
            }
            match self.source.read(buffer) {
                // Another process has read what there was.
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {}
                read => return read,
            }
        }
        Ok(0)
    }
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
    /// What tells of them, where there is such a thing.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    watch: Option<std::os::fd::OwnedFd>,
}

impl Changes {
    #[cfg(any(target_os = "linux", target_os = "android"))]
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

    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    pub(super) fn of(_folder: &Path) -> Changes {
        Changes {}
    }

    /// Waits until something changes, but not for long.
    pub(super) fn wait(&self) {
        #[cfg(any(target_os = "linux", target_os = "android"))]
        if let Some(watch) = &self.watch {
            if is_ready(watch) {
                // What has changed is seen by looking.
                let mut events = [0; 4096];
                while rustix::io::read(watch, &mut events).is_ok_and(|len| len > 0) {}
            }
            return;
        }
        thread::sleep(PAUSE);
    }
}
