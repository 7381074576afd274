"""A set of criteria of the PAR Index: areas, criteria, parts of them, and points."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from survey.documents import Texts
from survey.methods import Bands

Scope = Literal["province", "unit"]
Scorer = Literal["self", "appraisal", "survey"]

SCOPES: tuple[Scope, ...] = ("province", "unit")
SCORERS: tuple[Scorer, ...] = ("self", "appraisal", "survey")


@dataclass(frozen=True, slots=True)
class Item:
    """What points are given for: a criterion, or a part of one.

    Who scores it: the unit itself, whose points are then appraised; those who appraise,
    alone; or the survey, whose figure of a node earns points that nobody types.
    """

    code: str
    name: Texts
    most: Decimal
    scorer: Scorer
    node: str  # of the survey's method; empty where nobody was asked
    is_verified: bool  # whether a document that was read says how many points


@dataclass(frozen=True, slots=True)
class Criterion:
    """Items that belong together; one that is not divided is its own only item."""

    code: str
    name: Texts
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A field of reform, such as public finance."""

    code: str
    name: Texts
    criteria: tuple[Criterion, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Return what points are given for, in order."""
        return tuple(item for criterion in self.criteria for item in criterion.items)

    @property
    def most(self) -> Decimal:
        """Return the most points of the area."""
        return sum((item.most for item in self.items), Decimal(0))


@dataclass(frozen=True, slots=True)
class Exemption:
    """A reason for which some items do not apply to a unit."""

    code: str
    name: Texts
    of: tuple[str, ...]  # codes of areas, criteria or items


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """A set as it was published: one code, year and version, never changed."""

    code: str
    year: int
    version: int
    scope: Scope
    title: Texts
    legal_basis: Texts
    notes: Texts
    bands: Bands | None
    areas: tuple[Area, ...]
    exemptions: tuple[Exemption, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages in which every text of the set is given."""
        return tuple(self.title)

    @property
    def items(self) -> tuple[Item, ...]:
        """Return what points are given for, in order."""
        return tuple(item for area in self.areas for item in area.items)

    @property
    def most(self) -> Decimal:
        """Return the most points there are."""
        return sum((area.most for area in self.areas), Decimal(0))

    def exempted(self, exemption: Exemption) -> frozenset[str]:
        """Return the codes of the items that an exemption takes out."""
        below = self.below
        return frozenset(code for one in exemption.of for code in below[one])

    @property
    def below(self) -> Mapping[str, tuple[str, ...]]:
        """Return the items of every area, criterion and item, by its code."""
        return dict(self._below())

    def _below(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for area in self.areas:
            yield area.code, tuple(item.code for item in area.items)
            for criterion in area.criteria:
                yield criterion.code, tuple(item.code for item in criterion.items)
                yield from ((item.code, (item.code,)) for item in criterion.items)
