"""What is wrong with the files of a set, and where."""

from typing import NamedTuple

_MOST = 20  # faults told at once


class Fault(NamedTuple):
    """One fault; lines are counted as an editor counts them, the heading is line 1."""

    file: str
    line: int | None
    column: str | None
    what: str

    def __str__(self) -> str:
        place = [self.file]
        if self.line is not None:
            place.append(f"line {self.line}")
        if self.column is not None:
            place.append(f"column {self.column}")
        return f"{', '.join(place)}: {self.what}"


class SetError(ValueError):
    """The files of a set cannot be used; the message lists file, line and column.

    Attributes
    ----------
    faults : tuple of Fault
    """

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        told = [str(fault) for fault in faults[:_MOST]]
        if len(faults) > _MOST:
            told.append(f"and {len(faults) - _MOST} more")
        super().__init__("\n".join(told))


class Faults(list[Fault]):
    """Faults found so far; reading goes on, so that all are told at once."""

    def note(
        self,
        file: str,
        what: str,
        *,
        line: int | None = None,
        column: str | None = None,
    ) -> None:
        """Add a fault."""
        self.append(Fault(file, line, column, what))

    def refuse(self) -> None:
        """Raise `SetError` if there is a fault."""
        if self:
            raise SetError(self)
