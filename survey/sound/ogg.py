"""Ogg: pages one after the other, the last one marked, with Opus or Vorbis inside."""

import struct
from collections.abc import Iterator

from survey.sound.found import Truncated, Unplayable

HEAD = 27  # bytes of a page before its table of lengths
LAST = 0x04
UNSET = -1  # a page on which nothing ends
OPUS_RATE = 48_000


def is_ogg(content: bytes) -> bool:
    """Return whether a file begins as Ogg files do."""
    return content[:4] == b"OggS"


def seconds(content: bytes) -> float:
    """Return how long a recording is."""
    pages = list(_pages(content))
    rate, skipped = _rate(content, pages[0][2])
    if not pages[-1][0] & LAST:
        raise Truncated
    ends = [end for _flags, end, _at in pages if end != UNSET]
    return (ends[-1] - skipped) / rate if ends else 0.0


def _pages(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the pages: their flags, the sample they end with, where they begin."""
    at = 0
    while at < len(content):
        if at + HEAD > len(content):
            raise Truncated
        name, flags, end, n = struct.unpack_from("<4sxBq12xB", content, at)
        if name != b"OggS":
            raise Unplayable
        body = at + HEAD + n
        lengths = content[at + HEAD : body]
        if len(lengths) < n or body + sum(lengths) > len(content):
            raise Truncated
        yield flags, end, body
        at = body + sum(lengths)


def _rate(content: bytes, at: int) -> tuple[int, int]:
    """Return the samples a second, and how many at the beginning are not heard."""
    if content[at : at + 8] == b"OpusHead" and at + 12 <= len(content):
        return OPUS_RATE, struct.unpack_from("<H", content, at + 10)[0]
    if content[at : at + 7] == b"\x01vorbis" and at + 16 <= len(content):
        (rate,) = struct.unpack_from("<I", content, at + 12)
        if rate:
            return rate, 0
    raise Unplayable
