-- Format 1. Everything a person could care about is sealed before it comes here.
-- Times, names and texts are inside the seals; what shows is how many rows there are, and roughly how long.

CREATE TABLE vault (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id  BLOB NOT NULL CHECK (length(id) = 16) -- the same as in the envelope
) STRICT;

-- The vault's own: what it remembers of the envelope, of wrong PINs, of copies, and how many rows there should be.
CREATE TABLE settings (
    name   INTEGER PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT;

-- No rowid and no second index: a row is found by its key alone, so a damaged index cannot hide one.
CREATE TABLE heads (
    collection INTEGER NOT NULL,
    id         BLOB NOT NULL,
    sealed     BLOB NOT NULL,
    PRIMARY KEY (collection, id)
) STRICT, WITHOUT ROWID;

-- Apart from the heads, so that a list stays short and damage to a long text costs that text.
CREATE TABLE bodies (
    collection INTEGER NOT NULL,
    id         BLOB NOT NULL,
    sealed     BLOB NOT NULL,
    PRIMARY KEY (collection, id)
) STRICT, WITHOUT ROWID;

-- Rows deleted since the copies were made: a repair must not bring them back. Emptied when the copies are made again.
CREATE TABLE gone (
    collection INTEGER NOT NULL,
    id         BLOB NOT NULL,
    PRIMARY KEY (collection, id)
) STRICT, WITHOUT ROWID;
