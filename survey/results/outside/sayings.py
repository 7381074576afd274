"""Outside results in words, as a report of an office says them."""

from flask_babel import gettext as _

from survey.i18n import index, number
from survey.models import Mark, OutsideResult, SubjectKind
from survey.outside.indices import IN_PERCENT
from survey.results.outside.ranks import Standing
from survey.results.outside.series import Change, Series, Year
from survey.words import mark_word


def figure(result: OutsideResult) -> str:
    """Write a result's value, or its points; empty where there are none."""
    if result.value is not None:
        unit = "%" if result.index_name in IN_PERCENT else ""
        return index(result.value) + unit
    if result.points is None:
        return ""
    points = index(result.points)
    if result.most_points is None:
        return str(_("%(points)s điểm", points=points))
    most = _round(result.most_points)
    return str(_("%(points)s/%(most)s điểm", points=points, most=most))


def moved(change: Change | None) -> str:
    """Say how far a figure went: "tăng 2,26 điểm"; empty where that is not known."""
    if change is None:
        return ""
    by = change.points if change.value is None else change.value
    if by is None:
        return ""
    points = index(abs(by))
    if points == index(0):
        return str(_("không thay đổi"))
    if by > 0:
        return str(_("tăng %(points)s điểm", points=points))
    return str(_("giảm %(points)s điểm", points=points))


def climbed(change: Change | None) -> str:
    """Say how far a rank went: "tăng 13 bậc"; empty where that is not known."""
    if change is None or change.steps is None:
        return ""
    if change.steps == 0:
        return str(_("giữ nguyên thứ hạng"))
    if change.steps > 0:
        return str(_("tăng %(n)s bậc", n=number(change.steps)))
    return str(_("giảm %(n)s bậc", n=number(-change.steps)))


def place(standing: Standing | None) -> str:
    """Write a rank: "27/63"; a tie "đồng hạng 50/63"."""
    if standing is None:
        return ""
    of = "" if standing.of is None else f"/{number(standing.of)}"
    rank = f"{number(standing.rank)}{of}"
    return str(_("đồng hạng %(rank)s", rank=rank)) if standing.is_tied else rank


def ranked(standing: Standing | None) -> str:
    """Say a rank in a sentence: "xếp thứ 27/63", or "đồng hạng 50/63"."""
    words = place(standing)
    if standing is None or standing.is_tied:
        return words
    return str(_("xếp thứ %(rank)s", rank=words))


def in_region(result: OutsideResult) -> str:
    """Say a rank within a region: "thứ 6/14 tỉnh miền núi phía Bắc"."""
    if result.region_rank is None:
        return ""
    of = result.region_rank_of
    rank = number(result.region_rank) + ("" if of is None else f"/{number(of)}")
    return str(_("thứ %(rank)s %(region)s", rank=rank, region=result.region))


def whose(result: OutsideResult) -> str:
    """Return the subject's name as it stands inside a sentence."""
    if result.subject_kind == SubjectKind.NATION:
        return str(_("cả nước"))
    if result.subject_kind == SubjectKind.UNIT and result.province:
        return f"{result.subject_name} ({result.province})"
    return result.subject_name


def sentence(series: Series, year: Year) -> str:
    """Return a year in one sentence, fit for a report; empty for a gap."""
    result = year.result
    if result is None:
        return ""
    parts = [part for part in (_reached(year), _standing(year)) if part]
    area = series.area_name or series.area
    what = f"{series.index_name} – {area}" if area else series.index_name
    words = _(
        "Năm %(year)s, %(what)s của %(whose)s %(told)s",
        year=str(year.year),
        what=what,
        whose=whose(result),
        told=", ".join([*parts, *filter(None, [in_region(result)])]),
    )
    doubt = "" if result.mark == Mark.VERIFIED else f" ({mark_word(result.mark)})"
    return f"{words}{doubt}."


def _reached(year: Year) -> str:
    """Say the figure and its change: "đạt 86,77% (tăng 2,26 điểm so với năm 2020)"."""
    said = figure(year.result) if year.result else ""
    if not said:
        return ""
    reached = str(_("đạt %(figure)s", figure=said))
    went = moved(year.change)
    if not went or year.change is None:
        return reached
    since = _("%(went)s so với năm %(year)s", went=went, year=str(year.change.since))
    return f"{reached} ({since})"


def _standing(year: Year) -> str:
    """Say the rank after its change: "tăng 13 bậc, xếp thứ 27/63"."""
    went = climbed(year.change)
    if went and year.change and not moved(year.change):
        since = str(year.change.since)
        went = str(_("%(went)s so với năm %(year)s", went=went, year=since))
    said = ranked(year.standing)
    if year.standing and year.standing.is_computed:
        said = f"{said} ({_('tính từ sổ')})"
    return ", ".join(part for part in (went, said) if part)


def _round(value: float) -> str:
    return number(value) if float(value).is_integer() else index(value)
