"""A workbook as it is read: every item with its points, sums by area and in all."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from survey.models import SupportingDocument, Workbook
from survey.models.workbooks import CENTS
from survey.par import (
    Area,
    CriteriaSet,
    Item,
    Scored,
    Sum,
    claimed,
    difference,
    settled,
)
from survey.submission.surveyed import Source, Surveyed


class Score(NamedTuple):
    """What a unit says of an item."""

    own: int | None = None  # hundredths of a point
    explanation: str = ""

    @property
    def points(self) -> Decimal | None:
        """Return the points the unit gave itself."""
        return None if self.own is None else Decimal(self.own) / CENTS


class Appraised(NamedTuple):
    """What those who appraise give for an item.

    It `is_stale` where the unit signed something else since they looked at it.
    """

    points: Decimal | None = None
    remark: str = ""
    by: str = ""
    is_stale: bool = False


UNSEEN = Appraised()


@dataclass(frozen=True, slots=True)
class Line:
    """An item of a workbook."""

    item: Item
    score: Score
    surveyed: Surveyed
    is_exempt: bool
    documents: tuple[SupportingDocument, ...] = ()
    appraised: Appraised = UNSEEN

    @property
    def scored(self) -> Scored:
        """Return its points as they are added up."""
        return Scored(
            item=self.item,
            is_exempt=self.is_exempt,
            own=self.score.points,
            appraised=self.appraised.points,
            surveyed=self.surveyed.points,
        )

    @property
    def points(self) -> Decimal | None:
        """Return the points before the appraisal."""
        return self.scored.claimed

    @property
    def settled(self) -> Decimal | None:
        """Return the points after the appraisal."""
        return self.scored.settled

    @property
    def is_appraised(self) -> bool:
        """Return whether those who appraise give points here; the survey's are its."""
        return self.item.scorer != "survey" and not self.is_exempt

    @property
    def waits(self) -> bool:
        """Return whether those who appraise have still to look at it."""
        is_open = self.appraised.points is None or self.appraised.is_stale
        return self.is_appraised and is_open

    @property
    def is_missing(self) -> bool:
        """Return whether the unit has still to give itself points."""
        waits = self.item.scorer == "self" and self.score.own is None
        return waits and not self.is_exempt

    @property
    def is_unfounded(self) -> bool:
        """Return whether points stand there that nothing supports or explains."""
        is_given = self.item.scorer == "self" and self.score.own is not None
        has_words = bool(self.score.explanation or self.documents)
        return is_given and not self.is_exempt and not has_words


@dataclass(frozen=True)
class AreaLines:
    """An area with its lines."""

    area: Area
    lines: tuple[Line, ...]

    @cached_property
    def sum(self) -> Sum:
        """Return its points."""
        return claimed(line.scored for line in self.lines)

    @cached_property
    def settled(self) -> Sum:
        """Return its points after the appraisal."""
        return settled(line.scored for line in self.lines)

    @property
    def appraised(self) -> tuple[Line, ...]:
        """Return the items that those who appraise give points for."""
        return tuple(line for line in self.lines if line.is_appraised)

    @property
    def n_waiting(self) -> int:
        """Return how many items have still to be appraised."""
        return sum(line.waits for line in self.lines)

    @property
    def is_own(self) -> bool:
        """Return whether the unit gives itself points here."""
        return any(x.item.scorer == "self" and not x.is_exempt for x in self.lines)


@dataclass(frozen=True)
class Content:
    """A whole workbook."""

    workbook: Workbook
    criteria_set: CriteriaSet
    source: Source
    areas: tuple[AreaLines, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return every item in order."""
        return tuple(line for one in self.areas for line in one.lines)

    @cached_property
    def sum(self) -> Sum:
        """Return the points of all areas."""
        return claimed(line.scored for line in self.lines)

    @cached_property
    def settled(self) -> Sum:
        """Return the points of all areas after the appraisal."""
        return settled(line.scored for line in self.lines)

    @property
    def was_appraised(self) -> bool:
        """Return whether any item has appraised points, if of an earlier edition."""
        return any(line.appraised.points is not None for line in self.lines)

    @property
    def difference(self) -> Decimal | None:
        """Return by how much the appraisal moved the index."""
        return difference(self.settled.index, self.sum.index)

    @cached_property
    def waiting(self) -> tuple[Line, ...]:
        """Return what those who appraise have still to look at."""
        return tuple(line for line in self.lines if line.waits)

    @cached_property
    def missing(self) -> tuple[Line, ...]:
        """Return what the unit has still to score."""
        return tuple(line for line in self.lines if line.is_missing)

    @cached_property
    def unfounded(self) -> tuple[Line, ...]:
        """Return what has points but neither a document nor an explanation."""
        return tuple(line for line in self.lines if line.is_unfounded)

    @cached_property
    def unsurveyed(self) -> tuple[Line, ...]:
        """Return what waits for a figure of the survey."""
        asked = (line for line in self.lines if line.item.scorer == "survey")
        return tuple(x for x in asked if not x.is_exempt and x.surveyed.lack)
