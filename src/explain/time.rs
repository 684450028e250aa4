//! Times in front of log lines.

use std::fmt;

/// A time as it is shown: `2026-03-08 17:31:29`, or `Mar 08 17:31:29` where a collector wrote no year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Time {
    /// The month by which times without a year are compared, from 1; 0 beside a year.
    month: u8,
    text: [u8; 19],
}

/// The earliest and the latest time.
pub(super) type Span = (Time, Time);

pub(super) const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The forms of a time zone, as for [`fits`].
const ZONES: [&[u8]; 4] = [b"+00:00", b"/00:00", b"+0000", b"/0000"];

impl Time {
    /// Reads a date and a time at the beginning of a line: the time, and how many bytes they take with fractions of a
    /// second and time zone.
    pub(super) fn at_start(bytes: &[u8]) -> Option<(Time, usize)> {
        if !fits(bytes, b"0000/00/00") {
            return None;
        }
        let gaps = [" - ", " ", "T"];
        let gap = gaps.into_iter().find(|gap| bytes[10..].starts_with(gap.as_bytes()))?;
        let clock = bytes.get(10 + gap.len()..)?;
        if !fits(clock, b"00:00:00") {
            return None;
        }
        let mut time = [b' '; 19];
        time[..10].copy_from_slice(&bytes[..10]);
        (time[4], time[7]) = (b'-', b'-');
        time[11..].copy_from_slice(&clock[..8]);
        let mut left = &clock[8..];
        if let [b'.' | b',', fraction @ ..] = left {
            left = &fraction[fraction.iter().take_while(|byte| byte.is_ascii_digit()).count()..];
        }
        if let [b'Z', behind @ ..] = left {
            left = behind;
        } else if let Some(zone) = ZONES.iter().find(|zone| fits(left, zone)) {
            left = &left[zone.len()..];
        }
        Some((Time { month: 0, text: time }, bytes.len() - left.len()))
    }

    /// Returns a time without a year, of a month, a day and a time of day such as `17:31:29`.
    pub(super) fn without_year(month: &str, day: &str, clock: &str) -> Option<Time> {
        let number = (1..).zip(MONTHS).find(|(_, name)| *name == month)?.0;
        let text = format!("{month} {day:0>2} {clock}    ");
        let text = text.into_bytes().try_into().ok()?;
        fits(clock.as_bytes(), b"00:00:00").then_some(Time { month: number, text })
    }

    fn has_year(self) -> bool {
        self.month == 0
    }
}

/// Returns the earliest and the latest time of two spans. One without a year says nothing beside one that has it.
pub(super) fn join(one: Span, other: Span) -> Span {
    match (one.0.has_year(), other.0.has_year()) {
        (true, false) => one,
        (false, true) => other,
        _ => (one.0.min(other.0), one.1.max(other.1)),
    }
}

/// Whether bytes begin with a form in which `0` stands for a digit and `/` for a slash or a hyphen.
pub(super) fn fits(bytes: &[u8], form: &[u8]) -> bool {
    let fits = |(form, byte): (&u8, &u8)| match form {
        b'0' => byte.is_ascii_digit(),
        b'/' => matches!(byte, b'/' | b'-'),
        other => byte == other,
    };
    bytes.len() >= form.len() && form.iter().zip(bytes).all(fits)
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // It was made of text: all of it is UTF-8.
        f.write_str(String::from_utf8_lossy(&self.text).trim_end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_times() {
        for (text, len) in [
            ("2026-03-08 17:31:29", 19),
            ("2026/03/08 - 17:31:29 |", 21),
            ("2026-03-08T17:31:29.123456789Z x", 30),
            ("2026-03-08T17:31:29+08:00]", 25),
            ("2026/03/08 17:31:29.5,", 21),
        ] {
            let (time, taken) = Time::at_start(text.as_bytes()).unwrap();
            assert_eq!((time.to_string().as_str(), taken), ("2026-03-08 17:31:29", len), "{text}");
        }
        for text in ["", "2026-03-08", "2026-03-08 17:31", "20260308 17:31:29", "2026-03-08é17:31:29"] {
            assert_eq!(Time::at_start(text.as_bytes()), None, "{text}");
        }
        assert_eq!(Time::without_year("Mar", "8", "17:31:29").unwrap().to_string(), "Mar 08 17:31:29");
        assert_eq!(Time::without_year("Mar", "8", "17:31:2é"), None);
    }

    #[test]
    fn times_without_a_year_are_ordered_by_month_and_give_way_to_dates() {
        let day = |month, day| Time::without_year(month, day, "17:31:29").unwrap();
        let (march, april) = (day("Mar", "31"), day("Apr", "1"));
        assert_eq!(join((april, april), (march, march)), (march, april));
        let date = Time::at_start(b"2026-04-02 17:31:29").unwrap().0;
        assert_eq!(join((march, april), (date, date)), (date, date));
        assert_eq!(join((date, date), (march, april)), (date, date));
    }
}
