//! Whom and what a notice is about, and whether that still stands.
//!
//! Knows slots, stages and names of children. Does not know words or queues.

use chrono::NaiveDate;
use otayori_pack::SlotId;
use serde::{Deserialize, Serialize};

use crate::family::{ChildId, Family};
use crate::stage::Stage;

/// One thing a notice is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum About {
    /// A letter of a child.
    Letter {
        /// For whom.
        child: ChildId,
        /// Which.
        slot: SlotId,
    },
    /// A quiet line in place of the letters of a pregnancy that nobody has looked at for weeks.
    Quiet {
        /// Of whom.
        child: ChildId,
    },
    /// Something to do by a day.
    Deadline {
        /// For whom.
        child: ChildId,
        /// What: the id of a [`super::Due`].
        id: String,
    },
}

impl About {
    /// Whom it is about.
    pub fn child(&self) -> ChildId {
        match self {
            Self::Letter { child, .. } | Self::Quiet { child } | Self::Deadline { child, .. } => *child,
        }
    }

    /// Whether a notice of a day about this can still be: the child is accompanied and not at rest on that day, a letter
    /// of pregnancy belongs to a day before the birth, and past 42 weeks there is nothing until somebody says what happened.
    pub(super) fn stands(&self, family: &Family, on: NaiveDate) -> bool {
        let Some(Ok(stage)) = family.member(self.child()).map(|member| member.stage(on)) else {
            return false;
        };
        let awaited = matches!(stage, Stage::Expecting { .. });
        let born = matches!(stage, Stage::Growing { .. } | Stage::Grown { .. });
        match self {
            Self::Letter { slot, .. } if is_of_pregnancy(slot) => awaited,
            Self::Letter { .. } => born,
            Self::Quiet { .. } => awaited,
            Self::Deadline { .. } => awaited || born || matches!(stage, Stage::Undated),
        }
    }
}

/// Letters of another track stand on its shelf under the name of their day.
fn is_of_pregnancy(slot: &SlotId) -> bool {
    match slot {
        SlotId::Gestation(_) => true,
        SlotId::Path { name, .. } => matches!(name.parse(), Ok(SlotId::Gestation(_))),
        _ => false,
    }
}
