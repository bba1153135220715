//! A gate for work that takes much memory while it is done.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Lets work in as long as all that is within takes no more than so many bytes; what takes more than that by itself is
/// let in alone.
pub(super) struct Gate {
    room: u64,
    within: Mutex<(u64, u64)>,
    left: Condvar,
}

impl Gate {
    pub fn new(room: u64) -> Self {
        Self { room, within: Mutex::default(), left: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, (u64, u64)> {
        self.within.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does work that takes so many bytes, once there is room.
    pub fn pass<T>(&self, bytes: u64, work: impl FnOnce() -> T) -> T {
        let _within = self.enter(bytes);
        work()
    }

    fn enter(&self, bytes: u64) -> Within<'_> {
        let full = |within: &mut (u64, u64)| within.0 > 0 && within.0 + bytes > self.room;
        let mut within = self.left.wait_while(self.lock(), full).unwrap_or_else(PoisonError::into_inner);
        within.0 += bytes;
        within.1 = within.1.max(within.0);
        Within { gate: self, bytes }
    }

    /// The most bytes that work within ever took at the same time.
    pub fn most(&self) -> u64 {
        self.lock().1
    }
}

/// Somebody is within; also when the work ends by a panic they leave.
struct Within<'a> {
    gate: &'a Gate,
    bytes: u64,
}

impl Drop for Within<'_> {
    fn drop(&mut self) {
        self.gate.lock().0 -= self.bytes;
        self.gate.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

    #[test]
    fn those_within_never_take_more_than_the_room_unless_alone() {
        let gate = Gate::new(100);
        let now = AtomicU64::new(0);
        std::thread::scope(|s| {
            for bytes in [40, 60, 50, 300, 10, 90, 40, 70] {
                let (gate, now) = (&gate, &now);
                s.spawn(move || {
                    gate.pass(bytes, || {
                        let all = now.fetch_add(bytes, SeqCst) + bytes;
                        assert!(all <= 100 || all == 300, "{all} bytes within");
                        std::thread::yield_now();
                        now.fetch_sub(bytes, SeqCst);
                    });
                });
            }
        });
        assert_eq!((gate.most(), gate.lock().0), (300, 0));
    }
}
