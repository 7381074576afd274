"""A part of a workbook read as XML, in little memory, whoever wrote it.

Expat itself, without a tree in between: openpyxl under defusedxml builds one for every
cell in Python, and three times as long in all (docs/adr/0032).
"""

from collections.abc import Iterator
from typing import Protocol
from xml.parsers import expat
from zipfile import ZipFile

from survey.spreadsheets.archive import pieces, unreadable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LONGEST = 1024 * 1024  # bytes of one tag, characters of one text; Excel's have 32,767

Attributes = dict[str, str]


class Listener(Protocol):
    """What is told of the elements of a part as they come."""

    @property
    def held(self) -> int:
        """Return how long the text is that has been gathered and not yet used."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the start of an element."""

    def end(self, tag: str) -> None:
        """Take its end."""


class Reading:
    """A part on its way through the parser; the listener may ask for texts, too."""

    def __init__(self, listener: Listener) -> None:
        self.parser = parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = listener.start
        parser.EndElementHandler = listener.end
        # No workbook has a document type; with one entities could be declared.
        parser.StartDoctypeDeclHandler = _refuse
        self._listener = listener

    def of(self, archive: ZipFile, name: str) -> Iterator[None]:
        """Read a part, stopping after each piece; a broken one raises a `Problem`."""
        fed = 0
        for piece in pieces(archive, name):
            fed += len(piece)
            self._feed(piece, is_last=False)
            unread = fed - max(self.parser.CurrentByteIndex, 0)
            if unread > LONGEST + len(piece) or self._listener.held > LONGEST:
                raise unreadable()
            yield
        self._feed(b"", is_last=True)
        yield

    def _feed(self, piece: bytes, *, is_last: bool) -> None:
        try:
            self.parser.Parse(piece, is_last)
        except (expat.ExpatError, ValueError, LookupError, OverflowError):
            raise unreadable() from None


def _refuse(*_declared: object) -> None:
    raise ValueError("a workbook has no document type")
