"""Units of a round a page at a time, all or those searched for."""

from collections.abc import Sequence

from survey.manage.rounds.queries import Participant
from survey.paging import Page, page_of
from survey.unaccented import unaccented

SIZE = 50  # units


def units_page(
    units: Sequence[Participant], *, search: str, asked: str
) -> Page[Participant]:
    """Return a page of the units that a search finds; without words of all."""
    return page_of(matching(units, search), asked, size=SIZE)


def matching(units: Sequence[Participant], search: str) -> list[Participant]:
    """Return the units whose name or code has every word, with or without accents."""
    words = unaccented(search).split()
    found = []
    for unit in units:
        known = unaccented(f"{unit.name} {unit.name_en} {unit.code}")
        if all(word in known for word in words):
            found.append(unit)
    return found
