"""The page of a subject: every index over the years, and our own figures beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from survey.charts.chart import Chart
from survey.models import Mark, OutsideResult, Unit
from survey.results.outside.chart import series_chart
from survey.results.outside.own import Own, own_figures, own_units
from survey.results.outside.queries import standings_of
from survey.results.outside.sayings import sentence
from survey.results.outside.series import Series, all_series


@dataclass(frozen=True, slots=True)
class IndexPart:
    """An index of a subject: as a whole, and area by area."""

    name: str
    whole: Series | None
    areas: tuple[Series, ...]
    chart: Chart | None
    sentences: tuple[str, ...]  # of its newest year, ready for a report

    @property
    def all(self) -> tuple[Series, ...]:
        """Return the whole and its areas."""
        return (self.whole, *self.areas) if self.whole else self.areas


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """What is known of a subject."""

    newest: OutsideResult  # says how the subject is called
    parts: tuple[IndexPart, ...]
    units: Sequence[Unit]  # of ours, that it is
    own: Sequence[Own]
    is_assumed: bool  # something was made up


def subject_page(session: Session, results: Sequence[OutsideResult]) -> SubjectPage:
    """Return the page of a subject, whose results these are."""
    found = all_series(results, standings_of(session, results))
    names = sorted({one.index_name for one in found})
    units = own_units(session, results)
    return SubjectPage(
        newest=max(results, key=lambda one: one.year),
        parts=tuple(_part(name, found) for name in names),
        units=units,
        own=own_figures(session, units),
        is_assumed=any(one.mark == Mark.ASSUMED for one in results),
    )


def _part(name: str, found: Sequence[Series]) -> IndexPart:
    own = [one for one in found if one.index_name == name]
    whole = next((one for one in own if not one.area), None)
    areas = tuple(one for one in own if one.area)
    newest = max(one.newest.year for one in own)
    told = [sentence(one, one.newest) for one in own if one.newest.year == newest]
    chart = series_chart(whole) if whole else None
    return IndexPart(name, whole, areas, chart, tuple(told))
