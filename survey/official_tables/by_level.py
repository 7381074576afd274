"""Answers in three levels and in all, by unit and by criterion: counts and percent."""

from collections.abc import Sequence

from flask_babel import gettext as _

from survey.i18n import named
from survey.methods.method import ROOT
from survey.models import Figure, Unit
from survey.official_tables.layout import Heading, Line, OfficialTable, Part, Role
from survey.official_tables.levels import Rung, all_levels, split, three_levels
from survey.official_tables.parts import about, remark, unit_parts
from survey.official_tables.source import Source, Told
from survey.spreadsheets.table import Cell, Kind
from survey.words import status_word, text_of

THREE, FIVE = "ba-muc", "nam-muc"
OF_CRITERIA = "-tieu-chi"  # ends what an address calls those by criterion


def units_by_level(source: Source, code: str) -> OfficialTable:
    """Return how the answers to all criteria fell, unit by unit."""
    rungs = _rungs(source, code)

    def line(place: int, figure: Figure, role: Role) -> Line:
        found = source.told(figure.unit_id, ROOT)
        cells = (place, named(figure.unit), found.n, *_levels(found, rungs))
        said = remark(source, figure) or _why_not(found)
        return Line(cells, said, role, figure.unit)

    first = (Heading(_("TT"), Kind.WHOLE, 5), Heading(_("Đơn vị"), Kind.TEXT, 36))
    name = _("%(n)s mức theo đơn vị", n=len(rungs))
    title = _("Mức độ hài lòng theo đơn vị, %(n)s mức", n=len(rungs))
    parts = unit_parts(source, line)
    return _table(source, code, name, title, first, rungs, parts, source.root)


def criteria_by_level(source: Source, code: str, unit: Unit) -> OfficialTable:
    """Return how the answers of a unit fell, criterion by criterion."""
    rungs = _rungs(source, code.removesuffix(OF_CRITERIA))

    def line(node: str, name: str) -> Line:
        found = source.told(unit.id, node)
        return Line((node, name, found.n, *_levels(found, rungs)), _why_not(found))

    parts = [
        Part(
            text_of(factor.name),
            tuple(line(one.code, text_of(one.name)) for one in factor.criteria),
        )
        for factor in source.method.factors
    ]
    first = (Heading(_("Mã"), Kind.TEXT, 9), Heading(_("Tiêu chí"), Kind.TEXT, 46))
    name = _("%(n)s mức theo tiêu chí", n=len(rungs))
    title = _("Mức độ hài lòng theo tiêu chí, %(n)s mức", n=len(rungs))
    return _table(source, code, name, title, first, rungs, parts, unit)


def _table(
    source: Source,
    code: str,
    name: str,
    title: str,
    first: tuple[Heading, ...],
    rungs: Sequence[Rung],
    parts: Sequence[Part],
    unit: Unit,
) -> OfficialTable:
    levels = [
        heading
        for one in rungs
        for heading in (
            Heading(_("Số câu trả lời"), Kind.WHOLE, 10, one.word),
            Heading(_("Tỷ lệ (%)"), Kind.SHARE, 8, one.word),
        )
    ]
    headings = (*first, Heading(_("Số phiếu"), Kind.WHOLE, 9), *levels)
    notes = tuple(_notes(source, rungs))
    return OfficialTable(
        code, name, title, about(source, unit), headings, tuple(parts), notes
    )


def _rungs(source: Source, code: str) -> tuple[Rung, ...]:
    build = three_levels if code == THREE else all_levels
    return build(source.method)


def _levels(found: Told, rungs: Sequence[Rung]) -> list[Cell]:
    return [cell for pair in split(found.counts, rungs) for cell in pair]


def _why_not(found: Told) -> str:
    if found.counts is not None:
        return ""
    if found.value is None:
        return status_word(found.status)
    return str(_("Không nêu theo mức: có thể suy ra kết quả được giữ lại"))


def _notes(source: Source, rungs: Sequence[Rung]) -> list[str]:
    told = []
    if len(rungs) < source.method.scale:
        words = _("Gộp các mức trả lời: %(rungs)s.")
        listed = "; ".join(f"{r.word} = {', '.join(map(str, r.levels))}" for r in rungs)
        told.append(words % {"rungs": listed})
    told.append(
        _(
            "Đếm câu trả lời của mọi tiêu chí, không tính câu bỏ trống và “không áp "
            "dụng”, chưa gia quyền: tỷ lệ ở đây có thể khác chỉ số đã gia quyền."
        )
    )
    told.append(
        _(
            "Dấu “–”: kết quả không nêu số này, để không lộ câu trả lời của một số ít "
            "người."
        )
    )
    return told
