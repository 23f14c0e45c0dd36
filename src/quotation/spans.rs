//! The parts of a quotation.

use std::hash::{Hash, Hasher};
use std::ops::Deref;

use crate::span::Span;

/// Several spans. Nearly every quotation is of one part or two, which cost no allocation.
#[derive(Clone, Debug)]
pub(crate) enum Spans {
    One(Span),
    Two([Span; 2]),
    Many(Vec<Span>),
}

impl Spans {
    pub(crate) fn extend(&mut self, more: &[Span]) {
        match (&mut *self, more) {
            (_, []) => {}
            (Self::One(one), &[two]) => *self = Self::Two([*one, two]),
            (Self::Many(many), _) => many.extend_from_slice(more),
            (few, _) => *self = Self::Many([&**few, more].concat()),
        }
    }

    pub(crate) fn sort(&mut self) {
        match self {
            Self::One(_) => {}
            Self::Two(two) => two.sort_unstable(),
            Self::Many(many) => many.sort_unstable(),
        }
    }
}

impl From<Vec<Span>> for Spans {
    fn from(spans: Vec<Span>) -> Self {
        match spans[..] {
            [one] => Self::One(one),
            [one, two] => Self::Two([one, two]),
            _ => Self::Many(spans),
        }
    }
}

impl Deref for Spans {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Two(two) => two,
            Self::Many(many) => many,
        }
    }
}

// Equal where they hold the same, however they hold it.
impl PartialEq for Spans {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Spans {}

impl Hash for Spans {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, Spans};

    #[test]
    fn one_and_many_are_alike() {
        let [first, second] = [Span::new(0, 2), Span::new(4, 6)];
        let mut spans = Spans::One(second);
        assert_eq!(spans, Spans::from(vec![second]));
        assert_eq!(spans, Spans::Many(vec![second]));
        spans.extend(&[first]);
        spans.sort();
        assert_eq!(*spans, [first, second]);
        assert_eq!(spans, Spans::from(vec![first, second]));
        spans.extend(&[]);
        spans.extend(&[first, first]);
        spans.sort();
        assert_eq!(*spans, [first, first, first, second]);
        spans.extend(&[second]);
        assert_eq!(spans.len(), 5);
        assert_eq!(spans, Spans::Many(spans.to_vec()));
        let mut three = Spans::One(second);
        three.extend(&[first, first]);
        assert_eq!(*three, [second, first, first]);
        assert!(Spans::from(Vec::new()).is_empty());
    }
}
