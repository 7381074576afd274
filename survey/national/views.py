"""Pages of all provinces: the picture of a year, its file, and one province."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.access import INSTALLATION, Right, needs, reach
from survey.codes import may_exist
from survey.db import get_session
from survey.downloads import table_sent
from survey.errors import Problem
from survey.figures import sayings
from survey.national import said
from survey.national.asked_for import address_of, asked_for
from survey.national.chart import group_chart
from survey.national.picture import Picture, picture
from survey.national.province import province_page
from survey.national.table import picture_table
from survey.packs.queries import years_of_packs
from survey.packs.said import weighting

bp = Blueprint("national", __name__)
PLACE = "/toan-quoc"


@bp.get(PLACE)
@needs(Right.SEE_NATION, of=INSTALLATION)
def provinces() -> ResponseReturnValue:
    """Show every province of a year by an index, and who is missing."""
    session = get_session()
    years = years_of_packs(session)
    found = _asked(session, years)
    if found is None:
        return render_template("national/nothing.html", may_receive=_may_receive())
    return render_template(
        "national/provinces.html",
        found=found,
        years=years,
        charts={"own": group_chart(found.own), "others": group_chart(found.others)},
        address=address_of(found.year, found.way.key, found.node.code),
        say=sayings,
        said=said,
        weighting=weighting,
        may_receive=_may_receive(),
    )


@bp.get(f"{PLACE}/so.<any(csv, xlsx):kind>")
@needs(Right.SEE_NATION, of=INSTALLATION)
def file(kind: str) -> ResponseReturnValue:
    """Send what the page shows."""
    session = get_session()
    found = _asked(session, years_of_packs(session))
    if found is None:
        raise Problem(_("Chưa nhận hồ sơ nào."), status=404)
    return table_sent(picture_table(found), f"toan-quoc-{found.year}", kind)


@bp.get(f"{PLACE}/<subject>")
@needs(Right.SEE_NATION, of=INSTALLATION)
def province(subject: str) -> ResponseReturnValue:
    """Show one province: its packs and its places."""
    found = province_page(get_session(), subject) if may_exist(subject) else None
    if found is None:
        raise Problem(_("Chưa có hồ sơ nào của tỉnh này."), status=404)
    may_open = reach().has_everywhere(Right.EXPORT_RESULTS)
    return render_template(
        "national/province.html",
        found=found,
        say=sayings,
        said=said,
        weighting=weighting,
        may_open=may_open,
    )


def _asked(session: Session, years: list[int]) -> Picture | None:
    """Return the picture asked for, by default of the newest year there is."""
    asked = asked_for(request.args)
    if not years:
        return None
    year = asked.year or years[0]
    found = picture(session, year, asked)
    if found is None:
        words = _("Chưa có hồ sơ nào của năm %(year)s.", year=str(year))
        raise Problem(words, status=404)
    return found


def _may_receive() -> bool:
    return reach().has_everywhere(Right.RECEIVE_PACKS)
