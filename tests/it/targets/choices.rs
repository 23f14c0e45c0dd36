//! Bytes read as a row of choices, so that fuzzing steers what is written.

/// Each choice takes a byte; when they are used up every choice is the first.
pub struct Choices<'a>(std::slice::Iter<'a, u8>);

impl<'a> Choices<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes.iter())
    }

    pub fn any_left(&self) -> bool {
        self.0.len() > 0
    }

    /// A number below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or_default()) % count.max(1)
    }

    pub fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// A number of up to four bytes.
    pub fn number(&mut self) -> u32 {
        (0..=self.below(4)).fold(0, |number, _| number << 8 | self.below(256) as u32)
    }
}
