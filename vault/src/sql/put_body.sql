INSERT INTO bodies (collection, id, sealed) VALUES (?1, ?2, ?3)
ON CONFLICT (collection, id) DO UPDATE SET sealed = excluded.sealed
