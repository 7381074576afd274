"""The weights of a method: how much each criterion, factor and content counts."""

from collections.abc import Iterator

from flask_babel import gettext as _

from survey.exports.columns import text, whole
from survey.exports.exported import Exported
from survey.exports.words import level_word
from survey.models import Level
from survey.spreadsheets.table import Cell, Column, Kind, Table
from survey.words import aggregate_word, text_of


def weights_table(exported: Exported) -> Table:
    """Return the nodes of the method; weights of strata are in a table of theirs."""
    columns = [
        *(text(_("Mã nội dung đo")), text(_("Nội dung đo"), 60), text(_("Cấp"))),
        *(Column(_("Trọng số"), Kind.NUMBER), whole(_("Số tiêu chí"))),
        text(_("Cách tổng hợp"), 60),
    ]
    return Table(_("Trọng số"), columns, [*_rows(exported)])


def _rows(exported: Exported) -> Iterator[tuple[Cell, ...]]:
    method = exported.method
    how = aggregate_word(method)
    for content in method.contents:
        n = sum(len(factor.criteria) for factor in content.factors)
        name = text_of(content.name)
        yield content.code, name, level_word(Level.CONTENT), None, n, how
        for factor in content.factors:
            # Under the other rules a factor counts by its criteria, or all alike.
            weight = factor.weight if method.aggregate == "weighted" else None
            told = (factor.code, text_of(factor.name), level_word(Level.FACTOR))
            yield *told, weight, len(factor.criteria), how
            for one in factor.criteria:
                told = (one.code, text_of(one.name), level_word(Level.CRITERION))
                yield *told, one.weight, 1, ""
