"""The results of a unit on a sheet of A4 that hangs beside its counters."""

import json
from io import BytesIO
from typing import Any

import typst
from flask import current_app, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.db import get_session
from survey.figures import sayings
from survey.figures.branches import Branch
from survey.i18n import day, index, named
from survey.paths import FONTS, TEMPLATES
from survey.public.blueprint import bp
from survey.public.queries import published_release
from survey.public.sayings import improvement_text, sheets
from survey.public.told import UnitPage, unit_page
from survey.public.views import OF_UNIT
from survey.qrcodes import qr_svg
from survey.words import out_of

MOST_IMPROVEMENTS = 3  # that the sheet has room for


@bp.get(f"{OF_UNIT}/ap-phich.pdf")
def poster(code: str, number: int, unit_code: str) -> ResponseReturnValue:
    """Send the results of a unit as a poster."""
    session = get_session()
    page = unit_page(session, published_release(session, code, number), unit_code)
    path = url_for(".unit", code=code, number=number, unit_code=page.unit.code)
    address = f"{current_app.config['HAILONG'].address}{path}"
    return send_file(
        BytesIO(poster_pdf(_said(page, address))),
        mimetype="application/pdf",
        download_name=f"ket-qua-{page.unit.code}-{code}-{number}.pdf",
    )


def poster_pdf(said: dict[str, Any]) -> bytes:
    """Set a poster; names go in as data, never as typst source."""
    made = typst.compile(
        str(TEMPLATES / "public" / "poster.typ"),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"poster": json.dumps(said, ensure_ascii=False)},
        format="pdf",
    )
    return made if isinstance(made, bytes) else b"".join(made or [])


def _said(page: UnitPage, address: str) -> dict[str, Any]:
    """Return what stands on the poster, in the words of the page's language."""
    overall, release = page.figures.overall, page.release
    has_index = overall.value is not None
    return {
        "title": _("Người dân đánh giá"),
        "unit": named(page.unit),
        "round": release.round.title,
        "label": _("Chỉ số hài lòng"),
        "value": f"{index(overall.value)}{out_of(page.method)}" if has_index else "",
        "interval": _(
            "khoảng tin cậy 95%%: %(low)s–%(high)s, từ %(n)s phiếu",
            low=index(overall.low),
            high=index(overall.high),
            n=sheets(overall),
        )
        if has_index
        else _("Chưa đủ phiếu để công bố chỉ số của đơn vị này."),
        "whose": sayings.whose(page.mixture) if has_index else "",
        "change": sayings.change(page.figures.change) if page.figures.change else "",
        "factors_label": _("Các yếu tố"),
        "factors": [
            _factor(one, page.method.most(one.code))
            for one in page.figures.factors
            if one.is_shown
        ],
        "changed_label": _("Đã thay đổi gì"),
        "changed": [
            {"day": day(one.happened_on), "text": improvement_text(one)}
            for one in page.improvements[:MOST_IMPROVEMENTS]
        ],
        "note": _(
            "Người dân tự nguyện trả lời, không phải mẫu chọn ngẫu nhiên: chỉ số nói "
            "về những người đã trả lời."
        ),
        "more": _("Toàn bộ kết quả, cách tính và dữ liệu mở:"),
        "published": _(
            "Kết quả số %(number)d, công bố ngày %(day)s",
            number=release.number,
            day=day(page.published.published.at),
        ),
        "address": address,
        "qr": qr_svg(address, title=address),
    }


def _factor(branch: Branch, most: float) -> dict[str, object]:
    """Return a factor's line: where its ends are, as parts of the whole scale."""
    figure = branch.figure
    value = figure.value or 0.0
    low = value if figure.low is None else figure.low
    high = value if figure.high is None else figure.high
    return {
        "name": branch.name,
        "value": index(figure.value),
        "low": low / most,
        "at": value / most,
        "high": high / most,
    }
