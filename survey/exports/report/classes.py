"""Classes of units: sentences and counts, as the page of classes has them."""

from collections.abc import Iterator

from survey.classification import Count, Summary, vietnamese
from survey.exports.report.content import (
    Bullets,
    Column,
    Paragraph,
    Part,
    Row,
    Section,
    section,
    table,
)
from survey.exports.report.sources import Source
from survey.exports.report.wording import classes as wording
from survey.figures.sayings import more_or_fewer
from survey.i18n import number
from survey.methods.method import Bands
from survey.words import band_word

UNRANKED, GROUP, ALL = "Không xếp hạng", "Nhóm xếp hạng", "Số đơn vị"


def classes(source: Source) -> Section:
    """Return the section of the classes."""
    return section(wording.CLASSES, _parts(source))


def _parts(source: Source) -> Iterator[Part]:
    found = source.classes
    if not found.summaries:
        yield Paragraph(wording.NO_PLACES if found.bands else wording.NO_CLASSES)
        return
    if source.method.bands is not None:
        yield Paragraph(_bounds(source.method.bands))
    yield Bullets(tuple(vietnamese(found.summaries)))
    if found.before is not None:
        title, n = found.before.round.title, number(found.before.number)
        yield Paragraph(wording.CLASSES_SINCE.format(round=title, number=n))
    if found.has_other_bounds:
        yield Paragraph(wording.OTHER_BOUNDS)
    bands = [Column(head, 14) for head in (*map(band_word, found.bands), UNRANKED)]
    columns = [Column(GROUP, 20, is_number=False), Column(ALL, 9), *bands]
    rows = [_row(one) for one in found.summaries]
    yield table(wording.CLASSES_TITLE, columns, rows)
    unsure = sum(
        one.figure.band_sure is False for group in found.groups for one in group.ranked
    )
    if unsure:
        yield Paragraph(wording.UNSURE.format(n=number(unsure)))


def _bounds(bands: Bands) -> str:
    names = ("excellent", "good", "fair", "average")
    told = {name: _bound(getattr(bands, name)) for name in names}
    return wording.BOUNDS.format(**told)


def _bound(value: float) -> str:
    return number(value, 0 if value == int(value) else 2)


def _row(one: Summary) -> Row:
    counts = (_count(count) for count in (*one.counts, one.unranked))
    return Row((one.name, number(one.n), *counts))


def _count(count: Count) -> str:
    if not count.change:
        return number(count.n)
    return f"{number(count.n)} ({more_or_fewer(count.change)})"
