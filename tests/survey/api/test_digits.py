"""A page, the workbook and a program print the same digits."""

import io
import random
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.exports.files import figures_file
from survey.exports.reading import read_release
from survey.i18n import index
from survey.models import Figure, Release, Status
from survey.release.operations import make_release
from survey.speaking import speaking
from tests.conftest import MORNING
from tests.factories import make_province, make_sheets
from tests.survey.api.conftest import Asking

N = 200
COLUMNS = {"value": "Chỉ số", "low": "Cận dưới 95 %", "high": "Cận trên 95 %"}
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
Key = tuple[str, str]


def _release(session: Session) -> Release:
    """Release rounds of answers at random: nine communes, 23 figures each."""
    draw = random.Random(20260310)
    province = make_province(session, units=9)
    for counter in province.counters:
        sheets = ["".join(draw.choices("12345-.", k=16)) for _ in range(30)]
        make_sheets(session, province.round, counter, sheets)
    made = make_release(session, province.round, made_at=MORNING)
    session.commit()
    return made


def _printed(value: Decimal | float, decimals: int) -> str:
    """Print a number as a reader of the API or of a workbook does: half up."""
    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP)
    return str(rounded).replace(".", ",")


def _workbook(session: Session, release: Release) -> dict[Key, dict[str, Any]]:
    exported = read_release(session, release.round.code)
    book = load_workbook(io.BytesIO(figures_file(exported, "xlsx", zone=ZONE)))
    heading, *rows = book["Mọi số liệu"].iter_rows(values_only=True)
    read = [dict(zip(heading, row, strict=True)) for row in rows]
    return {(row["Mã đơn vị"], row["Mã nội dung đo"]): row for row in read}


def test_two_hundred_figures_have_the_same_digits_everywhere(
    session: Session, ask: Asking
) -> None:
    release = _release(session)
    address = f"/rounds/{release.round.code}/releases/{release.number}"
    decimals = ask(address).json["rounding"]
    told = ask(f"{address}/figures?limit=500").json["items"]
    by_api = {(figure["unit"], figure["node"]): figure for figure in told}
    query = select(Figure).where(
        Figure.release_id == release.id, Figure.status == Status.SHOWN
    )
    drawn = random.Random(1).sample(session.scalars(query).all(), N)
    with speaking("vi"):
        by_book = _workbook(session, release)
        for figure in drawn:
            key = figure.unit.code, figure.node
            for name, heading in COLUMNS.items():
                page = index(getattr(figure, name))
                assert _printed(by_api[key][name], decimals) == page, (key, name)
                assert _printed(by_book[key][heading], decimals) == page, (key, name)
