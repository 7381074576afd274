"""WAV: chunks in a RIFF file, of which one says the format and one is the sound."""

import struct
from collections.abc import Iterator

from survey.sound.found import Truncated, Unplayable

PLAYED = {0x0001, 0x0003, 0xFFFE}  # whole numbers, fractions, either said at length


def is_wav(content: bytes) -> bool:
    """Return whether a file begins as WAV files do."""
    return content[:4] == b"RIFF" and content[8:12] == b"WAVE"


def seconds(content: bytes) -> float:
    """Return how long a recording is."""
    (stated,) = struct.unpack_from("<I", content, 4)
    if stated + 8 > len(content):
        raise Truncated
    chunks = {name: (at, size) for name, at, size in _chunks(content)}
    at, size = chunks.get(b"fmt ", (0, 0))
    if size < 16 or b"data" not in chunks:
        raise Unplayable
    tag, _channels, _rate, a_second = struct.unpack_from("<HHII", content, at)
    if tag not in PLAYED or not a_second:
        raise Unplayable
    return float(chunks[b"data"][1] / a_second)


def _chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the chunks: name, where it begins, how long it is."""
    at = 12
    while at + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        if at + 8 + size > len(content):
            raise Truncated
        yield name, at + 8, size
        at += 8 + size + size % 2  # chunks begin at even places
