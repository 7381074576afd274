"""Why a unit is not ranked, as it stands beside its name."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from survey.classification import classification
from survey.methods import parse_method
from survey.models import Exemption, ReleaseUnranked, Status
from tests.factories import make_province
from tests.survey.results.frozen import freeze_figures, freeze_release

HELD_BACK = {
    Status.EMPTY: "không có câu trả lời",
    Status.WITHHELD: "chỉ có 4 phiếu, cần ít nhất {least}",
    Status.SECONDARY: "4 phiếu; nếu công bố, có thể suy ra kết quả của một đơn vị",
}
EXEMPTED = {
    (Exemption.FIRST_YEAR, ""): "năm đầu tham gia xếp hạng",
    (Exemption.ADJUSTED, "CV 12"): "điều chỉnh điểm chuẩn tạm thời (CV 12)",
    (Exemption.OTHER, "Đang sắp xếp"): "Đang sắp xếp",
}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_reason_is_said(session: Session, app: Flask) -> None:
    province = make_province(session, units=6, method="counter-short")
    release = freeze_release(session, province.round)
    held_back, exempted = province.units[:3], province.units[3:]
    for unit, status in zip(held_back, HELD_BACK, strict=True):
        freeze_figures(session, release, unit, status=status, value=None, n=4)
    for unit, (reason, note) in zip(exempted, EXEMPTED, strict=True):
        freeze_figures(session, release, unit, rank=None, band="")
        told = {"release_id": release.id, "unit_id": unit.id}
        session.add(ReleaseUnranked(**told, reason=reason, note=note))
    session.flush()
    with app.test_request_context("/?lang=vi"):
        found = classification(session, release, since="")
    said = {one.code: one.why_not for group in found.groups for one in group.unranked}
    least = parse_method(province.round.method.document).minimum_n
    wanted = [words.format(least=least) for words in HELD_BACK.values()]
    for unit, words in zip(province.units, [*wanted, *EXEMPTED.values()], strict=True):
        assert said[unit.code].startswith(words)
