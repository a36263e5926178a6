//! What was answered, and what is there. The ledger is the sceptic: it knows nothing of how a vault works.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use otayori_vault::{KeyKind, Repaired, RowId, Vault, VaultError};

use crate::child::{FAMILY, JOURNAL, photo, text};
use crate::faults::Fault;

/// What has been counted.
#[derive(Default)]
pub struct Tally {
    pub kills: u64,
    pub answered: u64,
    pub repairs: u64,
    /// Rows that damage took and that were named, or that a copy gave back in an older state.
    pub named: u64,
    pub losses: u64,
    faults: BTreeMap<Fault, u64>,
}

impl Tally {
    pub fn count(&mut self, fault: Fault) {
        *self.faults.entry(fault).or_default() += 1;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:8}  children killed", self.kills)?;
        writeln!(f, "{:8}  changes answered before that", self.answered)?;
        for (fault, times) in &self.faults {
            writeln!(f, "{times:8}  {fault:?}")?;
        }
        writeln!(f, "{:8}  repairs", self.repairs)?;
        write!(f, "{:8}  rows that damage took or made older, each of them named", self.named)
    }
}

/// The states a thing may be in: what was answered last, and what was being done.
type States = BTreeSet<Option<u64>>;

#[derive(Default)]
pub struct Ledger {
    rows: BTreeMap<RowId, States>,
    files: BTreeMap<RowId, States>,
    /// Every state a row ever had: what a copy may give back.
    ever: BTreeMap<RowId, States>,
    /// Rows that were named as damaged and not written since: a part of them is older or gone for good.
    scarred: BTreeSet<RowId>,
    pending: Option<(bool, RowId, Option<u64>)>,
}

impl Ledger {
    pub fn len(&self) -> usize {
        self.rows.len() + self.files.len()
    }

    pub fn doing(&mut self, what: &str, id: RowId, turn: u64) {
        let (file, state) = match what {
            "put" => (false, Some(turn)),
            "delete" => (false, None),
            "file" => (true, Some(turn)),
            _ => {
                self.pending = None;
                return;
            }
        };
        let things = if file { &mut self.files } else { &mut self.rows };
        things.entry(id).or_insert_with(|| States::from([None])).insert(state);
        if !file {
            self.ever.entry(id).or_insert_with(|| States::from([None])).insert(state);
        }
        self.pending = Some((file, id, state));
    }

    pub fn done(&mut self) {
        if let Some((file, id, state)) = self.pending.take() {
            let things = if file { &mut self.files } else { &mut self.rows };
            things.insert(id, States::from([state]));
            if !file {
                self.scarred.remove(&id);
            }
        }
    }

    /// What is not as it was answered and was not named either. What is there counts from now on.
    pub fn compare(
        &mut self,
        vault: &Vault,
        repaired: Option<&Repaired>,
        fault: Fault,
        tally: &mut Tally,
    ) -> Vec<String> {
        let mut lost = Vec::new();
        let hurt = fault.may_hurt_rows();
        let named: BTreeSet<RowId> = repaired
            .iter()
            .flat_map(|repaired| repaired.lost.iter().chain(&repaired.from_copies))
            .map(|part| part.id)
            .collect();
        // Written anew before the damage, or damaged before: either way it was told.
        self.scarred.extend(&named);
        let mut unnamed = repaired.map_or(0, |repaired| repaired.missing);
        for (id, states) in &mut self.rows {
            let found = state(vault, *id, self.scarred.contains(id));
            let found = match found {
                Ok(found) => found,
                Err(why) => {
                    lost.push(format!("row {}: {why}", u128::from_be_bytes(*id)));
                    continue;
                }
            };
            if !states.contains(&found) {
                // A whole database that went is a copy, and says so; every state is one that was answered before.
                let once = self.ever.get(id).is_some_and(|ever| ever.contains(&found));
                let told = named.contains(id) || matches!(fault, Fault::DatabaseCut | Fault::DatabaseEmptied);
                if hurt && once && told {
                    tally.named += 1;
                } else if hurt && once && unnamed > 0 {
                    unnamed -= 1;
                    tally.named += 1;
                } else {
                    lost.push(format!("row {}: {found:?} is none of {states:?}", u128::from_be_bytes(*id)));
                }
            }
            *states = States::from([found]);
        }
        for (id, states) in &mut self.files {
            let mut bytes = Vec::new();
            let found = match vault.file_get(*id, KeyKind::Journal, &mut bytes) {
                Ok(_) => {
                    states.iter().copied().find(|state| state.is_some_and(|turn| photo(*id, turn) == bytes))
                }
                Err(_) => states.contains(&None).then_some(None),
            };
            match found {
                Some(found) => *states = States::from([found]),
                None => lost.push(format!("file {}", u128::from_be_bytes(*id))),
            }
        }
        lost
    }
}

/// Which writing of a row is there. Head, body, event and entry must be of one, unless some of it was named.
fn state(vault: &Vault, id: RowId, named: bool) -> Result<Option<u64>, String> {
    let read = |collection| {
        vault.read(|reading| {
            let head = reading.head(collection, id)?;
            let body = match reading.body(collection, id) {
                Err(VaultError::Damaged { .. }) if named => None,
                body => body?,
            };
            Ok((head, body))
        })
    };
    let (family, journal) =
        (read(FAMILY).map_err(|error| error.to_string())?, read(JOURNAL).map_err(|error| error.to_string())?);
    if family != journal && !named {
        return Err("an event without its entry".to_owned());
    }
    let (Some(head), body) = family else { return Ok(None) };
    let turn = u64::from_le_bytes(head.try_into().map_err(|_| "a head that nobody wrote".to_owned())?);
    match body {
        Some(body) if body == text(id, turn) => Ok(Some(turn)),
        _ if named => Ok(Some(turn)),
        _ => Err("a body that nobody wrote".to_owned()),
    }
}
