"""The pictures of a report: dots with their intervals, for a page of paper."""

from collections.abc import Iterator, Mapping, Sequence

from survey.charts.dots import Dot, dots, span
from survey.charts.indices import dot_of, finding_of_factors, finding_of_group
from survey.charts.theme import FONT, PRINTED
from survey.exports.report.content import Picture, Report
from survey.exports.report.numbering import pictures_of
from survey.exports.report.plain import plain
from survey.exports.report.sources import Source
from survey.exports.report.wording import drawings as wording
from survey.figures.ranking import Group
from survey.i18n import number
from survey.progress import Saying

ROWS = 28  # of a picture: as many as stand on a page with their title
# In a page a drawing needs no name space; in a file of its own it does.
ALONE = '<svg xmlns="http://www.w3.org/2000/svg" '


def factors_picture(source: Source) -> Iterator[Picture]:
    """Yield the factors in the method's order, if they can stand on one axis."""
    shown = [one for one in source.factors if one.is_shown]
    scales = {source.method.most(one.code) for one in source.factors}
    if len(shown) < 2 or len(scales) > 1:
        return
    title = wording.FACTOR_PICTURE.format(finding=finding_of_factors(shown))
    yield _picture(title, [dot_of(one.name, one) for one in shown], scales.pop())


def group_pictures(group: Group, name: str, most: float) -> Iterator[Picture]:
    """Yield the units of a group by rank; a long one in several pictures, one scale."""
    rows = [dot_of(one.name, one) for one in group.shown]
    if len(rows) < 2:
        return
    within = span((end for row in rows for end in (row.low, row.high)), None, most)
    for at in range(0, len(rows), ROWS):
        part = rows[at : at + ROWS]
        if len(rows) <= ROWS:
            finding = finding_of_group(group)
            title = wording.UNIT_PICTURE.format(group=name, finding=finding)
        else:
            first, last = number(at + 1), number(at + len(part))
            title = wording.UNIT_PICTURE_PART.format(group=name, first=first, last=last)
        yield _picture(title, part, most, within)


def _picture(
    title: str,
    rows: Sequence[Dot],
    most: float,
    within: tuple[float, float] | None = None,
) -> Picture:
    legible = tuple(row._replace(label=plain(row.label)) for row in rows)
    words = "; ".join(f"{row.label} {row.text}" for row in rows)
    told = wording.PICTURE_TOLD.format(n=number(len(rows)), rows=words)
    return Picture(title, legible, most, within, told)


Drawings = Mapping[Picture, str]  # files of SVG


def drawings(report: Report, face: str, said: Saying) -> Drawings:
    """Return the pictures of a report, drawn with a face; saying how far it is."""
    found = list(pictures_of(report.sections))
    drawn = {}
    for place, picture in enumerate(found):
        said(place, len(found) + 1)
        drawn[picture] = _drawn(picture, face)
    said(len(found), len(found) + 1)
    return drawn


def _drawn(picture: Picture, face: str) -> str:
    svg = dots(
        picture.rows,
        PRINTED,
        line=None,
        locale="vi",
        most=picture.most,
        within=picture.within,
    )
    return str(svg).replace("<svg ", ALONE, 1).replace(f'"{FONT}"', f'"{face}"')
