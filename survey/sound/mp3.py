"""MP3: frames that follow each other, between what players print about the piece."""

from typing import NamedTuple

from survey.sound.found import Truncated, Unplayable

ID3_HEAD = 10
HEAD = 4  # bytes before a frame's sound
LAYER_3 = 0b01
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
KBITS_1 = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
KBITS_2 = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
VERSION_1 = 3
BEHIND = (b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"\0\0\0\0")  # what may follow the sound
FEWEST = 4  # frames; a few bytes alone may look like one


class Frame(NamedTuple):
    """A frame: how long it is in bytes and in seconds."""

    size: int
    seconds: float


def is_mp3(content: bytes) -> bool:
    """Return whether a file begins as MP3 files do."""
    return content[:3] == b"ID3" or frame_at(content, 0) is not None


def seconds(content: bytes) -> float:
    """Return how long a recording is."""
    at = _sound_begins(content)
    n, total = 0, 0.0
    while at < len(content) and not content.startswith(BEHIND, at):
        frame = frame_at(content, at)
        if frame is None:
            raise Truncated if len(content) - at < HEAD else Unplayable
        if at + frame.size > len(content):
            raise Truncated
        n, total, at = n + 1, total + frame.seconds, at + frame.size
    if n < FEWEST:
        raise Unplayable
    return total


def frame_at(content: bytes, at: int) -> Frame | None:
    """Return the frame that begins at a place; None where none does."""
    head = int.from_bytes(content[at : at + HEAD])
    version, layer = head >> 19 & 3, head >> 17 & 3
    kbits, rate = head >> 12 & 15, head >> 10 & 3
    is_frame = head >> 21 == 0x7FF and layer == LAYER_3 and version in RATES
    if not is_frame or not 0 < kbits < 15 or rate == 3:
        return None
    samples, table = (1152, KBITS_1) if version == VERSION_1 else (576, KBITS_2)
    hertz = RATES[version][rate]
    size = samples // 8 * table[kbits - 1] * 1000 // hertz + (head >> 9 & 1)
    return Frame(size, samples / hertz)


def _sound_begins(content: bytes) -> int:
    """Return where the first frame is, behind the tag that may stand first."""
    if content[:3] != b"ID3" or len(content) < ID3_HEAD:
        return 0
    size = 0
    for byte in content[6:ID3_HEAD]:  # seven bits each
        size = size << 7 | byte & 0x7F
    if ID3_HEAD + size >= len(content):
        raise Truncated
    return ID3_HEAD + size
