"""What people want improved, the most chosen first."""

from collections.abc import Iterator

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
from survey.exports.report.figures import interval
from survey.exports.report.sources import Source
from survey.exports.report.wording import form
from survey.exports.report.wording import needs as wording
from survey.figures.parts import Chosen, Option
from survey.i18n import number, percent

WIDTHS = (11, 45, 14, 18, 12)


def needs(source: Source) -> Section:
    """Return the section of what people chose."""
    chosen = source.seen.parts.chosen
    parts = [part for one in chosen for part in _item(one, source.release.number)]
    return section(wording.NEEDS, parts or [Paragraph(wording.NO_NEEDS)])


def _item(one: Chosen, release: int) -> Iterator[Part]:
    if not one.shown:
        yield Paragraph(wording.NEEDS_FEW.format(item=one.name))
        return
    words = zip(wording.NEEDS_COLUMNS, WIDTHS, strict=True)
    columns = [
        Column(heading, width, is_number=place != 1)
        for place, (heading, width) in enumerate(words)
    ]
    title = wording.NEEDS_TITLE.format(item=one.name)
    yield table(title, columns, [_row(option) for option in one.options])
    yield Note(wording.NEEDS_NOTE.format(n=number(one.asked)))
    if one.counted_in != release:
        yield Note(wording.NEEDS_CARRIED.format(number=number(one.counted_in)))


def _row(option: Option) -> Row:
    found = option.choice
    if not option.is_shown:
        none = form.NONE
        return Row((none, option.name, none, none, none))
    return Row(
        (
            *(number(found.rank), option.name, percent(found.share)),
            *(interval(found.low, found.high), number(found.chosen)),
        )
    )
