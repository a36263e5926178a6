CREATE TABLE heads (collection INTEGER, id BLOB, value BLOB, PRIMARY KEY (collection, id)) STRICT, WITHOUT ROWID;
CREATE TABLE bodies (collection INTEGER, id BLOB, value BLOB, PRIMARY KEY (collection, id)) STRICT, WITHOUT ROWID;
