"""Results by content, factor and criterion of the round's own unit."""

from collections.abc import Iterator

from survey.exports.report.content import (
    Column,
    Note,
    Part,
    Row,
    Section,
    section,
    table,
)
from survey.exports.report.drawings import factors_picture
from survey.exports.report.figures import interval, value
from survey.exports.report.sources import Source
from survey.exports.report.wording import results as wording
from survey.figures.branches import Branch
from survey.i18n import named, number
from survey.methods import Method

WIDTHS = (12, 44, 14, 18, 12)


def results(source: Source) -> Section:
    """Return the section of the results by what was measured."""
    if all(len(factor.branches) == 1 for factor in source.factors):
        return section(wording.RESULTS, _by_factor(source))  # criteria say the same
    return section(
        wording.RESULTS,
        [
            section(wording.BY_FACTOR, _by_factor(source)),
            section(wording.BY_CRITERION, _by_criterion(source)),
        ],
    )


def _by_factor(source: Source) -> Iterator[Part]:
    rows = []
    for content in source.contents:
        rows.append(_row(content, source.method, is_bold=True))
        rows += [_row(factor, source.method) for factor in content.branches]
    title = wording.FACTOR_TITLE.format(unit=named(source.root))
    yield table(title, _columns(), rows)
    yield from _notes(source)
    yield from factors_picture(source)


def _by_criterion(source: Source) -> Iterator[Part]:
    rows = []
    for factor in source.factors:
        rows.append(_row(factor, source.method, is_bold=True))
        rows += [_row(one, source.method) for one in factor.branches]
    title = wording.CRITERION_TITLE.format(unit=named(source.root))
    yield table(title, _columns(), rows)


def _columns() -> list[Column]:
    words = zip(wording.FACTOR_COLUMNS, WIDTHS, strict=True)
    return [
        Column(heading, width, is_number=place > 1)
        for place, (heading, width) in enumerate(words)
    ]


def _row(branch: Branch, method: Method, *, is_bold: bool = False) -> Row:
    figure = branch.figure
    cells = (
        *(branch.code, branch.name, value(figure, method, branch.code)),
        *(interval(figure.low, figure.high), number(figure.n)),
    )
    return Row(cells, is_bold)


def _notes(source: Source) -> Iterator[Note]:
    overall, nodes = source.overall, (*source.contents, *source.factors)
    if not all(one.is_shown for one in nodes):
        yield Note(wording.UNSHOWN)
    if overall is not None and overall.coverage is not None and overall.coverage < 1:
        yield Note(wording.INCOMPLETE)
