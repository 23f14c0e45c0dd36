//! The parts of a quotation.

use std::hash::{Hash, Hasher};
use std::ops::Deref;

use crate::span::Span;

/// Several spans. Nearly every quotation is of one part, which costs no allocation.
#[derive(Clone, Debug)]
pub(crate) enum Spans {
    One(Span),
    Many(Vec<Span>),
}

impl Spans {
    pub(crate) fn extend(&mut self, more: &[Span]) {
        match self {
            Self::One(one) => *self = Self::Many([&[*one], more].concat()),
            Self::Many(many) => many.extend_from_slice(more),
        }
    }

    pub(crate) fn sort(&mut self) {
        if let Self::Many(many) = self {
            many.sort_unstable();
        }
    }
}

impl From<Vec<Span>> for Spans {
    fn from(spans: Vec<Span>) -> Self {
        match spans[..] {
            [one] => Self::One(one),
            _ => Self::Many(spans),
        }
    }
}

impl Deref for Spans {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
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
        assert!(Spans::from(Vec::new()).is_empty());
    }
}
