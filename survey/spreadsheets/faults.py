"""What is wrong with a file: every fault with its row and its column."""

from collections.abc import Sequence
from typing import NamedTuple

from flask_babel import gettext as _

from survey.errors import Problem

MOST_TOLD = 100  # faults in one message


class Fault(NamedTuple):
    """Something wrong, and where; line 0 and column "" are the whole file."""

    line: int
    column: str
    words: str

    @property
    def place(self) -> str:
        """Return where it is, as a person looks for it."""
        if self.line and self.column:
            where: str = _(
                "Dòng %(line)d, cột “%(column)s”", line=self.line, column=self.column
            )
            return where
        place: str = _("Dòng %(line)d", line=self.line) if self.line else ""
        return place

    def __str__(self) -> str:
        return f"{self.place}: {self.words}." if self.line else self.words


class FileRefused(Problem):
    """A file of which nothing was written; `faults` say why."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        told = [str(fault) for fault in faults[:MOST_TOLD]]
        if len(faults) > MOST_TOLD:
            told.append(_("… và %(n)d lỗi khác.", n=len(faults) - MOST_TOLD))
        heading = _("Chưa ghi gì vì tệp có ít nhất %(n)d lỗi:", n=len(faults))
        super().__init__("\n".join((heading, *told)))
        self.faults = list(faults)


def refuse(faults: Sequence[Fault] | Sequence[str]) -> None:
    """Raise one problem that lists these, if there are any."""
    if faults:
        found = [f if isinstance(f, Fault) else Fault(0, "", f) for f in faults]
        raise FileRefused(found)
