"""Whether two folders hold the same pictures: python compare_photos.py BEFORE AFTER.

Needs Pillow, whose decoders (libjpeg-turbo, libpng's rules, libwebp) are those of phones. Prints the name of each picture
that is the same, frame by frame, with its colour profile.
"""

import sys
from pathlib import Path

from PIL import Image

before, after = map(Path, sys.argv[1:])


def frames(path):
    with Image.open(path) as image:
        # An animated PNG is kept as its still picture.
        count = 1 if path.suffix == ".png" else getattr(image, "n_frames", 1)
        # The name of a PNG's profile is no part of it.
        yield image.info.get("icc_profile")
        for number in range(count):
            image.seek(number)
            yield image.convert("RGBA").tobytes()


for path in sorted(after.iterdir()):
    kept = Image.open(path)
    hidden = set(kept.info) & {"exif", "xmp", "comment", "photoshop", "XML:com.adobe.xmp", "Raw profile type exif"}
    if list(frames(path)) == list(frames(before / path.name)) and not hidden and not kept.getexif():
        print(path.name)
