"""What an address asks for: a release by ?round=&release=, parts of the overview."""

from collections.abc import Mapping
from typing import NamedTuple

from flask import request
from flask_babel import gettext as _

from survey.access import Right, scope
from survey.db import get_session
from survey.errors import Problem
from survey.figures.releases import newest_release, no_release, release_of
from survey.figures.releases import releases as all_releases
from survey.models import Release, Unit
from survey.rounds_in_sight import rounds_in_sight


def release_asked_for(unit: Unit | None = None) -> Release | None:
    """Return the release of ?round=&release=, by default the newest there is."""
    session = get_session()
    code, own = request.args.get("round", ""), scope(Right.SEE_RESULTS)
    in_sight = {round_.id for round_ in rounds_in_sight(session, own)}
    if code:
        release = release_of(session, code, number=_number_asked_for())
        if release.round_id not in in_sight:
            raise no_release(code)
        return release
    found = newest_release(session, unit_id=unit.id) if unit else None
    if found is not None or own is None:
        return found or newest_release(session)
    return next((r for r in all_releases(session) if r.round_id in in_sight), None)


class Kept(NamedTuple):
    """What an address says of the parts of the overview: each keeps the other's."""

    ranking: dict[str, str]
    heat: dict[str, str]


def kept_of(args: Mapping[str, str]) -> Kept:
    """Return what an address says of the parts of the overview."""
    return Kept(_said(args, "group", "page", "q"), _said(args, "heat", "heat_page"))


def _said(args: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: args[name] for name in names if args.get(name)}


def _number_asked_for() -> int | None:
    text = request.args.get("release", "")
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > 6:
        message = _("Số thứ tự của kết quả phải là số nguyên, ví dụ: release=3.")
        raise Problem(message, status=400)
    return int(text)
