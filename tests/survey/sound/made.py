"""Recordings made by hand: the smallest files of each kind, and others' like them."""

import struct
import wave
from io import BytesIO


def wav(seconds: float = 1.0, rate: int = 8000) -> bytes:
    """Return silence as WAV, a byte a sample."""
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(rate)
        sound.writeframes(b"\x80" * round(seconds * rate))
    return file.getvalue()


def mp3(seconds: float = 1.0, *, tag: bool = True, behind: bytes = b"") -> bytes:
    """Return MP3 of frames at 32 kbit/s and 16 kHz: 36 ms and 144 bytes each."""
    frame = bytes([0xFF, 0xF3, 0x48, 0xC0]) + b"\0" * 140
    head = b"ID3\x04\0\0\0\0\0\x0a" + b"\0" * 10 if tag else b""
    return head + frame * round(seconds / 0.036) + behind


def ogg(seconds: float = 1.0, *, codec: str = "opus", is_ended: bool = True) -> bytes:
    """Return Ogg: a head, a page of sound, the last page."""
    rate = 48_000 if codec == "opus" else 22_050
    opus = b"OpusHead\x01\x01" + struct.pack("<HIHB", 312, rate, 0, 0)
    vorbis = b"\x01vorbis" + struct.pack("<IBI", 0, 1, rate) + b"\0" * 14
    head = {"opus": opus, "vorbis": vorbis}.get(codec, b"\x80theora" + b"\0" * 20)
    skipped = 312 if codec == "opus" else 0
    end = round(seconds * rate) + skipped
    last = 4 if is_ended else 0
    return _page(2, 0, head) + _page(0, -1, b"x" * 40) + _page(last, end, b"y" * 40)


def _page(flags: int, end: int, body: bytes) -> bytes:
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, end, 1, 0, 0, 1)
    return head + bytes([len(body)]) + body


def m4a(
    seconds: float = 1.0,
    *,
    kind: bytes = b"soun",
    codec: bytes = b"mp4a",
    long: int = 0,
) -> bytes:
    """Return M4A with one track; `long` is the version of the head of its movie."""
    dates = b"\0" * (16 if long else 8)
    length = struct.pack(">IQ" if long else ">II", 1000, round(seconds * 1000))
    head = _box(b"mvhd", bytes([long, 0, 0, 0]) + dates + length + b"\0" * 80)
    track = _box(b"hdlr", b"\0" * 8 + kind) + _box(b"stsd", b"\0" * 8 + _box(codec))
    movie = _box(b"moov", head + _box(b"trak", track))
    return _box(b"ftyp", b"M4A \0\0\0\0") + movie + _box(b"mdat", b"\0" * 200)


def _box(name: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I4s", 8 + len(content), name) + content
