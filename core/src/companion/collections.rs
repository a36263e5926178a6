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
/// The keys whose regions count here, and those that no longer do: one row.
pub(super) const REGION_KEYS: Collection = Collection::new(7, KeyKind::Family);
/// The highest version of each region that each key ever brought: one row.
pub(super) const REGION_VERSIONS: Collection = Collection::new(8, KeyKind::Family);
/// A region from outside, whole as it came; names of rows are random.
pub(super) const REGION: Collection = Collection::new(9, KeyKind::Family);
/// A number that a person entered, named by it. It is called without a PIN, so it is not the journal's.
pub(super) const NUMBER: Collection = Collection::new(10, KeyKind::Family);
/// A number that was deleted, by its name alone: a backup must not bring it back.
pub(super) const NUMBER_GONE: Collection = Collection::new(11, KeyKind::Family);

/// An entry of the journal, named by the entry.
pub(super) const ENTRY: Collection = Collection::new(16, KeyKind::Journal);
/// How an entry was before its last change, named by the entry.
pub(super) const REVISION: Collection = Collection::new(17, KeyKind::Journal);
/// Words saved while they are typed, named by the entry they become.
pub(super) const DRAFT: Collection = Collection::new(18, KeyKind::Journal);
/// A measurement, named by it.
pub(super) const GROWTH: Collection = Collection::new(19, KeyKind::Journal);
/// Pictures that nothing named when somebody last looked: one row.
pub(super) const UNNAMED: Collection = Collection::new(21, KeyKind::Journal);
/// What was deleted, by its name alone: a backup must not bring it back.
pub(super) const TOMBSTONE: Collection = Collection::new(20, KeyKind::Journal);

/// Collections whose heads are empty: everything is in the body, so a lost head loses nothing.
pub(super) const WITHOUT_HEADS: [Collection; 14] = [
    REPORT,
    UNCONFIRMED,
    LEDGER,
    PREFERENCES,
    NOTICES,
    REGION_KEYS,
    REGION_VERSIONS,
    NUMBER,
    NUMBER_GONE,
    REVISION,
    DRAFT,
    GROWTH,
    TOMBSTONE,
    UNNAMED,
];

/// The row of a collection that has one row.
pub(super) const ONLY: RowId = [0; 16];
