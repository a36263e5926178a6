"""Pictures with something planted in every place that holds no pixels, for tests/tests/journal/photos.rs.

Needs Pillow: python make_photos.py fixtures/photos. The files are committed; this says how they came to be. Wherever
text can stand, PLANTED stands; the place in the Exif block is 35.6895 N, 139.6917 E.
"""

import io
import struct
import sys
import zlib
from pathlib import Path

from PIL import Image, ImageCms, PngImagePlugin

OUT = Path(sys.argv[1])
PLANTED = b"PLANTED"
UTF16 = "PLANTED".encode("utf-16-le")
# Odd sides, and no two rows alike: whatever is lost or turned shows.
SIZE = (45, 31)


def picture(mode="RGB", shift=0):
    image = Image.new("RGBA", SIZE)
    for y in range(SIZE[1]):
        for x in range(SIZE[0]):
            image.putpixel((x, y), ((x * 5 + shift) % 256, y * 8, (x * y + shift) % 256, 255 - (x + y) * 3))
    return image.convert(mode)


def exif(orientation=6):
    block = Image.Exif()
    block[0x0112] = orientation
    block[0x010F] = "PLANTED maker"
    block[0x0110] = "PLANTED model"
    block[0x0132] = "2026:11:25 12:34:56"
    block[0x9C9B] = UTF16 + b"\0\0"
    block.get_ifd(0x8769).update({0x9003: "2026:11:25 12:34:56", 0x9286: PLANTED, 0xA430: "PLANTED owner"})
    block.get_ifd(0x8825).update(
        {1: "N", 2: (35.0, 41.0, 22.2), 3: "E", 4: (139.0, 41.0, 30.12), 29: "2026:11:25", 27: PLANTED}
    )
    return block.tobytes()


def profile():
    whole = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # Without the moment of its making, so that every run writes the same files.
    return whole[:24] + bytes(12) + whole[36:]


XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>PLANTED</x:xmpmeta>"


# JPEG


def segment(marker, content):
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def encode_jpeg(**options):
    out = io.BytesIO()
    picture(options.pop("mode", "RGB")).save(out, "JPEG", quality=85, **options)
    return out.getvalue()


def plant_jpeg(jpeg, orientation=6):
    """Planted segments after SOI, between the scans and before EOI, fill bytes, and trailers after EOI."""
    assert jpeg[:2] == b"\xff\xd8" and jpeg[-2:] == b"\xff\xd9"
    thumbnail = b"\xff\xd8" + segment(0xFE, PLANTED) + b"\xff\xd9"
    resource = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", 12) + b"\x1c\x02\x78\0\x07PLANTED"
    early = [
        segment(0xE0, b"JFIF\0\x01\x02\x01\0\x48\0\x48\x02\x01" + b"PLANTE"),
        segment(0xE0, b"JFXX\0\x10" + thumbnail),
        segment(0xE1, exif_block(orientation)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
        segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + XMP),
        segment(0xE2, b"MPF\0MM\0*PLANTED"),
        segment(0xE2, b"FPXR\0PLANTED"),
        segment(0xE3, b"META\0PLANTED"),
        segment(0xEB, b"JP\0\0PLANTED"),
        segment(0xEC, b"Ducky\0PLANTED"),
        segment(0xED, resource),
        segment(0xEF, PLANTED),
        segment(0xFE, PLANTED),
        segment(0xFE, UTF16),
    ]
    body = jpeg[2:]
    if body.startswith(b"\xff\xe0"):
        body = body[2 + struct.unpack(">H", body[2:4])[0] :]
    # Fill bytes before markers, and bytes that belong to nothing.
    body = b"PLANTED\xff\xff" + between_scans(body)
    for restart in range(0xD0, 0xD8):
        body = body.replace(bytes([0xFF, restart]), bytes([0xFF, 0xFF, 0xFF, restart]))
    mpf = encode_jpeg()[:2] + segment(0xE1, exif_block(1)) + encode_jpeg()[2:]
    motion = b"\0\0\0\x18ftypmp42PLANTED" + b"MotionPhoto_DataPLANTED"
    return b"\xff\xd8" + b"".join(early) + body[:-2] + b"\xff\xff" + segment(0xFE, PLANTED) + b"\xff\xd9" + mpf + motion


def between_scans(body):
    """A comment before the first table that follows a scan, as only progressive files have one."""
    scan = body.index(b"\xff\xda")
    table = body.find(b"\xff\xc4", scan)
    return body if table < 0 else body[:table] + segment(0xFE, PLANTED) + body[table:]


def exif_block(orientation):
    block = exif(orientation)
    return block if block.startswith(b"Exif\0\0") else b"Exif\0\0" + block


# PNG


