"""What has changed since earlier rounds: only what the release tested."""

from collections import Counter as Tally
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from survey.exports.report.content import (
    Column,
    Note,
    Paragraph,
    Part,
    Row,
    Section,
    section,
    table,
)
from survey.exports.report.figures import listed
from survey.exports.report.sources import Source
from survey.exports.report.wording import changes as wording
from survey.exports.report.wording import form
from survey.figures import sayings
from survey.i18n import named, number, signed
from survey.methods.method import ROOT
from survey.models import AnyChange, Release, Verdict
from survey.words import verdict_word

REAL = (Verdict.REAL_RISE, Verdict.REAL_FALL)


class Since(NamedTuple):
    """Changes since a release: of the round's own unit by node, of others by name."""

    release: Release
    heading: str
    own: Mapping[str, AnyChange]
    units: tuple[tuple[str, AnyChange], ...]


def changes(source: Source) -> Section:
    """Return the section of the changes."""
    found = list(_found(source))
    if not found:
        return section(wording.CHANGE, [Paragraph(wording.NOT_TESTED)])
    rule = wording.CHANGE_RULE.format(on_100=sayings.on_100(source.method)).strip()
    told = [section(one.heading, _told(one, source)) for one in found]
    return section(wording.CHANGE, [Paragraph(rule), *told])


def _found(source: Source) -> Iterator[Since]:
    units = [one for group in source.seen.groups for one in group.standings]
    if source.before is not None:
        words = wording.BOTH_BEFORE if source.is_year else wording.BEFORE
        heading = words.format(round=source.before.round.title)
        changed = tuple((one.name, one.change) for one in units if one.change)
        yield Since(source.before, heading, _own(source), changed)
    if source.year_before is not None:
        heading = wording.A_YEAR_BEFORE.format(round=source.year_before.round.title)
        year = source.year_of_units
        compared = tuple(
            (one.name, year[one.figure.unit_id])
            for one in units
            if one.figure.unit_id in year
        )
        yield Since(source.year_before, heading, source.year, compared)


def _own(source: Source) -> dict[str, AnyChange]:
    figures = source.seen.figures
    if figures is None:
        return {}
    nodes = (*figures.contents, *figures.factors)
    found: dict[str, AnyChange] = {one.code: one.change for one in nodes if one.change}
    return found | ({ROOT: figures.change} if figures.change else {})


def _told(since: Since, source: Source) -> Iterator[Part]:
    if since.own:
        title = wording.CHANGE_TITLE.format(
            unit=named(source.root), round=since.release.round.title
        )
        yield table(title, _columns(), _own_rows(since, source))
    if ROOT in since.own:
        yield Note(sayings.why(since.own[ROOT]))
    if since.units:
        yield from _units(since)


def _own_rows(since: Since, source: Source) -> Iterator[Row]:
    if ROOT in since.own:
        yield _row(form.INDEX_NAME, since.own[ROOT], is_bold=True)
    for content in source.contents:
        for one in (content, *content.branches):
            if one.code in since.own:
                yield _row(one.name, since.own[one.code])


def _units(since: Since) -> Iterator[Part]:
    n = Tally(change.verdict for _name, change in since.units)
    counts = listed(
        f"{number(n[one])} {verdict_word(one)}" for one in Verdict if n[one]
    )
    all_ = number(len(since.units))
    yield Paragraph(wording.UNITS_TESTED.format(n=all_, counts=counts))
    real = [one for one in since.units if one[1].verdict in REAL]
    if not real:
        yield Paragraph(wording.UNITS_UNCHANGED)
        return
    real.sort(key=lambda one: (-one[1].difference, one[0]))
    title = wording.UNITS_CHANGED_TITLE.format(round=since.release.round.title)
    yield table(title, _columns(form.UNIT), [_row(*one) for one in real])


def _columns(first: str = wording.CHANGE_COLUMNS[0]) -> list[Column]:
    _first, difference, limits, verdict = wording.CHANGE_COLUMNS
    return [
        Column(first, 36, is_number=False),
        Column(difference, 15),
        Column(limits, 21),
        Column(verdict, 28, is_number=False),
    ]


def _row(name: str, change: AnyChange, *, is_bold: bool = False) -> Row:
    limits = sayings.between(change.low, change.high)
    difference, verdict = signed(change.difference), verdict_word(change.verdict)
    return Row((name, difference, limits, verdict), is_bold)
