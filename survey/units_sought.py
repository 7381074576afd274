"""Which of many units a page shows: of one group, found by name, a page at a time."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from flask_babel import gettext as _

from survey.errors import Problem
from survey.models import Unit
from survey.paging import LONGEST, Turn, turn_to
from survey.unaccented import holds

ALL = "all"  # what an address says for all units on one page
LONG = 10  # units; of fewer none needs to be looked for
LONGEST_SEARCH = 100  # characters
LONGEST_SHOWN = 32  # characters of a wrong address that are said again


class Sought(NamedTuple):
    """What an address asks for; by default the first page of every group."""

    group: str = ""  # its key; empty for every group
    page: int | None = 1  # None for all on one page
    search: str = ""

    @property
    def has_charts(self) -> bool:
        """Return whether pages are those that everybody turns to: worth drawing."""
        return self.page is not None and not self.search

    def takes(self, group: str) -> bool:
        """Return whether a group is to be shown."""
        return self.group in {"", group}

    def finds(self, unit: Unit) -> bool:
        """Return whether a unit has every word searched for; without words it has."""
        return holds(self.search, unit.name, unit.name_en, unit.code)

    def turn(self, n: int, *, size: int) -> Turn:
        """Return the page of `n` units, or the nearest there is."""
        if self.page is None:
            return Turn(n, 1, max(n, size))
        return turn_to(n, self.page, size=size)

    @property
    def address(self) -> dict[str, str]:
        """Return what an address says to ask for the same, but for the page."""
        said = {"group": self.group, "q": self.search}
        return {name: value for name, value in said.items() if value}


def sought(args: Mapping[str, str]) -> Sought:
    """Return what an address asks for; a `Problem` (400) for what is no page."""
    search = " ".join(args.get("q", "").split())[:LONGEST_SEARCH]
    return Sought(args.get("group", ""), _page(args.get("page", "")), search)


def require_group(asked: Sought, names: Mapping[str, str]) -> None:
    """Raise a `Problem` (404) unless the group asked for is one of these, by key."""
    if not asked.group or asked.group in names:
        return
    message = _(
        "Kết quả này không có nhóm “%(group)s”. Các nhóm: %(names)s.",
        group=asked.group[:LONGEST_SHOWN],
        names=", ".join(_in_words(names.values())) or "–",
    )
    raise Problem(message, status=404)


def _in_words(names: Collection[str]) -> list[str]:
    return [name or str(_("Đơn vị không xếp hạng")) for name in names]


def _page(text: str) -> int | None:
    if text == ALL:
        return None
    if not text:
        return 1
    is_number = text.isascii() and text.isdecimal() and len(text) <= LONGEST
    if not is_number or int(text) < 1:
        message = _(
            "Trang phải là số nguyên từ 1, ví dụ: page=2, hoặc page=all để xem tất cả; "
            "địa chỉ này ghi “%(text)s”.",
            text=text[:LONGEST_SHOWN],
        )
        raise Problem(message, status=400)
    return int(text)