def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def chunks(png):
    at = 8
    while at < len(png):
        length = struct.unpack(">I", png[at : at + 4])[0]
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def encode_png(mode="RGB", **options):
    out = io.BytesIO()
    image = picture(mode)
    if mode == "P":
        options["transparency"] = bytes(range(0, 250, 5))
    image.save(out, "PNG", **options)
    return out.getvalue()


def plant_png(png, orientation=3):
    info = [
        chunk(b"tEXt", b"Comment\0PLANTED"),
        chunk(b"zTXt", b"Comment\0\0" + zlib.compress(PLANTED * 3)),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        chunk(b"iTXt", b"Comment\0\x01\0\0\0" + zlib.compress(PLANTED)),
        chunk(b"eXIf", exif_block(orientation)[6:]),
        chunk(b"tIME", struct.pack(">HBBBBB", 2026, 11, 25, 12, 34, 56)),
        chunk(b"pHYs", struct.pack(">IIB", 2835, 2835, 1)),
        chunk(b"prVt", PLANTED),
        chunk(b"caBX", PLANTED),
    ]
    out = [png[:8]]
    split = False
    for name, content in chunks(png):
        if name == b"IEND":
            out.append(chunk(b"tEXt", b"Author\0PLANTED"))
        if name == b"IDAT" and not split:
            split = True
            out += info
            # In two chunks, as encoders that stream do.
            half = len(content) // 2
            out += [chunk(b"IDAT", content[:half]), chunk(b"IDAT", content[half:])]
            continue
        if name == b"iCCP":
            content = b"PLANTED name" + content[content.index(b"\0") :]
        out.append(chunk(name, content))
    return b"".join(out) + b"PLANTED" + encode_png()


# WebP


def riff(parts):
    content = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(content)) + content


def part(name, content, pad=b"P"):
    return name + struct.pack("<I", len(content)) + content + (pad if len(content) % 2 else b"")


def parts(webp):
    at = 12
    while at < len(webp):
        length = struct.unpack("<I", webp[at + 4 : at + 8])[0]
        yield webp[at : at + 4], webp[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def encode_webp(mode="RGB", **options):
    out = io.BytesIO()
    frames = options.pop("frames", 1)
    rest = [picture(mode, 60 * n) for n in range(1, frames)]
    extra = {"save_all": True, "append_images": rest, "duration": 80} if rest else {}
    picture(mode).save(out, "WEBP", **options, **extra)
    return out.getvalue()


def plant_webp(webp, orientation=8):
    found = list(parts(webp))
    if found[0][0] != b"VP8X":
        # In the simple form nothing may follow; some writers do it all the same.
        return riff([part(*found[0]), part(b"EXIF", exif_block(orientation)), part(b"XMP ", XMP)]) + PLANTED
    out = []
    for name, content in found:
        if name == b"VP8X":
            content = bytes([content[0] | 0x0C]) + b"PLA" + content[4:]
        if name == b"ANMF":
            content = content[:16] + content[16:] + part(b"prVt", PLANTED)
        if name not in (b"EXIF", b"XMP "):
            out.append(part(name, content))
    out += [part(b"EXIF", exif_block(orientation)), part(b"XMP ", XMP), part(b"prVt", PLANTED)]
    return riff(out) + PLANTED


def write(name, content):
    (OUT / name).write_bytes(content)


OUT.mkdir(parents=True, exist_ok=True)
write("baseline.jpg", plant_jpeg(encode_jpeg()))
write("progressive.jpg", plant_jpeg(encode_jpeg(progressive=True, icc_profile=profile()), 5))
write("restart.jpg", plant_jpeg(encode_jpeg(restart_marker_blocks=2, subsampling=0), 3))
write("grey.jpg", plant_jpeg(encode_jpeg(mode="L", optimize=True), 1))
write("cmyk.jpg", plant_jpeg(encode_jpeg(mode="CMYK"), 2))
write("rgb.png", plant_png(encode_png(icc_profile=profile())))
write("alpha.png", plant_png(encode_png("RGBA"), 7))
write("palette.png", plant_png(encode_png("P")))
write("grey.png", plant_png(encode_png("L"), 1))
write(
    "animated.png",
    plant_png(encode_png("RGBA", save_all=True, append_images=[picture("RGBA", 99)], duration=80)),
)
write("lossy.webp", plant_webp(encode_webp(quality=80)))
write("lossless.webp", plant_webp(encode_webp(lossless=True)))
write("extended.webp", plant_webp(encode_webp(quality=80, icc_profile=profile(), exif=exif(), xmp=XMP), 6))
write("alpha.webp", plant_webp(encode_webp("RGBA", quality=80, exif=exif()), 4))
write("lossless-alpha.webp", plant_webp(encode_webp("RGBA", lossless=True, exif=exif()), 1))
write("animated.webp", plant_webp(encode_webp("RGBA", frames=3, quality=80)))
