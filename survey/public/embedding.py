"""A unit's chart for other sites' pages: in a frame, or as a picture."""

from flask import Response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import headers
from survey.charts.indices import factors_chart
from survey.db import get_session
from survey.errors import Problem
from survey.figures import sayings
from survey.public.blueprint import bp
from survey.public.queries import published_release
from survey.public.sayings import sheets
from survey.public.told import UnitPage, unit_page
from survey.public.views import OF_UNIT

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
WIDE = 0  # of the drawings of a chart


@bp.get(f"{OF_UNIT}/bieu-do")
def embedded(code: str, number: int, unit_code: str) -> ResponseReturnValue:
    """Show the factors of a unit in a page that stands in another's frame."""
    page = _page(code, number, unit_code)
    headers.allow_framing_anywhere()
    return render_template(
        "public/embedded.html",
        page=page,
        chart=factors_chart(page.figures.factors, page.method),
        sheets=sheets,
        say=sayings,
    )


@bp.get(f"{OF_UNIT}/bieu-do.svg")
def picture(code: str, number: int, unit_code: str) -> ResponseReturnValue:
    """Send the factors of a unit as a picture."""
    page = _page(code, number, unit_code)
    headers.allow_framing_anywhere()
    chart = factors_chart(page.figures.factors, page.method)
    if chart is None:
        raise Problem(_("Đơn vị này không có biểu đồ để công bố."), status=404)
    # In a page the namespace is understood; a picture on its own must say it.
    drawing = str(chart.drawings[WIDE]).replace("<svg ", f"<svg {NAMESPACE} ", 1)
    return Response(drawing, mimetype="image/svg+xml")


def _page(code: str, number: int, unit_code: str) -> UnitPage:
    session = get_session()
    return unit_page(session, published_release(session, code, number), unit_code)
