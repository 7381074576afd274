"""Units in words: what sort of office, and the group they are ranked in."""

from typing import Protocol

from flask_babel import gettext as _

from survey.models import Unit, UnitKind


def kind_word(kind: UnitKind) -> str:
    """Return what sort of office units of a kind are, in the plural."""
    words: dict[str, str] = {
        UnitKind.PROVINCE: _("Tỉnh, thành phố"),
        UnitKind.DEPARTMENT: _("Sở, ban, ngành"),
        UnitKind.VERTICAL: _("Cơ quan ngành dọc"),
        UnitKind.SERVICE: _("Đơn vị sự nghiệp"),
        UnitKind.COMMUNE: _("Xã, đặc khu"),
        UnitKind.WARD: _("Phường"),
        UnitKind.BRANCH: _("Chi nhánh"),
        UnitKind.POINT: _("Điểm phục vụ"),
    }
    return words[kind]


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
