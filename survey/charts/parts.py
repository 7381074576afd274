"""Groups of a unit's sheets side by side, and the options people chose."""

from collections.abc import Sequence

from flask_babel import gettext as _
from markupsafe import Markup

from survey.charts.chart import Chart, both
from survey.charts.dots import Dot, Line, dots
from survey.figures.parts import Chosen, Grouped, Parts
from survey.i18n import index, language, percent
from survey.models import Verdict

FEWEST = 2  # dots


def parts_charts(parts: Parts, *, line: Line | None, most: float) -> dict[str, Chart]:
    """Return a chart of the groups of every dimension, by its code."""
    return {
        one.code: Chart(_finding(one), _dots(_groups(one), line, most))
        for one in parts.grouped
        if len(one.shown) >= FEWEST
    }


def needs_charts(parts: Parts) -> dict[str, Chart]:
    """Return a chart of the options of every item, by its code."""
    return {
        one.code: Chart(_first(one), _dots(_options(one), None, 100.0))
        for one in parts.chosen
        if len(one.shown) >= FEWEST
    }


def _finding(grouped: Grouped) -> str:
    """Say which group really differs, or what can be said instead."""
    best = grouped.standing_out
    if best is not None:
        points = index(abs(best.part.difference or 0.0))
        if grouped.is_pair:
            return _pair(grouped, points)
        if best.part.verdict == Verdict.REAL_RISE:
            say = _("%(name)s: cao hơn các nhóm khác %(points)s điểm")
        else:
            say = _("%(name)s: thấp hơn các nhóm khác %(points)s điểm")
        return str(say % {"name": best.name, "points": points})
    verdicts = {group.part.verdict for group in grouped.compared}
    if not verdicts:
        return grouped.name
    if verdicts == {Verdict.EQUIVALENT}:
        return str(_("Các nhóm không chênh nhau đáng kể"))
    if Verdict.UNCLEAR not in verdicts:
        return str(_("Các nhóm có chênh nhau, nhưng chưa tới 2 điểm"))
    return str(_("Chưa đủ cơ sở để nói nhóm nào khác các nhóm còn lại"))


def _pair(grouped: Grouped, points: str) -> str:
    """Say which of two groups is above the other."""
    above = sorted(grouped.compared, key=lambda group: -(group.part.value or 0.0))
    words = {"name": above[0].name, "other": above[1].name, "points": points}
    return str(_("%(name)s: cao hơn %(other)s %(points)s điểm", **words))


def _first(chosen: Chosen) -> str:
    """Say what is chosen most."""
    first = chosen.shown[0]
    tied = [one for one in chosen.shown if one.choice.rank == first.choice.rank]
    if len(tied) > 1:
        names = ", ".join(one.name for one in tied)
        share = percent(first.choice.share)
        return str(_("Nhiều người chọn nhất (%(share)s mỗi điều): %(names)s")) % {
            "share": share,
            "names": names,
        }
    return str(
        _(
            "Nhiều người chọn nhất: %(name)s (%(share)s)",
            name=first.name,
            share=percent(first.choice.share),
        )
    )


def _groups(grouped: Grouped) -> tuple[Dot, ...]:
    return tuple(
        _dot(group.name, group.part.value, group.part.low, group.part.high)
        for group in grouped.shown
    )


def _options(chosen: Chosen) -> tuple[Dot, ...]:
    return tuple(
        _dot(one.name, one.choice.share, one.choice.low, one.choice.high)
        for one in chosen.shown
    )


def _dot(name: str, value: float | None, low: float | None, high: float | None) -> Dot:
    at = value or 0.0
    ends = (at if low is None else low, at if high is None else high)
    text = f"{index(at)} ({index(ends[0])}–{index(ends[1])})"
    return Dot(name, at, *ends, text)


def _dots(rows: Sequence[Dot], line: Line | None, most: float) -> tuple[Markup, ...]:
    locale = language()
    return both(
        lambda layout: dots(tuple(rows), layout, line=line, locale=locale, most=most)
    )
