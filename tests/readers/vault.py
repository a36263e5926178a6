"""A second reader of the vault, written from docs/formats/vault.md alone and sharing no code with the first.

    vault.py FOLDER --device-key HEX [--pin PIN | --words WORDS]

Prints every row as `row COLLECTION ID HEAD BODY` and every sealed file as `file ID BYTES`, all in hexadecimal; what it
has no key for it leaves out. A test of otayori-vault compares this with what the Rust reader gives. The folder is only
read: SQLite is given a copy.
"""

import argparse
import hashlib
import hmac
import pathlib
import shutil
import sqlite3
import struct
import tempfile
import unicodedata

from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt

FAMILY, JOURNAL = 1, 2


def hkdf(secret: bytes, salt: bytes, info: str) -> bytes:
    """HKDF-SHA256, one block."""
    key = hmac.digest(salt, secret, "sha256")
    return hmac.digest(key, info.encode() + b"\x01", "sha256")


def unwrap(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, bound, nonce, key)


def envelope(data: bytes) -> tuple[bytes, int, dict[int, bytes]]:
    assert hashlib.sha256(data[:-32]).digest() == data[-32:], "sum of the envelope"
    magic, version, count, zero = struct.unpack_from("<4sHBB", data)
    assert magic == b"OTYK" and version == 1 and zero == 0
    vault, generation = data[8:24], struct.unpack_from("<Q", data, 24)[0]
    slots, at = {}, 32
    for _ in range(count):
        kind, length = data[at], data[at + 1]
        slots[kind] = data[at + 2 : at + 2 + length]
        at += 2 + length
    assert at == len(data) - 32
    return vault, generation, slots


def bound_slot(vault: bytes, kind: int, rest: bytes = b"") -> bytes:
    return b"OTYK" + struct.pack("<H", 1) + vault + bytes([kind]) + rest


def by_device(slots: dict[int, bytes], kind: int, vault: bytes, device: bytes) -> bytes:
    body = slots[kind]
    return unwrap(hkdf(device, vault, "otayori vault 1: device"), body[:24], body[24:], bound_slot(vault, kind))


def stretched(slots: dict[int, bytes], kind: int, vault: bytes, known: str, device: bytes | None) -> bytes:
    body = slots[kind]
    memory, passes, lanes = struct.unpack_from("<III", body, 16)
    secret = hash_secret_raw(known.encode(), body[:16], passes, memory, lanes, 32, Type.ID)
    if device is None:
        key = hkdf(secret, vault, "otayori vault 1: recovery")
    else:
        key = hkdf(device + secret, vault, "otayori vault 1: device and PIN")
    return unwrap(key, body[28:52], body[52:], bound_slot(vault, kind, body[:28]))


def keys(folder: pathlib.Path, device: bytes, pin: str | None, words: str | None) -> tuple[bytes, dict[int, bytes]]:
    whole = [envelope((folder / name).read_bytes()) for name in ("otayori.keys.1", "otayori.keys.2")]
    vault, _, slots = max(whole, key=lambda one: one[1])
    if words:
        phrase = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", words).lower())
        both = stretched(slots, 4, vault, " ".join(phrase.split()), None)
        return vault, {FAMILY: both[:32], JOURNAL: both[32:]}
    found = {FAMILY: by_device(slots, 1, vault, device)}
    if 2 in slots:
        found[JOURNAL] = by_device(slots, 2, vault, device)
    elif pin:
        found[JOURNAL] = stretched(slots, 3, vault, unicodedata.normalize("NFKC", pin), device)
    return vault, found


def value(roots: dict[int, bytes], vault: bytes, collection: int, part: int, row: bytes, sealed: bytes) -> bytes:
    version, kind = sealed[0], sealed[1]
    assert version == 1 and hashlib.sha256(sealed[:2] + sealed[6:]).digest()[:4] == sealed[2:6], "checksum"
    bound = bytes([version, kind]) + vault + bytes([collection, part]) + row
    padded = unwrap(hkdf(roots[kind], vault, "otayori vault 1: rows"), sealed[6:30], sealed[30:], bound)
    length = struct.unpack_from("<I", padded)[0]
    assert 4 + length <= len(padded) and not any(padded[4 + length :]), "padding"
    return padded[4 : 4 + length]


def file(roots: dict[int, bytes], vault: bytes, name: bytes, data: bytes) -> bytes:
    assert data[:4] == b"OTYF" and data[4] == 1
    kind, writing = data[5], data[6:22]
    key = hkdf(roots[kind], vault, "otayori vault 1: files")
    chunks, end = data[22:-48], data[-48:]
    pieces = [chunks[at : at + 65576] for at in range(0, len(chunks), 65576)]

    def chunk(number: int, last: bool, sealed: bytes) -> bytes:
        bound = bytes([1, kind]) + vault + name + writing + struct.pack("<IB", number, last)
        return unwrap(key, sealed[:24], sealed[24:], bound)

    length = struct.unpack("<Q", chunk(len(pieces), True, end))[0]
    plain = b"".join(chunk(number, False, piece) for number, piece in enumerate(pieces))
    assert length <= len(plain) and not any(plain[length:]), "padding"
    return plain[:length]


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--device-key", type=bytes.fromhex, required=True)
    arguments.add_argument("--pin")
    arguments.add_argument("--words")
    asked = arguments.parse_args()
    vault, roots = keys(asked.folder, asked.device_key, asked.pin, asked.words)
    with tempfile.TemporaryDirectory() as scratch:
        for name in asked.folder.glob("otayori.db*"):
            shutil.copy(name, scratch)
        database = sqlite3.connect(pathlib.Path(scratch) / "otayori.db")
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
        assert database.execute("SELECT id FROM vault").fetchone() == (vault,)
        rows = database.execute(
            "SELECT collection, id, heads.sealed, bodies.sealed FROM heads JOIN bodies USING (collection, id)"
            " ORDER BY collection, id"
        )
        for collection, row, head, body in rows:
            if head[1] in roots:
                parts = [value(roots, vault, collection, part, row, sealed) for part, sealed in ((1, head), (2, body))]
                print("row", collection, row.hex(), parts[0].hex(), parts[1].hex())
        database.close()
    for path in sorted((asked.folder / "otayori.files").glob("?" * 32)):
        data = path.read_bytes()
        if data[5] in roots:
            print("file", path.name, file(roots, vault, bytes.fromhex(path.name), data).hex())


if __name__ == "__main__":
    main()
