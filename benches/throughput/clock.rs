//! Medians of rounds that are taken in turn.

use std::time::Instant;

use super::Work;

/// How often everything is done.
#[derive(Clone, Copy)]
pub struct Effort {
    pub rounds: usize,
    /// A round of one row reads at least this much, so that the clock's grain does not show.
    bytes_a_round: usize,
}

impl Effort {
    pub const FULL: Self = Self { rounds: 31, bytes_a_round: 512 << 10 };
    pub const ONCE: Self = Self { rounds: 1, bytes_a_round: 1 };

    /// A long text is read in fewer rounds.
    pub fn of_size(self, size: usize) -> Self {
        Self { rounds: if size > 1 << 20 { self.rounds.min(5) } else { self.rounds }, ..self }
    }

    pub fn times(self, len: usize) -> usize {
        self.bytes_a_round.div_ceil(len.max(1))
    }
}

pub fn seconds(work: impl FnOnce()) -> f64 {
    let began = Instant::now();
    work();
    began.elapsed().as_secs_f64()
}

pub fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The median seconds of each work on the text.
pub fn medians(works: &[Work], text: &str, effort: Effort) -> Vec<f64> {
    let times = effort.times(text.len());
    let mut taken = vec![Vec::new(); works.len()];
    for _ in 0..effort.rounds {
        for ((_, work), taken) in works.iter().zip(&mut taken) {
            taken.push(seconds(|| (0..times).for_each(|_| work(text))) / times as f64);
        }
    }
    taken.iter_mut().map(|taken| median(taken)).collect()
}
