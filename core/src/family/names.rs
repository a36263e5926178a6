//! Several names for one thing: after "the same as", every name leads to the smallest.

use std::collections::BTreeMap;

/// Which name stands for which; one that was never joined stands for itself.
#[derive(Debug, Clone)]
pub(super) struct Names<T>(BTreeMap<T, T>);

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Copy + Ord> Names<T> {
    /// The smallest name of the same thing.
    pub(super) fn of(&self, name: T) -> T {
        let mut name = name;
        while let Some(next) = self.0.get(&name) {
            name = *next;
        }
        name
    }

    /// Two names are one thing. Each leads to a smaller one, so there is no circle.
    pub(super) fn join(&mut self, one: T, other: T) {
        let (one, other) = (self.of(one), self.of(other));
        if one != other {
            self.0.insert(one.max(other), one.min(other));
        }
    }
}
