//! What Linux tells about a running process.

use std::fs;

use crate::program::Result;

/// The memory that a process holds, in KiB.
#[derive(Clone, Copy)]
pub struct Memory {
    /// What is resident now.
    pub resident: u64,
    /// The most that ever was.
    pub peak: u64,
}

/// Reads the memory of a process.
pub fn memory(process: u32) -> Result<Memory> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let kibibytes = |field: &str| -> Result<u64> {
        let line = status.lines().find_map(|line| line.strip_prefix(field));
        let value = line.and_then(|value| value.split_whitespace().next()).ok_or("/proc has no memory")?;
        Ok(value.parse()?)
    };
    Ok(Memory { resident: kibibytes("VmRSS:")?, peak: kibibytes("VmHWM:")? })
}

/// The processor time that a process has used so far, in clock ticks.
pub fn ticks(process: u32) -> Result<u64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The fields are numbered from 1; the second is a name in parentheses that may hold anything.
    let (_, from_third) = stat.rsplit_once(") ").ok_or("/proc has no processor time")?;
    let (user, system) = (14, 15);
    let fields: Vec<&str> = from_third.split(' ').collect();
    Ok(fields[user - 3].parse::<u64>()? + fields[system - 3].parse::<u64>()?)
}
