//! The far end of a terminal or a pipe going away, told at once, without looking again and again. What follows from it
//! is decided elsewhere.

use std::os::fd::{AsFd, BorrowedFd};
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

/// Does something, on a thread of its own, when nobody is any more at the far end of what is written to or read from
/// here. It never happens where the system does not tell.
///
/// # Errors
/// When there is no room for one more descriptor or thread.
pub fn when_it_comes(here: impl AsFd, then: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    let here = here.as_fd().try_clone_to_owned()?;
    thread::Builder::new().spawn(move || {
        if wait(&[here.as_fd()], None) == Some(Came::HangUp) {
            then();
        }
    })?;
    Ok(())
}

/// What was waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// Nobody is any more at the far end.
    HangUp,
    /// There is something to read.
    News,
}

/// Waits until nobody is any more at the far end of one of `ends`, or `news` has something to read; `None` where the
/// system does not tell about the ends.
pub fn wait(ends: &[BorrowedFd<'_>], news: Option<BorrowedFd<'_>>) -> Option<Came> {
    // Nothing is asked for, so that only what is always told wakes this: errors and hang-ups.
    let ends = ends.iter().map(|end| PollFd::new(end, PollFlags::empty()));
    let news = news.iter().map(|news| PollFd::new(news, PollFlags::IN));
    let mut asked: Vec<PollFd<'_>> = ends.chain(news).collect();
    loop {
        match poll(&mut asked, None) {
            Ok(_) => break,
            Err(Errno::INTR) => {}
            Err(_) => return None,
        }
    }
    let told = |flags| asked.iter().any(|asked| asked.revents().intersects(flags));
    if told(PollFlags::HUP | PollFlags::ERR) {
        Some(Came::HangUp)
    } else {
        told(PollFlags::IN).then_some(Came::News)
    }
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
