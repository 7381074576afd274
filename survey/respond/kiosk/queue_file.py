"""A file of the sheets that a tablet keeps: a line each, between a head and an end.

Whatever became of the file on its way, each of its lines is judged by itself.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from survey.errors import Problem
from survey.respond.kiosk.shapes import SentSheet, read

FORMAT = "hailong-kiosk-1"
MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file: the sheet in it, or what is wrong with it."""

    number: int
    sheet: SentSheet | None
    fault: str = ""


def read_lines(text: str) -> list[Line]:
    """Return the sheets of a file, or raise a `Problem` where it is none of ours."""
    lines = text.split("\n")
    if not _is_head(lines[0]):
        message = _(
            "Không phải tệp phiếu chờ gửi: dòng đầu phải là dòng mà máy tại quầy ghi."
        )
        raise Problem(message, status=422)
    if len(lines) > MOST_LINES:
        message = _("Tệp có quá %(n)d dòng.", n=MOST_LINES)
        raise Problem(message, status=413)
    return list(_sheets(lines))


def n_promised(text: str) -> int:
    """Return how many sheets the head of a file speaks of."""
    head = json.loads(text.partition("\n")[0])
    n = head.get("n")
    return n if isinstance(n, int) else 0


def _sheets(lines: list[str]) -> Iterator[Line]:
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        try:
            yield Line(number, read(SentSheet, line))
        except Problem as problem:
            yield Line(number, None, problem.message)


def _is_head(line: str) -> bool:
    try:
        head = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(head, dict) and head.get("format") == FORMAT
