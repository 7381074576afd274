"""Drawings kept in files: found again after a restart, and by other processes.

A drawing is a pure function of what goes into it, so its file is named by a digest of
all that. Nothing in it can grow old; what is asked for least is thrown away.
"""

import os
import zlib
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import time

BOXES = 256  # folders, by the first two digits of a name
MOST = 256  # files a box; in all some 65,000, of 2 to 4 kB each
FRESH = 86_400  # seconds in which being asked for again is not noted again
STALE = 3_600  # seconds after which a file that nobody finished is thrown away
UNFINISHED = ".new"


class Shelf:
    """A folder of texts by their name, a digest; private, bounded, free of locks.

    Whatever is wrong with a file or with the folder, the text is as if it were not
    there: it is drawn anew.
    """

    def __init__(self, folder: Path, *, most: int = MOST) -> None:
        self._folder = folder
        self._most = most

    def get(self, name: str) -> str | None:
        """Return a text, None where there is none, or only a broken one."""
        file = self._file(name)
        try:
            text = zlib.decompress(file.read_bytes()).decode()  # with its own checksum
            if file.stat().st_mtime < time() - FRESH:
                os.utime(file)
        except (OSError, zlib.error, UnicodeDecodeError):
            return None
        return text

    def put(self, name: str, text: str) -> None:
        """Keep a text; who reads meanwhile finds the old one or the whole new one."""
        file = self._file(name)
        with suppress(OSError):  # a full disk keeps nobody from seeing a page
            for folder in (self._folder, file.parent):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(file, zlib.compress(text.encode()))
            self._make_room(file.parent)

    def _file(self, name: str) -> Path:
        return self._folder / name[:2] / name[2:]

    def _make_room(self, box: Path) -> None:
        """Throw away what nobody asked for the longest, and what nobody finished."""
        by_age = sorted(box.iterdir(), key=lambda file: file.stat().st_mtime)
        leaving = by_age[: max(0, len(by_age) - self._most)]
        for file in by_age[len(leaving) :]:
            if file.suffix == UNFINISHED and file.stat().st_mtime < time() - STALE:
                leaving.append(file)
        for file in leaving:
            file.unlink(missing_ok=True)  # another process may have been quicker


def _write(file: Path, content: bytes) -> None:
    """Write a file that only its owner reads, and name it when it is whole.

    Not forced to the disk: after a power cut a broken file is as good as none.
    """
    with NamedTemporaryFile(
        dir=file.parent, suffix=UNFINISHED, delete=False
    ) as unfinished:
        made = Path(unfinished.name)
        unfinished.write(content)
    made.replace(file)
