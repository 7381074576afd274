"""The sheets of a round: drawn at once, stored one by one as citizens' sheets are."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import add

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray
from sqlalchemy.engine import Connection

from survey.clock import Half
from survey.demo.channels import draw_paper
from survey.demo.oddities import add_stuffed_sheets, n_stuffed, silence_counter
from survey.demo.opinions import as_answers, draw_levels
from survey.demo.province import FACTORS, Office
from survey.demo.remarks import draw_remarks
from survey.demo.respondents import draw_details
from survey.demo.visits import Visits, draw_visits
from survey.methods.form import Form
from survey.models import Channel
from survey.respond.operations import store_sheet
from survey.respond.places import Place
from survey.respond.sheets import Sheet, fill_in

SEED = 2026
DETAILS, CHANNELS = 7, 20  # seeds of their own: opinions do not depend on them
SECRET = 16  # bytes
IN_ENGLISH = 0.02  # share of the sheets
SECOND = 1  # the round with something to notice


@dataclass(frozen=True)
class Drawn:
    """The sheets of a round before they come in, the earliest day first."""

    visits: Visits
    answers: list[str]
    languages: list[str]
    is_paper: NDArray[np.bool_]
    remarks: list[str]
    secrets: bytes

    def n_before(self, day: date) -> int:
        """Return how many sheets come in before a day."""
        n_days = bisect_left(self.visits.days, day)
        return int(np.searchsorted(self.visits.day, n_days))

    def sheet(self, number: int, places: Mapping[int, Place]) -> Sheet:
        """Return one of the sheets, filed under its counter's place."""
        visits = self.visits
        is_morning = bool(visits.is_morning[number])
        place = places[int(visits.counter[number])]
        if self.is_paper[number]:
            place = replace(place, channel=Channel.PAPER)
        return fill_in(
            place,
            self.answers[number],
            secret=self.secrets[number * SECRET : (number + 1) * SECRET],
            day=visits.days[int(visits.day[number])],
            half=Half.MORNING if is_morning else Half.AFTERNOON,
            language=self.languages[number],
            comment=self.remarks[number],
        )


def draw_sheets(
    offices: Sequence[Office], days: Sequence[date], form: Form, *, which: int, n: int
) -> Drawn:
    """Return the `n` sheets of a round; the same ones every time."""
    rng = default_rng([SEED, which])
    visits = _visits(rng, offices, days, which=which, n=n)
    factor_of_item = np.array(
        [
            FACTORS.index(section.code[-1])
            for section in form.sections
            if section.has_criteria
            for _ in section.items
        ]
    )
    levels = draw_levels(rng, visits, offices, factor_of_item, which=which)
    details = draw_details(default_rng([SEED, which, DETAILS]), visits, form, levels)
    is_english = rng.random(n) < IN_ENGLISH
    languages = ["en" if english else "vi" for english in is_english.tolist()]
    return Drawn(
        visits=visits,
        answers=list(map(add, as_answers(levels), details)),
        languages=languages,
        is_paper=_on_paper(visits, offices, levels, which=which),
        remarks=draw_remarks(rng, levels, languages),
        secrets=rng.bytes(SECRET * n),
    )


def store_sheets(
    connection: Connection,
    drawn: Drawn,
    places: Mapping[int, Place],
    *,
    numbers: range,
) -> None:
    """Store some of the sheets; the caller commits."""
    for number in numbers:
        store_sheet(connection, drawn.sheet(number, places))


def _on_paper(
    visits: Visits, offices: Sequence[Office], levels: NDArray[np.uint8], *, which: int
) -> NDArray[np.bool_]:
    """Return which sheets were on paper: in the second round some offices key it in."""
    if which != SECOND:
        return np.zeros(len(visits), dtype=bool)
    return draw_paper(default_rng([SEED, CHANNELS]), visits, offices, levels)


def _visits(
    rng: Generator,
    offices: Sequence[Office],
    days: Sequence[date],
    *,
    which: int,
    n: int,
) -> Visits:
    if which != SECOND:
        return draw_visits(rng, offices, days, which=which, n=n).by_day()
    visits = draw_visits(rng, offices, days, which=which, n=n - n_stuffed())
    quiet = silence_counter(rng, visits, offices)
    return add_stuffed_sheets(quiet, offices).by_day()
