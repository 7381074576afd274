"""How a file of answers is meant: what each column holds, what its words stand for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Self

from survey.documents.prose import cleaned
from survey.methods.form import Form
from survey.models import Channel


class Holds(StrEnum):
    """What a file has in its lines."""

    SHEETS = "sheets"
    COUNTS = "counts"  # published: a line a unit and criterion


UNIT, COUNTER, DAY, SERVICE = "unit", "counter", "day", "service"
ITEM = "item"  # in a file of counts, where an item is a line
LEVEL = "level:"

# What offices usually call these columns.
USUAL: Mapping[str, tuple[str, ...]] = {
    UNIT: ("unit", "mã đơn vị", "đơn vị", "tên đơn vị", "don_vi"),
    COUNTER: ("counter", "mã quầy", "quầy"),
    DAY: ("day", "date", "ngày", "ngày trả lời", "ngày khảo sát"),
    SERVICE: ("service", "mã lĩnh vực", "lĩnh vực"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody said of a file; headings are those of the file, tidied."""

    columns: Mapping[str, str]  # what is read, or an item's code, to its heading
    channel: Channel = Channel.PAPER
    day: date | None = None  # of every sheet, where no column says it
    units: Mapping[str, str] = field(default_factory=dict)  # a name to a unit's code
    words: Mapping[str, str] = field(default_factory=dict)  # a word to its number

    def kept(self) -> dict[str, Any]:
        """Return this as a task keeps it."""
        return asdict(self) | {"day": self.day and self.day.isoformat()}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """Return what a task kept."""
        day = kept["day"] and date.fromisoformat(kept["day"])
        return cls(**{**kept, "day": day, "channel": Channel(kept["channel"])})


def place_of(code: str) -> str:
    """Return the name under which an item's column stands among the others.

    >>> place_of("S1")
    'item:S1'
    """
    return f"item:{code}"


def level_place(number: int) -> str:
    """Return the name under which the column of a level's counts stands."""
    return f"{LEVEL}{number}"


def guessed(form: Form, headings: Sequence[str]) -> dict[str, str]:
    """Return which columns probably hold what: by their names, else by their order.

    Items are taken in order only where exactly as many columns are left as there are.
    """
    tidy = {heading.casefold(): heading for heading in reversed(headings)}
    found = {
        place: tidy[name]
        for place, names in USUAL.items()
        for name in reversed(names)
        if name in tidy
    }
    named = _named(form, tidy)
    left = [heading for heading in headings if heading not in found.values()]
    if not named and len(left) == len(form.items):
        named = dict(zip((one.code for one in form.items), left, strict=True))
    return found | {place_of(code): heading for code, heading in named.items()}


def read_pairs(text: str) -> tuple[dict[str, str], list[int]]:
    """Return what stands before and after the last = of each line; which have none.

    >>> read_pairs("Rất tốt = 5")
    ({'rất tốt': '5'}, [])
    """
    found: dict[str, str] = {}
    wrong: list[int] = []
    for number, line in enumerate(text.splitlines(), start=1):
        name, sign, value = line.rpartition("=")
        if line.strip() and not (sign and cleaned(name) and cleaned(value)):
            wrong.append(number)
        elif line.strip():
            found[cleaned(name).casefold()] = cleaned(value)
    return found, wrong


def written_pairs(pairs: Mapping[str, str], unknown: Iterable[str] = ()) -> str:
    """Return pairs as lines, and what is to be completed."""
    lines = [f"{name} = {value}" for name, value in pairs.items()]
    return "\n".join([*lines, *(f"{name} = " for name in unknown)])


def _named(form: Form, tidy: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in form.items:
        names = (item.code, f"c{item.number}", f"câu {item.number}", str(item.number))
        texts = (cleaned(text) for text in item.text.values())
        known = (tidy.get(name.casefold()) for name in (*names, *texts))
        heading = next((one for one in known if one), None)
        if heading:
            found[item.code] = heading
    return found
