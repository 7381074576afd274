"""Transaction totals of many units at once: shown, and read back from a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.manage.operations.totals_lacking import Lacking, lacking_totals
from survey.manage.operations.totals_written import ByService, totals_by_unit
from survey.manage.rounds.queries import Participant
from survey.manage.whole_numbers import read_whole
from survey.models import Round


@dataclass(frozen=True, slots=True)
class Line:
    """A unit with its totals as they stand, and as somebody typed them."""

    unit: Participant
    totals: ByService
    lacking: Sequence[str]  # services with counters and no total; "" is the whole
    is_unserved: bool = False  # totals are by service, and a counter has none
    typed: str | None = None
    fault: str = ""

    @property
    def is_by_service(self) -> bool:
        """Return whether the unit's totals are of its services."""
        return any(self.totals)

    @property
    def total(self) -> int | None:
        """Return the transactions of the whole unit; None when none are known."""
        return sum(self.totals.values()) if self.totals else None

    @property
    def seen(self) -> str:
        """Return what the page shows in the unit's field."""
        return as_typed(self.totals.get(""))

    @property
    def shown(self) -> str:
        """Return what stands in the field: what was typed, else what there is."""
        return self.seen if self.typed is None else self.typed


@dataclass
class Typed:
    """What a page sent: new totals, and what is wrong."""

    totals: dict[int, ByService] = field(default_factory=dict)
    faults: dict[int, str] = field(default_factory=dict)
    is_overtaken: bool = False  # somebody else wrote another number meanwhile


def lines(session: Session, round_: Round, units: Sequence[Participant]) -> list[Line]:
    """Return the lines of some units."""
    ids = [unit.id for unit in units]
    stored = totals_by_unit(session, round_, ids)
    codes = {unit.id: unit.code for unit in units}
    found = lacking_totals(session, round_, codes)
    return [
        Line(
            unit,
            stored.get(unit.id, {}),
            _lacking(unit, found),
            is_unserved=unit.code in found.unserved,
        )
        for unit in units
    ]


def read_grid(sent: Mapping[str, str], shown: Sequence[Line]) -> Typed:
    """Return what was typed otherwise than the page showed it."""
    typed = Typed()
    for line in shown:
        unit_id = line.unit.id
        text = sent.get(f"total-{unit_id}")
        seen = sent.get(f"seen-{unit_id}", "")
        if text is None or line.is_by_service or text.strip() == seen:
            continue
        number = read_whole(text)
        if text.strip() and number is None:
            typed.faults[unit_id] = not_whole()
        elif seen != line.seen:
            typed.is_overtaken = True
        else:
            typed.totals[unit_id] = {} if number is None else {"": number}
    return typed


def not_whole() -> str:
    """Return what is said of what is no whole number."""
    words: str = _(
        "Phải là số nguyên không âm, viết 1200 hoặc 1.200, không dùng dấu phẩy."
    )
    return words


def as_typed(number: int | None) -> str:
    """Return a number as it is typed."""
    return "" if number is None else str(number)


def _lacking(unit: Participant, found: Lacking) -> list[str]:
    return sorted(one.service for one in found.missing if one.unit == unit.code)
