"""How the figures of a unit were computed: everything the page of the method shows."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from survey.figures.branches import UnitFigures, method_of, unit_figures
from survey.figures.changes import Before, before
from survey.figures.populations import Mixture, mixture_of
from survey.figures.priorities import Priorities, priorities_of
from survey.figures.weeks import Weeks, weeks_of
from survey.i18n import language
from survey.methods import Method
from survey.models import Release, Unit
from survey.results.counted import CountedSheets, counted_sheets
from survey.results.glance import Earlier, year_ago
from survey.results.sources import SOURCES, Source
from survey.results.worked import Worked, worked


@dataclass(frozen=True, slots=True)
class MethodPage:
    """A release, a unit in it, and the examples from its figures."""

    release: Release
    method: Method
    unit: Unit
    counted: CountedSheets
    mixture: Mixture | None
    figures: UnitFigures | None
    before: Before | None
    year_ago: Earlier | None
    weeks: Weeks
    priorities: Priorities | None
    worked: Worked | None
    sources: tuple[Source, ...] = SOURCES

    @property
    def satisfied_levels(self) -> str:
        """Return the levels that count as satisfied, in the words of the sheet."""
        words = self.method.levels.get(language()) or next(
            iter(self.method.levels.values())
        )
        return ", ".join(f"“{words[level - 1]}”" for level in self.method.satisfied)


def method_page(session: Session, release: Release, unit: Unit) -> MethodPage:
    """Return how the figures of a unit in a release were computed."""
    method = method_of(release)
    figures = unit_figures(session, release, unit_id=unit.id, method=method)
    overall, change = (figures.overall, figures.change) if figures else (None, None)
    earlier = before(session, release, overall, change)
    weeks = weeks_of(session, release, unit.id)
    priorities = priorities_of(session, release, unit.id, figures)
    examples = None
    if figures:
        examples = worked(
            method, figures, before=earlier, weeks=weeks, priorities=priorities
        )
    return MethodPage(
        release=release,
        method=method,
        unit=unit,
        counted=counted_sheets(session, release, unit),
        mixture=mixture_of(session, release, unit),
        figures=figures,
        before=earlier,
        year_ago=year_ago(session, release, figures, earlier),
        weeks=weeks,
        priorities=priorities,
        worked=examples,
    )
