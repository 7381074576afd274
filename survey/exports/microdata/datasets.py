"""The tables of sheets with the words of their columns and codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from survey.exports.exported import Exported
from survey.exports.report.plain import plain
from survey.microdata import (
    NO_ANSWER,
    NOT_SATISFIED,
    NOT_TOLD,
    SATISFIED,
    UNSATISFIED,
    Cells,
    Contents,
    Place,
    Variable,
)

UNIT = "unit"
NOBODYS = (NOT_TOLD, NO_ANSWER)  # codes that are nobody's answer


@dataclass(frozen=True, slots=True)
class Column:
    """A column of codes, with what they mean."""

    name: str
    label: str
    question: str  # as it was asked; empty for what was added up
    values: Mapping[int, str]
    missing: Sequence[int]


@dataclass(frozen=True, slots=True)
class DataSet:
    """A table of sheets; the rows of a unit stand together, units as given."""

    title: str
    about: str
    columns: Sequence[Column]
    cells: Cells
    places: Sequence[Place]  # none: the rows have no unit
    names: Mapping[str, str]  # of units, by code

    def __len__(self) -> int:
        return len(self.cells)


def unit_label() -> str:
    """Return what the column of units is called."""
    return str(_("Đơn vị"))


def answers_of(exported: Exported, contents: Contents, cells: Cells) -> DataSet:
    """Return the sheets by unit."""
    names = {one.unit.code: plain(one.unit.name) for one in exported.figures}
    return DataSet(
        _(
            "Câu trả lời theo đơn vị: %(title)s",
            title=plain(exported.release.round.title),
        ),
        _(
            "Mỗi dòng là một phiếu, xếp theo đơn vị rồi theo nội dung. Ở mỗi đơn vị, "
            "mức trả lời được gộp đến khi hai câu trả lời bất kỳ của một phiếu đều "
            "có ít nhất %(n)d phiếu giống vậy. Không có phiếu của đơn vị có kết quả "
            "bị ẩn.",
            n=contents.fewest,
        ),
        [_criterion(exported, code) for code in contents.criteria],
        cells,
        contents.places,
        {one.code: names.get(one.code, one.code) for one in contents.places},
    )


def people_of(exported: Exported, contents: Contents, cells: Cells) -> DataSet:
    """Return what people say of themselves, without a unit."""
    return DataSet(
        _("Người trả lời: %(title)s", title=plain(exported.release.round.title)),
        _(
            "Mỗi dòng là một phiếu của toàn đợt, không có đơn vị, xếp theo nội dung. "
            "Mọi tổ hợp của mọi cột đều có ít nhất %(n)d phiếu. Không dòng nào nối "
            "được với một dòng trong tệp câu trả lời.",
            n=contents.fewest,
        ),
        [_about(exported, one) for one in contents.variables],
        cells,
        (),
        {},
    )


def _criterion(exported: Exported, code: str) -> Column:
    method = exported.method
    name = next((c.name for c in method.criteria if c.code == code), {"vi": code})
    high = [*method.satisfied]
    low = [k for k in range(1, method.scale + 1) if k not in method.satisfied]
    levels = method.levels.get("vi") or ()
    words = {k: plain(word) for k, word in enumerate(levels, start=1)}
    values = {
        NOT_TOLD: _("Không cung cấp ở đơn vị này"),
        **{k: words.get(k, str(k)) for k in range(1, method.scale + 1)},
        UNSATISFIED: _("Chưa hài lòng (mức %(levels)s)", levels=_listed(low)),
        SATISFIED: _("Hài lòng (mức %(levels)s)", levels=_listed(high)),
        NOT_SATISFIED: _("Chưa hài lòng, hoặc không trả lời"),
        NO_ANSWER: _("Không trả lời, hoặc không áp dụng"),
    }
    label = plain(_vietnamese(name))
    return Column(code, label, plain(exported.names.item(code)), values, NOBODYS)


def _about(exported: Exported, variable: Variable) -> Column:
    if variable.is_factor:
        factors = {one.code: one.name for one in exported.method.factors}
        label = plain(_vietnamese(factors.get(variable.code, {"vi": variable.code})))
        values = {
            1: str(_("Không hài lòng với mọi tiêu chí đã trả lời, hoặc không trả lời")),
            2: str(_("Hài lòng với mọi tiêu chí đã trả lời")),
        }
        return Column(variable.code, label, "", values, ())
    asked = plain(exported.names.item(variable.code))
    values = {
        0: str(_("Không trả lời câu này hoặc một câu khác về người trả lời")),
        **{
            number: plain(" / ".join(_options(exported, variable.code, codes)))
            for number, codes in enumerate(variable.classes, start=1)
        },
    }
    return Column(variable.code, asked, asked, values, (0,))


def _options(exported: Exported, item: str, codes: Sequence[str]) -> list[str]:
    return [exported.names.option(item, code) for code in codes]


def _vietnamese(text: Mapping[str, str]) -> str:
    return text.get("vi") or next(iter(text.values()), "")


def _listed(levels: Sequence[int]) -> str:
    return ", ".join(map(str, levels))
