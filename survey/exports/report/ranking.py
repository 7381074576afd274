"""Results by unit: every ranking group with its ranks, intervals and classes."""

from collections.abc import Iterator

from survey.exports.report.content import (
    Bullets,
    Column,
    Note,
    Paragraph,
    Part,
    Row,
    Section,
    section,
    table,
)
from survey.exports.report.drawings import group_pictures
from survey.exports.report.figures import interval, value
from survey.exports.report.sources import Source
from survey.exports.report.wording import form
from survey.exports.report.wording import ranking as wording
from survey.figures import sayings
from survey.figures.ranking import Group, Standing
from survey.i18n import number
from survey.methods.method import ROOT
from survey.models import Figure, Status

WIDTHS = (9, 11, 28, 10, 15, 9, 24)
TEXTS = {2, 6}  # columns of words


def by_unit(source: Source) -> Section:
    """Return the section of the units."""
    groups = source.seen.groups
    if not groups:
        return section(wording.BY_UNIT, [Paragraph(wording.NO_UNITS)])
    parts: list[Part] = [Paragraph(wording.RANKING_INTRO)]
    if any(group.has_rank_sets for group in groups):
        parts.append(Paragraph(wording.RANK_SETS))
    parts += [_group(group, source) for group in groups]
    return section(wording.BY_UNIT, parts)


def _group(group: Group, source: Source) -> Section:
    name = group.name or wording.WITHOUT_RANK
    return section(name, _parts(group, name, source))


def _parts(group: Group, name: str, source: Source) -> Iterator[Part]:
    if group.shown:
        rows = [_row(one, source) for one in group.shown]
        words = zip(wording.UNIT_COLUMNS, WIDTHS, strict=True)
        columns = [
            Column(heading, width, is_number=place not in TEXTS)
            for place, (heading, width) in enumerate(words)
        ]
        yield table(wording.UNIT_TITLE.format(group=name), columns, rows)
        yield from group_pictures(group, name, source.method.most(ROOT))
    for one in group.shown:
        why = source.exempted.get(one.figure.unit_id)
        if why:
            yield Note(wording.NOT_RANKED.format(unit=one.name, reason=why))
    if group.held_back:
        yield Paragraph(wording.NOT_SHOWN)
        yield Bullets(tuple(_held_back(one, source) for one in group.held_back))


def _row(one: Standing, source: Source) -> Row:
    figure = one.figure
    rank = number(figure.rank)
    return Row(
        (
            wording.TIED.format(rank=rank) if one.is_tied else rank,
            sayings.ranks(figure.rank_best, figure.rank_worst) or form.NONE,
            one.name,
            value(figure, source.method),
            interval(figure.low, figure.high),
            number(figure.n),
            _band(figure),
        )
    )


def _band(figure: Figure) -> str:
    return sayings.band(figure) or form.NONE


def _held_back(one: Standing, source: Source) -> str:
    told = {
        Status.SECONDARY: wording.SECONDARY,
        Status.EMPTY: wording.EMPTY,
    }.get(one.figure.status, wording.FEW)
    n, least = number(one.figure.n), number(source.method.minimum_n)
    return told.format(unit=one.name, n=n, least=least)
