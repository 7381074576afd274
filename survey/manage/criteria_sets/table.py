"""A set of criteria as a table: its file is read back as it was written."""

from collections.abc import Iterator

from flask_babel import gettext as _

from survey.documents import Texts
from survey.i18n import language
from survey.manage.criteria_sets import columns as c
from survey.manage.headings import Column as Heading
from survey.par import Area, CriteriaSet, Criterion, Item
from survey.spreadsheets import Cell, Column, Kind, Table

WIDE = {c.NAME: 70, c.NAME_EN: 50, c.EXEMPT: 40}
Line = dict[str, Cell]


def criteria_table(found: CriteriaSet) -> Table:
    """Return areas, criteria and parts, a line each."""
    names = [column.name for column in c.COLUMNS]
    rows = [[line.get(name, "") for name in names] for line in _lines(found)]
    return Table(_("Bộ tiêu chí"), [_column(one) for one in c.COLUMNS], rows)


def _column(one: Heading) -> Column:
    kind = Kind.NUMBER if one.name == c.POINTS else Kind.TEXT
    return Column(one.said, kind, WIDE.get(one.name, 14))


def _lines(found: CriteriaSet) -> Iterator[Line]:
    exempt = _exempt(found)
    for area in found.areas:
        yield _area(area) | {c.EXEMPT: exempt.get(area.code, "")}
        for criterion in area.criteria:
            for line in _criterion(criterion):
                yield line | {c.EXEMPT: exempt.get(str(line[c.CODE]), "")}


def _area(area: Area) -> Line:
    return _named(c.AREA, area.code, area.name) | {c.POINTS: float(area.most)}


def _criterion(criterion: Criterion) -> Iterator[Line]:
    [first, *_rest] = criterion.items
    if first.code == criterion.code:
        yield _item(c.CRITERION, first)
        return
    yield _named(c.CRITERION, criterion.code, criterion.name)
    for item in criterion.items:
        yield _item(c.PART, item)


def _item(level: str, item: Item) -> Line:
    side = _side()
    return _named(level, item.code, item.name) | {
        c.POINTS: float(item.most),
        c.SCORER: c.SCORERS[item.scorer][side],
        c.NODE: item.node,
        c.VERIFIED: c.YES[item.is_verified][side],
    }


def _named(level: str, code: str, name: Texts) -> Line:
    return {
        c.CODE: code,
        c.LEVEL: c.LEVELS[level][_side()],
        c.NAME: name.get("vi", ""),
        c.NAME_EN: name.get("en", ""),
    }


def _exempt(found: CriteriaSet) -> dict[str, str]:
    """Return the exemptions of each line, as the file has them."""
    named: dict[str, list[str]] = {}
    for exemption in found.exemptions:
        texts = [exemption.name[one] for one in ("vi", "en") if one in exemption.name]
        for code in exemption.of:
            named.setdefault(code, []).append(f" {c.BAR} ".join(texts))
    return {code: f"{c.BETWEEN} ".join(names) for code, names in named.items()}


def _side() -> int:
    return 1 if language() == "vi" else 0
