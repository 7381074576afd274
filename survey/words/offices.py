"""Units in words: what sort of office, and the group they are ranked in."""

from typing import Protocol

from flask_babel import lazy_gettext as _l

from survey.models import Figure, Unit, UnitKind

# Not yet in any language: a page of five hundred units asks for each of their kinds.
KINDS = {
    UnitKind.PROVINCE: _l("Tỉnh, thành phố"),
    UnitKind.DEPARTMENT: _l("Sở, ban, ngành"),
    UnitKind.VERTICAL: _l("Cơ quan ngành dọc"),
    UnitKind.SERVICE: _l("Đơn vị sự nghiệp"),
    UnitKind.COMMUNE: _l("Xã, đặc khu"),
    UnitKind.WARD: _l("Phường"),
    UnitKind.BRANCH: _l("Chi nhánh"),
    UnitKind.POINT: _l("Điểm phục vụ"),
}


def kind_word(kind: UnitKind) -> str:
    """Return what sort of office units of a kind are, in the plural."""
    return str(KINDS[kind])


class Grouped(Protocol):
    """A unit, or as much of its row as names its group."""

    @property
    def ranking_group(self) -> str:
        """Return the group it was given; empty without one."""

    @property
    def kind(self) -> UnitKind:
        """Return what sort of office it is."""


def group_of(unit: Unit | Grouped) -> str:
    """Return the name of the group a unit is ranked in."""
    return unit.ranking_group or kind_word(unit.kind)


def group_key(unit: Unit | Grouped) -> str:
    """Return what an address calls the group of a unit: the same in any language."""
    return unit.ranking_group or str(unit.kind)


def group_word(key: str) -> str:
    """Return the name of a group that a release knows by its key."""
    return kind_word(UnitKind(key)) if key in KINDS else key


def group_of_figure(figure: Figure) -> str:
    """Return the name of the group a unit was ranked in; where unknown, of today's."""
    if figure.ranking_group is None:
        return group_of(figure.unit)
    return group_word(figure.ranking_group or str(figure.unit.kind))
