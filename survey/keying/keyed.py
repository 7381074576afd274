"""What a clerk types of a sheet, one key a question, and the answers it stands for.

A digit is a level or the number of an option, 0 or - "not applicable", a dot or a
space "left blank". Where several options may be ticked their marks stand in round
brackets: (135); after 9 comes a.
"""

from collections.abc import Iterator
from string import ascii_lowercase
from typing import NamedTuple

from survey.methods.answers import (
    APART,
    BLANK,
    CHOSEN,
    NOT_CHOSEN,
    NUMBERS,
    Fault,
    encode,
    faults_of,
)
from survey.methods.form import Form, Item, Kind

ZERO, SPACE = "0", " "
OPENS, CLOSES = "(", ")"
MARKS = NUMBERS + ascii_lowercase  # of options that are ticked
UNTICKED = ZERO + SPACE + BLANK + APART


class Wrong(NamedTuple):
    """A question whose answer cannot be: what was typed of it, and why not."""

    item: Item
    typed: str  # empty where nothing was typed for it
    fault: Fault


class Keyed(NamedTuple):
    """A sheet as it was typed: its answers, unless something is wrong with them."""

    answers: str
    wrong: tuple[Wrong, ...] = ()
    surplus: str = ""  # typed after the last question

    @property
    def is_blank(self) -> bool:
        """Return whether it holds no answer at all."""
        return not self.answers.strip(BLANK)


def read_keyed(form: Form, typed: str) -> Keyed:
    """Return the answers that a text stands for, or every question that is wrong."""
    pieces, surplus = _pieces(form, typed)
    return read_pieces(form, pieces, surplus)


def read_pieces(form: Form, pieces: list[str | None], surplus: str = "") -> Keyed:
    """Return the answers that pieces stand for, one a question; None: not typed."""
    given: dict[str, str] = {}
    wrong: list[Wrong] = []
    for item, piece in zip(form.items, pieces, strict=True):
        value = None if piece is None else _value(item, piece)
        if value is None:
            fault = Fault.MISSING if piece is None else Fault.INVALID
            wrong.append(Wrong(item, piece or "", fault))
        else:
            given[item.code] = value
    known = {one.item.code for one in wrong}
    typed = dict(zip((item.code for item in form.items), pieces, strict=True))
    for code, fault in faults_of(form, given).items():
        # Paper holds what it holds: a question may be left blank on it.
        if fault is not Fault.MISSING and code not in known:
            wrong.append(Wrong(_item(form, code), typed[code] or "", fault))
    if wrong or surplus:
        return Keyed("", tuple(sorted(wrong, key=_place)), surplus)
    return Keyed(encode(form, given))


def as_keyed(form: Form, answers: str) -> str:
    """Return what a clerk would have typed for some answers."""
    return "".join(typed_of(item, answer_of(item, answers)) for item in form.items)


def differing(form: Form, one: str, other: str) -> list[Item]:
    """Return the questions that two sheets answer differently."""
    return [i for i in form.items if answer_of(i, one) != answer_of(i, other)]


def answer_of(item: Item, answers: str) -> str:
    """Return the characters of one question."""
    return answers[item.position - 1 : item.position - 1 + item.width]


def allowed(item: Item) -> str:
    """Return what may be typed for a question, as a clerk reads it."""
    last = MARKS[len(item.options) - 1]
    return "1" if last == "1" else f"1–{last}"


def _pieces(form: Form, typed: str) -> tuple[list[str | None], str]:
    """Cut a text into a piece a question; what is left over comes second."""
    pieces: list[str | None] = []
    at = 0
    for item in form.items:
        end = _end(item, typed, at)
        pieces.append(typed[at:end] or None)
        at = end
    return pieces, typed[at:]


def _end(item: Item, typed: str, at: int) -> int:
    if item.kind is Kind.CHOICES and typed[at : at + 1] == OPENS:
        closed = typed.find(CLOSES, at)
        return len(typed) if closed < 0 else closed + 1
    return at + 1


def _value(item: Item, piece: str) -> str | None:
    """Return the characters that a piece stands for; None where it is no answer."""
    if item.kind is Kind.CHOICES:
        return _ticked(item, piece)
    if piece in {BLANK, SPACE}:
        return ""
    return {ZERO: APART}.get(piece, piece)


def _ticked(item: Item, piece: str) -> str | None:
    if len(piece) == 1 and piece in UNTICKED:
        return ""
    # Without brackets a second mark would be taken for the next question's answer.
    if not (piece.startswith(OPENS) and piece.endswith(CLOSES)):
        return None
    ticked, marks = piece[1:-1].lower(), MARKS[: item.width]
    if len(set(ticked)) < len(ticked) or not set(ticked) <= set(marks):
        return None
    return "".join(CHOSEN if mark in ticked else NOT_CHOSEN for mark in marks)


def typed_of(item: Item, value: str) -> str:
    """Return what a clerk would have typed for the characters of one question."""
    if item.kind is Kind.CHOICES:
        ticked = "".join(_marks_ticked(value))
        return f"{OPENS}{ticked}{CLOSES}" if ticked else BLANK
    return {APART: ZERO}.get(value, value)


def _marks_ticked(value: str) -> Iterator[str]:
    return (mark for mark, one in zip(MARKS, value, strict=False) if one == CHOSEN)


def _item(form: Form, code: str) -> Item:
    return next(item for item in form.items if item.code == code)


def _place(wrong: Wrong) -> int:
    return wrong.item.position
