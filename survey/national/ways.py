"""Ways in which indices are made: only figures made in the same way are ranked."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy.orm import Session

from survey.models import KeptPack
from survey.packs.names import names_in

LETTERS = 12  # of the method's digest: two methods of one code may differ


class Way(NamedTuple):
    """A method, and how units were added up."""

    key: str  # what an address calls it
    code: str
    version: int
    title: str
    weighting: str
    n: int  # packs


def key_of(pack: KeptPack) -> str:
    """Return what an address calls the way of a pack."""
    return f"{pack.method_digest[:LETTERS]}.{pack.weighting}"


def ways(packs: Iterable[KeptPack]) -> list[Way]:
    """Return the ways of packs, that of most packs first."""
    found = list(packs)
    counted = Counter(key_of(one) for one in found)
    said = {key_of(one): one for one in found}
    all_ways = [
        Way(
            *(key, one.method_code, one.method_version, one.method_title),
            *(one.weighting, counted[key]),
        )
        for key, one in said.items()
    ]
    return sorted(all_ways, key=lambda way: (-way.n, way.code, -way.version, way.key))


def named_ways(session: Session, packs: Iterable[KeptPack]) -> list[Way]:
    """Return the ways of packs with the titles that the page's language has."""
    found = list(packs)
    titles = {key_of(one): names_in(session, one).title for one in found}
    return [way._replace(title=titles[way.key]) for way in ways(found)]
