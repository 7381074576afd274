"""A ZIP of which every byte follows from its files, and is vouched for at its end."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import RawIOBase
from typing import IO, Any, BinaryIO, NamedTuple, Self
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MARK = b"sha256:"  # leads the comment: the digest of all before the last record
DIGITS = 64
LAST_RECORD = 22  # bytes, without the comment
BLOCK = 1 << 20
UNIX = 3
READABLE = 0o100644 << 16


class Entry(NamedTuple):
    """A file of a pack, written when its turn comes."""

    name: str
    write: Callable[[RawIOBase], object]


class Written(NamedTuple):
    """A file as it went into the pack."""

    name: str
    size: int
    sha256: str


class Archive:
    """A ZIP under way in a stream that can be read back."""

    def __init__(self, stream: BinaryIO, made_at: datetime) -> None:
        self._stream = stream
        self._moment = made_at.astimezone(UTC).timetuple()[:6]
        self._zip = ZipFile(stream, "w", ZIP_DEFLATED)
        self._zip.comment = MARK + b"0" * DIGITS

    def add(self, entry: Entry) -> Written:
        """Write a file, and return what vouches for it."""
        info = ZipInfo(entry.name, self._moment)
        info.compress_type = ZIP_DEFLATED
        info.create_system, info.external_attr = UNIX, READABLE
        with self._zip.open(info, "w") as target:
            noted = _Noting(target)
            entry.write(noted)
        return Written(entry.name, noted.size, noted.digest.hexdigest())

    def __enter__(self) -> Self:
        """Return it, to be filled."""
        return self

    def __exit__(self, *_raised: object) -> None:
        """Write the list of its files."""
        self._zip.close()

    def vouch(self) -> None:
        """Write the digest of all before the last record, once that is there."""
        end = self._stream.seek(0, 2) - LAST_RECORD - len(MARK) - DIGITS
        told = hashlib.sha256()
        for block in _blocks(self._stream, end):
            told.update(block)
        self._stream.seek(-DIGITS, 2)
        self._stream.write(told.hexdigest().encode())


class _Noting(RawIOBase):
    """Passes on what is written, and notes its size and digest."""

    def __init__(self, target: IO[bytes]) -> None:
        super().__init__()
        self._target = target
        self.size, self.digest = 0, hashlib.sha256()

    def write(self, data: Any, /) -> int:
        """Write bytes."""
        self.size += memoryview(data).nbytes
        self.digest.update(data)
        return self._target.write(data)

    def writable(self) -> bool:
        """Return that it is."""
        return True


def _blocks(stream: BinaryIO, end: int) -> Iterator[bytes]:
    stream.seek(0)
    while end > 0 and (block := stream.read(min(BLOCK, end))):
        end -= len(block)
        yield block
