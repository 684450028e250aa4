//! Reports at once, without polling in a loop, that the other end of a terminal or a pipe has closed. What follows from
//! that is decided elsewhere.

use std::os::fd::AsFd;
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

/// Runs `then` on its own thread once the other end of a pipe or terminal has closed. Where the system does not report
/// that, `then` never runs.
///
/// # Errors
/// When there is no room for one more descriptor or thread.
pub fn when_it_comes(here: impl AsFd, then: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    let here = here.as_fd().try_clone_to_owned()?;
    thread::Builder::new().spawn(move || {
        // Nothing is asked for, so that only what is always told wakes this: errors and hang-ups.
        let mut asked = [PollFd::new(&here, PollFlags::empty())];
        while poll(&mut asked, None) == Err(Errno::INTR) {}
        if asked[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) {
            then();
        }
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn it_comes_when_the_reader_of_a_pipe_goes_and_not_before() {
        let (reader, mut writer) = std::io::pipe().expect("there are pipes");
        let (sender, came) = mpsc::channel();
        when_it_comes(&writer, move || sender.send(()).expect("the test waits")).expect("there is room");
        writer.write_all(b"x").expect("it is read");
        assert!(came.recv_timeout(Duration::from_millis(50)).is_err());
        drop(reader);
        assert_eq!(came.recv_timeout(Duration::from_secs(10)), Ok(()));
    }
}
