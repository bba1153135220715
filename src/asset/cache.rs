//! A cache with a budget of bytes: what was not used for longest goes first. Two callers who want the same
//! thing wait for one making of it; others are made at the same time.

use super::ArtFault;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// What one of the last so many requests was for is not dropped, or else a picture larger than the budget would
/// be decoded anew for every stretch of it: the budget may be passed by what is in use.
const IN_USE: u64 = 16;
/// But by no more than so many bytes, one thing alone excepted: many cores that each work at another page may use more
/// than there is room for.
const MOST_OVER: u64 = 512 << 20;

type Made<V> = OnceLock<Result<V, ArtFault>>;

pub(super) struct Cache<K, V> {
    budget: u64,
    inner: Mutex<Inner<K, V>>,
}

struct Inner<K, V> {
    entries: HashMap<K, Entry<V>>,
    total: u64,
    most: u64,
    tick: u64,
}

struct Entry<V> {
    made: Arc<Made<V>>,
    weight: u64,
    used: u64,
}

impl<K: Copy + Eq + Hash, V: Clone> Cache<K, V> {
    pub fn new(budget: u64) -> Self {
        Self { budget, inner: Mutex::new(Inner { entries: HashMap::new(), total: 0, most: 0, tick: 0 }) }
    }

    fn lock(&self) -> MutexGuard<'_, Inner<K, V>> {
        // Nothing is left half done while the lock is held.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is there already.
    pub fn peek(&self, key: K) -> Option<Result<V, ArtFault>> {
        let mut inner = self.lock();
        inner.tick += 1;
        let now = inner.tick;
        let entry = inner.entries.get_mut(&key)?;
        entry.used = now;
        entry.made.get().cloned()
    }

    /// What is there, or what `make` makes; `weigh` tells how many bytes that holds.
    pub fn get(
        &self,
        key: K,
        weigh: impl FnOnce(&V) -> u64,
        make: impl FnOnce() -> Result<V, ArtFault>,
    ) -> Result<V, ArtFault> {
        let made = {
            let mut inner = self.lock();
            inner.tick += 1;
            let now = inner.tick;
            let entry = inner.entries.entry(key).or_insert_with(|| Entry {
                made: Arc::new(OnceLock::new()),
                weight: 0,
                used: now,
            });
            entry.used = now;
            entry.made.clone()
        };
        let mut fresh = false;
        let result = made
            .get_or_init(|| {
                fresh = true;
                make()
            })
            .clone();
        if fresh && matches!(result, Err(ArtFault::Unreadable(_))) {
            // Not remembered: its disk may come back.
            self.lock().drop_entry(key);
        } else if fresh {
            self.settle(key, &made, result.as_ref().map_or(0, weigh));
        }
        result
    }

    /// Books what was made, and lets go of what is over the budget.
    fn settle(&self, key: K, made: &Arc<Made<V>>, weight: u64) {
        let mut inner = self.lock();
        if let Some(entry) = inner.entries.get_mut(&key).filter(|e| Arc::ptr_eq(&e.made, made)) {
            entry.weight = weight;
            inner.total += weight;
        }
        let now = inner.tick;
        while inner.total > self.budget && self.budget > 0 {
            let crowded = inner.total > self.budget + MOST_OVER;
            let rests = |e: &Entry<V>| e.used + IN_USE <= now || crowded;
            let done = inner.entries.iter().filter(|(k, e)| e.weight > 0 && **k != key && rests(e));
            let Some(oldest) = done.min_by_key(|(_, e)| e.used).map(|(k, _)| *k) else { break };
            inner.drop_entry(oldest);
        }
        if self.budget == 0 {
            inner.drop_entry(key);
        }
        inner.most = inner.most.max(inner.total);
    }

    /// This goes before anything else when room is needed.
    pub fn demote(&self, key: K) {
        if let Some(entry) = self.lock().entries.get_mut(&key) {
            entry.used = 0;
        }
    }

    /// Forgets every key that `gone` names.
    pub fn remove(&self, gone: impl Fn(&K) -> bool) {
        let mut inner = self.lock();
        let keys: Vec<K> = inner.entries.keys().filter(|k| gone(k)).copied().collect();
        for key in keys {
            inner.drop_entry(key);
        }
    }

    /// The most bytes that were ever held when something new had found its place.
    pub fn most(&self) -> u64 {
        self.lock().most
    }

    /// The most bytes that are held.
    pub fn budget(&self) -> u64 {
        self.budget
    }

    /// Bytes held now.
    pub fn total(&self) -> u64 {
        self.lock().total
    }
}

impl<K: Copy + Eq + Hash, V> Inner<K, V> {
    fn drop_entry(&mut self, key: K) {
        if let Some(entry) = self.entries.remove(&key) {
            self.total -= entry.weight;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(cache: &Cache<u8, u8>, key: u8) -> bool {
        let mut made = false;
        let got = cache.get(
            key,
            |_| 10,
            || {
                made = true;
                Ok(key)
            },
        );
        assert_eq!(got, Ok(key));
        made
    }

    #[test]
    fn the_least_recently_used_goes_first_and_what_is_in_use_stays() {
        let cache = Cache::new(300);
        assert!((0..30).all(|k| get(&cache, k)) && !get(&cache, 0));
        assert!(get(&cache, 30), "1 makes room");
        assert!(!get(&cache, 0) && get(&cache, 1));
        assert_eq!(cache.total(), 300);
        let small = Cache::new(1);
        assert!((0..30).all(|k| get(&small, k)) && !get(&small, 29));
        assert_eq!(small.total(), 10 * IN_USE);
    }

    #[test]
    fn without_a_budget_nothing_is_kept() {
        let cache = Cache::new(0);
        assert!(get(&cache, 1) && get(&cache, 1));
        assert_eq!((cache.total(), cache.peek(1)), (0, None));
    }

    #[test]
    fn many_callers_of_one_key_wait_for_one_making() {
        let cache = Cache::new(100);
        let made = std::sync::atomic::AtomicU32::new(0);
        std::thread::scope(|s| {
            for _ in 0..8 {
                s.spawn(|| {
                    cache.get(
                        7,
                        |_| 1,
                        || {
                            std::thread::sleep(std::time::Duration::from_millis(20));
                            made.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                            Ok(7_u8)
                        },
                    )
                });
            }
        });
        assert_eq!(made.into_inner(), 1);
    }
}
