"""Ranking groups as they stand, and units chosen on a page to be put into one."""

from collections.abc import Iterable
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.ranking_groups import Member, members_by_id
from survey.manage.units.outline import GROUP, KIND, Outline


class Group(NamedTuple):
    """A ranking group, and how many units of a kind are in it; "" is no group."""

    name: str
    n: int
    kinds: dict[str, int]


def groups_of(outline: Outline) -> list[Group]:
    """Return the groups by name, and last those units that were given none."""
    found: dict[str, dict[str, int]] = {}
    for columns in outline.columns():
        kinds = found.setdefault(columns[GROUP], {})
        kinds[columns[KIND]] = kinds.get(columns[KIND], 0) + 1
    ordered = sorted(found, key=lambda name: (not name, name))
    return [Group(name, sum(found[name].values()), found[name]) for name in ordered]


class Chosen(NamedTuple):
    """A unit ticked on a page, at the revision that the page showed."""

    code: str
    revision: str

    @classmethod
    def read(cls, text: str) -> "Chosen":
        """Return what a box says: CODE:REVISION."""
        code, _colon, revision = text.rpartition(":")
        return cls(code, revision)


def choose(
    session: Session, outline: Outline, chosen: Iterable[Chosen]
) -> list[Member]:
    """Return the chosen units; one that is not there, or changed, is a `Problem`."""
    wanted = {one.code: one.revision for one in chosen}
    ids = [outline.ids[code] for code in wanted if code in outline.ids]
    members = members_by_id(session, ids)
    known = {member.code: str(member.revision) for member in members}
    for code, revision in wanted.items():
        if known.get(code) != revision:
            raise Problem(
                _(
                    "Đơn vị %(code)s đã thay đổi từ lúc bạn mở trang. Chưa ghi gì. Xin "
                    "mở lại trang và chọn lại.",
                    code=code[:32],
                ),
                status=409,
            )
    return members
