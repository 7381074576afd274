"""A row of a file: cells read as what they must be, problems noted with their place."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from flask_babel import gettext as _

from survey.codes import CODE
from survey.days import day_of_number, read_day
from survey.documents.prose import REFUSED, cleaned
from survey.i18n import language
from survey.manage.whole_numbers import read_whole
from survey.spreadsheets import Fault, unmarked

Choice = TypeVar("Choice")


def _is_foreign(word: str) -> bool:
    """Return whether a word is not of the page's language: those come last."""
    return word.isascii() == (language() == "vi")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a line by column; a missing cell is an empty one."""

    line: int
    cells: Mapping[str, str]
    problems: list[Fault]
    headings: Mapping[str, str] = field(default_factory=dict)  # as the file has them

    def note(self, problem: str, column: str = "") -> None:
        """Keep a problem of this row, or of one of its cells."""
        heading = self.headings.get(column, column)
        self.problems.append(Fault(self.line, heading, problem))

    def text(self, column: str, longest: int, *, is_required: bool = False) -> str:
        """Return a text in NFC on one line; empty when nothing is said."""
        text = unmarked(cleaned(self.cells.get(column, "")))
        if is_required and not text:
            self.note(_("không được để trống"), column)
        if text.startswith("="):
            self.note(_("là công thức; hãy ghi giá trị"), column)
        if len(text) > longest:
            size = {"n": len(text), "most": longest}
            self.note(_("dài %(n)d ký tự, nhiều nhất là %(most)d", **size), column)
        if any(unicodedata.category(character) in REFUSED for character in text):
            self.note(_("có ký tự điều khiển hoặc ký tự không hợp lệ"), column)
        return text

    def code(self, column: str, *, is_required: bool = False) -> str:
        """Return a code; empty when nothing is said."""
        code = self.text(column, 32, is_required=is_required)
        if code and not CODE.fullmatch(code):
            self.note(
                _("chỉ dùng A-Z a-z 0-9 . _ - và bắt đầu bằng chữ hoặc số"), column
            )
        return code

    def day(self, column: str, *, is_required: bool = False) -> date | None:
        """Return a date; None when nothing is said."""
        text = self.text(column, 20, is_required=is_required)
        day = read_day(text)
        meant = day_of_number(text)
        if meant is not None:
            words = _(
                "%(text)s là số, có lẽ là ngày %(day)s; hãy định dạng ô là ngày",
                text=text,
                day=f"{meant.day}/{meant.month}/{meant.year}",
            )
            self.note(words, column)
        elif text and day is None:
            self.note(
                _(
                    "“%(text)s” không phải ngày; viết 2026-01-31 hoặc 31/1/2026",
                    text=text,
                ),
                column,
            )
        return day

    def choice(self, column: str, allowed: Mapping[str, Choice]) -> Choice | None:
        """Return what a word stands for, in any case; None when nothing is said."""
        text = self.text(column, 60)
        word = text.casefold()
        if text and word not in allowed:
            self.note(
                _(
                    "không có “%(text)s”; được dùng: %(words)s",
                    text=text,
                    words=", ".join(sorted(allowed, key=_is_foreign)),
                ),
                column,
            )
        return allowed.get(word)

    def whole(self, column: str) -> int | None:
        """Return a whole number that is not negative."""
        text = self.text(column, 20, is_required=True)
        number = read_whole(text)
        if text and number is None:
            words = _(
                "“%(text)s” phải là số nguyên không âm, viết 1200 hoặc 1.200, không "
                "dùng dấu phẩy",
                text=text,
            )
            self.note(words, column)
        return number
