"""Factors of the units of each group beside each other, as provinces report them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask_babel import gettext as _

from survey.figures.ranking import UNRANKED
from survey.i18n import named, number
from survey.measure import positions
from survey.methods.method import ROOT, Criterion, Factor
from survey.models import Figure, Status
from survey.official_tables.layout import (
    Heading,
    Line,
    Mark,
    OfficialTable,
    Part,
    Role,
)
from survey.official_tables.parts import ALL, about, remark, unit_parts, value_word
from survey.official_tables.source import Source
from survey.spreadsheets.table import Kind
from survey.words import band_word, text_of

CODE, CRITERIA = "yeu-to", "tieu-chi"
Node = Factor | Criterion
BEFORE = 3  # columns before the first figure


def factors_table(source: Source) -> OfficialTable:
    """Return the factors of every unit; each group ends with its mean."""
    return _table(source, CODE, source.method.factors)


def criteria_table(source: Source) -> OfficialTable:
    """Return the same by criterion: too wide for a page, for a workbook alone."""
    return _table(source, CRITERIA, source.method.criteria)


def _table(source: Source, code: str, nodes: Sequence[Node]) -> OfficialTable:
    codes = [ROOT, *(one.code for one in nodes)]

    def line(place: int, figure: Figure, role: Role) -> Line:
        values = [source.told(figure.unit_id, node).value for node in codes]
        is_shown = figure.status == Status.SHOWN
        cells = (
            *(place, named(figure.unit), figure.n, *values),
            *(figure.rank, band_word(figure.band) if is_shown else ""),
        )
        return Line(cells, remark(source, figure), role, figure.unit)

    is_by_factor = code == CODE
    return OfficialTable(
        code=code,
        name=_("Nhóm đơn vị × yếu tố") if is_by_factor else _("Nhóm đơn vị × tiêu chí"),
        title=_("Kết quả theo nhóm đơn vị và yếu tố")
        if is_by_factor
        else _("Kết quả theo nhóm đơn vị và tiêu chí"),
        about=about(source),
        headings=_headings(source, nodes),
        parts=tuple(
            _with_mean(one, len(codes), source) for one in unit_parts(source, line)
        ),
        notes=(
            _(
                "▲ cao nhất, ▼ thấp nhất của nhóm theo số đã làm tròn hai chữ số; "
                "chênh lệch nhỏ có thể do số phiếu có hạn."
            ),
            _(
                "Bình quân nhóm: trung bình cộng các đơn vị có số liệu, mỗi đơn vị "
                "tính một lần; khác chỉ số chung của cả đợt."
            ),
            _("Dấu “–”: không công bố."),
        ),
    )


def _headings(source: Source, nodes: Sequence[Node]) -> tuple[Heading, ...]:
    overs = _overs(source)
    return (
        Heading(_("TT"), Kind.WHOLE, 5),
        Heading(_("Đơn vị"), Kind.TEXT, 34),
        Heading(_("Số phiếu"), Kind.WHOLE, 9),
        Heading(value_word(source), Kind.INDEX, 10),
        *(
            Heading(name, Kind.INDEX, 11, overs.get(one.code, ""), name)
            for one in nodes
            for name in (text_of(one.name),)
        ),
        Heading(_("Hạng"), Kind.WHOLE, 7),
        Heading(_("Xếp loại"), Kind.TEXT, 12),
    )


def _overs(source: Source) -> Mapping[str, str]:
    """Return under which content factors stand; nothing where there is only one."""
    contents = source.method.contents
    if len(contents) == 1:
        return {}
    found: dict[str, str] = {}
    for content in contents:
        nodes: list[Node] = list(content.factors)
        nodes += [one for factor in content.factors for one in factor.criteria]
        found |= {node.code: text_of(content.name) for node in nodes}
    return found


def _with_mean(part: Part, n_values: int, source: Source) -> Part:
    """Mark the highest and lowest of every column, and add the mean of the units."""
    if part.key in {UNRANKED, ALL}:
        return part
    columns = range(BEFORE, BEFORE + n_values)
    marks: dict[int, dict[int, Mark]] = defaultdict(dict)
    means = [_mark(part.lines, at, marks, source.method.rounding) for at in columns]
    lines = [
        replace(line, marks=marks[row]) if row in marks else line
        for row, line in enumerate(part.lines)
    ]
    if any(mean is not None for mean in means):
        n = sum(line.cells[BEFORE] is not None for line in part.lines)
        said = _("Bình quân nhóm (%(n)s đơn vị)", n=number(n))
        lines.append(Line((None, said, None, *means, None, ""), role=Role.MEAN))
    return replace(part, lines=tuple(lines))


def _mark(
    lines: Sequence[Line],
    column: int,
    marks: dict[int, dict[int, Mark]],
    decimals: int,
) -> float | None:
    """Mark the lines whose printed figure is the first or the last; return the mean."""
    values = {
        row: value
        for row, line in enumerate(lines)
        if isinstance(value := line.cells[column], float)
    }
    if len(values) < 2:  # of one there is neither a highest nor a mean
        return None
    found = positions([*values.values()], decimals=decimals)
    ranks = [one.rank for one in found.places]
    for row, rank in zip(values, ranks, strict=True):
        if max(ranks) > 1 and rank in (1, max(ranks)):
            marks[row][column] = Mark.HIGHEST if rank == 1 else Mark.LOWEST
    return found.mean
