"""The page of the docs that shows every picture, by subject."""

from collections.abc import Iterator
from pathlib import Path

from tests.browser.audit import DESKTOP, PHONE
from tests.pictures.catalogue import SUBJECTS, Pictured, Subject
from tests.pictures.chosen import IMAGES
from tests.pictures.every import file_of

DOCS = IMAGES.parent
PAGE = DOCS / "pictures.md"
BESIDE, PHONES_BESIDE = 2, 4
HEAD = """# Every page, in pictures

The first screen of every page a person can come to, in Vietnamese, from the invented
province of `make demo`. `.ci/pictures` draws them anew and writes this page; a page
that is missing here fails a test.
"""


def shown() -> str:
    """Return the page."""
    return "\n".join([HEAD, *(line for one in SUBJECTS for line in _subject(one))])


def _subject(subject: Subject) -> Iterator[str]:
    yield from (f"## {subject.title}", "")
    yield from _table(subject.pages, DESKTOP, BESIDE)
    phones = [one for one in subject.pages if one.is_for_phones]
    if phones:
        yield from ("Trên điện thoại:", "")
        yield from _table(phones, PHONE, PHONES_BESIDE)


def _table(
    pages: tuple[Pictured, ...] | list[Pictured], width: int, n: int
) -> Iterator[str]:
    n = min(n, len(pages))
    yield from ("| " * n + "|", "|---" * n + "|")
    for first in range(0, len(pages), n):
        row = pages[first : first + n]
        cells = [f"{one.title}<br>{_image(one, file_of(one, width))}" for one in row]
        yield "| " + " | ".join([*cells, *[""] * (n - len(row))]) + " |"
    yield ""


def _image(one: Pictured, file: Path) -> str:
    return f"![{one.title}]({file.relative_to(DOCS).as_posix()})"
