"""A second reader of the pack file, written from docs/formats/pack.md alone and sharing no code with the first.

Prints every entry as one line of JSON: key, variant, reviewed, text. `./check` compares this with what the Rust reader
gives (tests/tests/pack_file.rs).
"""

import json
import struct
import sys
import zlib

import zstandard


def read(path: str) -> list[dict]:
    with open(path, "rb") as file:
        data = file.read()
    assert data[:4] == b"OTYR", "magic"
    version, kind, zero = struct.unpack_from("<HBB", data, 4)
    assert version == 1 and kind in (0, 1, 2) and zero == 0
    checksum, head = struct.unpack_from("<II", data, 12)
    assert checksum == zlib.crc32(data[16:head], zlib.crc32(data[:12])), "checksum of header and index"
    name_length, frames = struct.unpack_from("<HH", data, 20)
    entries, strings_length, dictionary_length = struct.unpack_from("<III", data, 24)

    at = 36 + name_length
    frame_table = [struct.unpack_from("<III", data, at + 12 * row) for row in range(frames)]
    at += 12 * frames
    entry_table = [struct.unpack_from("<IHBBHHII", data, at + 20 * row) for row in range(entries)]
    at += 20 * entries
    strings = data[at : at + strings_length]
    at += strings_length
    dictionary = data[at : at + dictionary_length]
    assert at + dictionary_length == head

    options = {"dict_data": zstandard.ZstdCompressionDict(dictionary)} if dictionary else {}
    decompressor = zstandard.ZstdDecompressor(**options)
    unfolded, at = [], head
    for compressed_length, length, frame_checksum in frame_table:
        compressed = data[at : at + compressed_length]
        assert zlib.crc32(compressed) == frame_checksum, f"frame at {at}"
        unfolded.append(decompressor.decompress(compressed, max_output_size=length))
        assert len(unfolded[-1]) == length
        at += compressed_length
    assert at == len(data)

    found = []
    for key_at, key_length, variant_length, flags, frame, _, start, length in entry_table:
        end = key_at + key_length
        found.append(
            {
                "key": strings[key_at:end].decode(),
                "variant": strings[end : end + variant_length].decode(),
                "reviewed": bool(flags & 1),
                "text": unfolded[frame][start : start + length].decode(),
            }
        )
    places = [(entry["key"].encode(), entry["variant"].encode()) for entry in found]
    assert places == sorted(set(places)), "sorted, none twice"
    return found


if __name__ == "__main__":
    for path in sys.argv[1:]:
        for entry in read(path):
            print(json.dumps(entry, ensure_ascii=False))
