"""M4A: boxes within boxes; the movie's head says how long, its track what it holds."""

import re
import struct
from collections.abc import Iterator

from survey.sound.found import Truncated, Unplayable

LONG = 1  # the size of a box that has its real size behind its name
TRACK = re.compile(rb"hdlr.{8}(....)", re.DOTALL)  # what a track holds
REST = 0  # the size of a box that goes on to the end


def is_m4a(content: bytes) -> bool:
    """Return whether a file begins as the files of this family do."""
    return content[4:8] == b"ftyp"


def seconds(content: bytes) -> float:
    """Return how long a recording is."""
    boxes = dict(_boxes(content, 0, len(content)))
    if b"moov" not in boxes or b"mdat" not in boxes:
        raise Truncated
    start, end = boxes[b"moov"]
    movie = content[start:end]
    # The same family holds films and old phones' recordings, which are not played.
    if set(TRACK.findall(movie)) & {b"vide", b"soun"} != {b"soun"}:
        raise Unplayable
    if b"mp4a" not in movie:
        raise Unplayable
    head = dict(_boxes(content, start, end)).get(b"mvhd")
    if head is None:
        raise Unplayable
    return _duration(content[head[0] : head[1]])


def _boxes(
    content: bytes, start: int, end: int
) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Yield the boxes in a part of a file: name, and where its content is."""
    at = start
    while at < end:
        if at + 8 > end:
            raise Truncated
        size, name = struct.unpack_from(">I4s", content, at)
        head = 8
        if size == LONG and at + 16 <= end:
            (size,) = struct.unpack_from(">Q", content, at + 8)
            head = 16
        elif size == REST:
            size = end - at
        if size < head:
            raise Unplayable
        if at + size > end:
            raise Truncated
        yield name, (at + head, at + size)
        at += size


def _duration(head: bytes) -> float:
    is_long = head[:1] == b"\x01"
    layout, at = (">IQ", 20) if is_long else (">II", 12)
    if len(head) < at + struct.calcsize(layout):
        raise Unplayable
    scale, duration = struct.unpack_from(layout, head, at)
    return float(duration / scale) if scale else 0.0
