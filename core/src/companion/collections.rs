//! Which rows the vault keeps for the companion, and under which key. Numbers are never reused.

use otayori_vault::{Collection, KeyKind, RowId};

/// One report a row; names of rows are random.
pub(super) const REPORT: Collection = Collection::new(1, KeyKind::Family);
/// The children that wait to be confirmed: one row.
pub(super) const UNCONFIRMED: Collection = Collection::new(2, KeyKind::Family);
/// Which letters came, a row a child, named by the child.
pub(super) const LEDGER: Collection = Collection::new(3, KeyKind::Family);
/// How letters are wanted on this phone: one row.
pub(super) const PREFERENCES: Collection = Collection::new(4, KeyKind::Family);
/// Which notices this phone armed and showed: one row.
pub(super) const NOTICES: Collection = Collection::new(6, KeyKind::Family);

/// An entry of the journal, named by the entry.
pub(super) const ENTRY: Collection = Collection::new(16, KeyKind::Journal);
/// How an entry was before its last change, named by the entry.
pub(super) const REVISION: Collection = Collection::new(17, KeyKind::Journal);
/// Words saved while they are typed, named by the entry they become.
pub(super) const DRAFT: Collection = Collection::new(18, KeyKind::Journal);
/// A measurement, named by it.
pub(super) const GROWTH: Collection = Collection::new(19, KeyKind::Journal);
/// What was deleted, by its name alone: a backup must not bring it back.
pub(super) const TOMBSTONE: Collection = Collection::new(20, KeyKind::Journal);

/// The row of a collection that has one row.
pub(super) const ONLY: RowId = [0; 16];
