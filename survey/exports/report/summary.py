"""The summary: findings a reader should leave with, each a sentence."""

from collections.abc import Iterator

from survey.charts.indices import finding_of_factors, finding_of_group
from survey.classification import vietnamese
from survey.exports.report.content import Bullets, Section, section
from survey.exports.report.figures import interval, value
from survey.exports.report.sources import Source
from survey.exports.report.wording import form
from survey.exports.report.wording import summary as wording
from survey.figures import sayings
from survey.figures.parts import Chosen
from survey.i18n import index, named, number, percent
from survey.methods.method import ROOT
from survey.models import Figure

MOST_WANTED = 3


def summary(source: Source) -> Section:
    """Return the section of the summary."""
    return section(form.SUMMARY, [Bullets(tuple(_sentences(source)))])


def _sentences(source: Source) -> Iterator[str]:
    overall = source.overall
    if overall is not None:
        yield from _index(source, overall)
    yield from _changes(source)
    factors = [one for one in source.factors if one.is_shown]
    if len(factors) > 1:
        yield wording.FACTORS.format(finding=finding_of_factors(factors))
    for group in source.seen.groups:
        if group.name and group.leaders:
            finding = finding_of_group(group)
            yield wording.LEADING.format(group=group.name, finding=finding)
    yield from vietnamese(source.classes.summaries)
    yield from _wanted(source)
    n = sum(len(group.held_back) for group in source.seen.groups)
    if n:
        yield wording.HELD_BACK.format(n=number(n))


def _index(source: Source, overall: Figure) -> Iterator[str]:
    method, unit = source.method, named(source.root)
    if overall.value is None:
        least = number(method.minimum_n)
        n = number(overall.n)
        yield wording.NO_INDEX.format(unit=unit, n=n, least=least)
        return
    is_points = method.measure == "points"
    yield wording.INDEX.format(
        name=form.POINTS_NAME if is_points else form.INDEX_NAME,
        unit=unit,
        value=value(overall, method),
        interval=interval(overall.low, overall.high),
        n=number(overall.n),
    )
    share, mean = percent(overall.share, 2), index(overall.mean)
    told = wording.SHARE_ALONE if is_points else wording.SHARE
    yield told.format(share=share, mean=mean)
    if source.seen.par_points is not None:
        points, most = number(source.seen.par_points, 2), number(method.par_points)
        yield wording.PAR.format(points=points, most=most)
    if overall.band:
        yield wording.BAND.format(band=sayings.band(overall))


def _changes(source: Source) -> Iterator[str]:
    change = source.seen.figures.change if source.seen.figures else None
    if change is not None and source.before is not None:
        told = {"round": source.before.round.title, "change": sayings.in_short(change)}
        words = wording.SINCE_BOTH if source.is_year else wording.SINCE_BEFORE
        yield words.format(**told)
    year = source.year.get(ROOT)
    if year is not None and source.year_before is not None:
        told = {
            "round": source.year_before.round.title,
            "change": sayings.in_short(year),
        }
        yield wording.SINCE_YEAR.format(**told)


def _wanted(source: Source) -> Iterator[str]:
    for chosen in source.seen.parts.chosen:
        if chosen.shown:
            n = number(chosen.asked)
            yield wording.WANTED.format(options=_first(chosen), n=n)


def _first(chosen: Chosen) -> str:
    return "; ".join(
        f"{one.name} ({percent(one.choice.share)})"
        for one in chosen.shown[:MOST_WANTED]
    )
