"""Planning rounds in the browser: what is asked, what is refused."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.models import Weighting
from tests.factories import Province, make_method, make_unit
from tests.pages import open_page, send
from tests.survey.manage.rounds.conftest import Stored
from tests.survey.manage.rounds.plans import plan_page, planned

pytestmark = pytest.mark.usefixtures("clock")


def test_before_anything_every_page_says_what_comes_first(
    official: FlaskClient, session: Session
) -> None:
    page = open_page(official, "/dot-khao-sat")
    assert "Chưa có đợt khảo sát nào" in page.text
    page = open_page(official, page.link("Lập đợt đầu tiên"))
    assert "Chưa có đơn vị nào" in page.text
    make_unit(session, name="Tỉnh")
    session.commit()
    page = open_page(official, page.address)
    assert "Chưa có phiếu khảo sát nào được ban hành" in page.text


def test_a_round_is_planned_and_what_it_lacks_is_listed(
    official: FlaskClient, stored: Stored, province: Province
) -> None:
    page = send(official, plan_page(official), planned(province))
    assert page.heading == "Đợt quý II"
    assert "Đã lập đợt 2026-Q2" in page.text
    assert "Chưa bắt đầu" in page.text
    assert "Còn 1 việc" in page.text  # transactions are not known
    round_ = stored.round("2026-Q2")
    assert round_.weighting == Weighting.TRANSACTIONS
    assert round_.questionnaire_id == province.questionnaire.id
    assert stored.chosen(round_) == set()
    [entry] = stored.audited()[-1:]
    assert (entry.action, entry.code, entry.unit_id) == (
        *("round.opened", "2026-Q2"),
        province.root.id,
    )
    assert entry.after
    assert entry.after["starts_on"] == "2026-04-01"
    listed = open_page(official, "/dot-khao-sat")
    assert "Đang thu thập" in listed.text
    assert listed.link("Đợt quý II").endswith("/dot-khao-sat/2026-Q2")


@pytest.mark.usefixtures("province")
def test_no_two_ways_of_asking_read_the_same(
    official: FlaskClient, session: Session
) -> None:
    for code in ("qd766", "tt01-2018"):
        make_method(session, code)
    session.commit()
    choices = [e.text for e in plan_page(official).all("option") if e["value"]]
    counts = [words for words in choices if words.startswith("Bảng số đếm: ")]
    assert len(set(counts)) == len(counts) == 3
    assert any("(qd766, phiên bản 1)" in words for words in counts)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("1/4/2026", "30/6/2026"),
        ("01-04-2026", "30-6-2026"),
        ("2026-04-01", "30.6.2026"),
    ],
)
def test_days_are_written_as_people_write_them(
    official: FlaskClient, stored: Stored, province: Province, first: str, last: str
) -> None:
    days: dict[str, str | list[str]] = {"starts_on": first, "ends_on": last}
    page = send(official, plan_page(official), planned(province) | days)
    assert page.heading == "Đợt quý II"
    round_ = stored.round("2026-Q2")
    assert round_.starts_on == date(2026, 4, 1)
    assert round_.ends_on == date(2026, 6, 30)


def test_a_day_that_was_read_comes_back_as_browsers_take_it(
    official: FlaskClient, province: Province
) -> None:
    given = planned(province, starts_on="1/4/2026", ends_on="31/6/2026")
    page = send(official, plan_page(official), given, status=422)
    assert "Không phải ngày; viết 31/1/2026" in page.text
    filled = dict(page.forms[-1].filled)
    assert (filled["starts_on"], filled["ends_on"]) == ("2026-04-01", "31/6/2026")


@pytest.mark.parametrize(
    ("given", "which"),
    [
        ({"kinds": "commune"}, {0, 1, 2}),
        ({"groups": "Vùng cao"}, {1}),
        ({"units": "{0} – UBND xã\n\n {2}"}, {0, 2}),
        ({"groups": "Vùng cao", "units": "{0}"}, {0, 1}),
    ],
)
def test_units_are_chosen_by_kind_group_or_code(
    official: FlaskClient,
    stored: Stored,
    province: Province,
    given: dict[str, str],
    which: set[int],
) -> None:
    codes = [unit.code for unit in province.units]
    filled = {name: value.format(*codes) for name, value in given.items()}
    page = send(official, plan_page(official), planned(province, part="some", **filled))
    assert f"{len(which)} đơn vị" in page.text
    assert stored.chosen(stored.round("2026-Q2")) == {
        province.units[at].id for at in which
    }
    units = open_page(official, page.link(f"{len(which)} đơn vị"))
    for at, code in enumerate(codes):
        assert (code in units.text) == (at in which)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"title": " "}, "Xin đặt tên cho đợt"),
        ({"code": "đợt 1"}, "Chỉ dùng A-Z"),
        ({"code": "moi"}, "địa chỉ của một trang khác"),
        ({"code": "{round}"}, "Đã có đợt mang mã"),
        ({"starts_on": "hôm nay"}, "Không phải ngày"),
        ({"starts_on": "0001-01-01"}, "Xin kiểm tra lại năm"),
        ({"ends_on": "2026-03-31"}, "Ngày cuối phải từ ngày đầu"),
        ({"root": "NOWHERE"}, "Không có đơn vị nào mang mã"),
        ({"root": "\x00"}, "Có ký tự điều khiển"),
        ({"part": "some"}, "Xin chọn loại, nhóm, hoặc ghi mã"),
        ({"part": "kept"}, "Xin chọn một trong các mục"),
        ({"part": "some", "units": "NOWHERE"}, "Dòng 1: không có đơn vị"),
        ({"part": "some", "kinds": "volcano"}, "không hợp lệ|not valid|không phải"),
        ({"channels": []}, "Xin chọn ít nhất một kênh"),
        ({"channels": ["qr", "tally"]}, "không dùng chung đợt"),
        ({"populations": []}, "Xin chọn ít nhất một đối tượng"),
        ({"asks": "q999"}, "Xin chọn một trong các mục"),
        ({"asks": "m{method}"}, "Đợt khảo sát phải có phiếu khảo sát"),
        ({"weighting": "gold"}, "Xin chọn một trong các mục"),
        ({"title": "a\x07b"}, "Có ký tự điều khiển"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    official: FlaskClient,
    stored: Stored,
    province: Province,
    given: dict[str, str | list[str]],
    words: str,
) -> None:
    known = {"round": province.round.code, "method": province.questionnaire.method_id}
    filled = {
        name: value.format(**known) if isinstance(value, str) else value
        for name, value in given.items()
    }
    page = send(official, plan_page(official), planned(province, **filled), status=422)
    assert any(one in page.text for one in words.split("|")), page.text
    assert "Chưa ghi được" in page.text
    assert stored.codes() == [province.round.code]
    assert stored.audited() == []


def test_a_round_beyond_its_unit_is_told_at_the_day(
    official: FlaskClient, session: Session, province: Province
) -> None:
    province.root.valid_from = date(2026, 4, 2)
    province.root.valid_to = date(2026, 6, 29)
    session.commit()
    page = send(official, plan_page(official), planned(province), status=422)
    [first] = [e.text for e in page.elements if e["id"] == "starts_on-error"]
    [last] = [e.text for e in page.elements if e["id"] == "ends_on-error"]
    assert "hoạt động từ ngày 2/4/2026" in first
    assert "hoạt động đến hết ngày 29/6/2026" in last


def test_an_overlap_says_which_sheets_would_go_where(
    official: FlaskClient, province: Province
) -> None:
    early = planned(province, starts_on="2026-03-20", part="some")
    early |= {"units": province.units[0].code}
    page = send(official, plan_page(official), early, status=422)
    assert "cũng nhận phiếu qua mã QR tại quầy của người đến giao dịch" in page.text
    assert "1 đơn vị (UBND xã Đông <Bình>)" in page.text
    assert "Từ 20/3/2026 đến 31/3/2026 phiếu ở đó sẽ chỉ vào đợt 2026-Q2" in page.text
    residents = early | {"populations": "residents"}
    assert send(official, page, residents).heading == "Đợt quý II"
    kiosks = early | {"code": "2026-Q2-M", "title": "Máy", "channels": "kiosk"}
    assert send(official, page, kiosks).heading == "Máy"  # beside the QR codes' round


@pytest.mark.parametrize("part", ["", "/sua", "/dong", "/don-vi", "/giao-dich"])
@pytest.mark.parametrize("code", ["khong-co", "a%00b", "%ED%A0%80"])
def test_rounds_that_are_not_there(
    official: FlaskClient, province: Province, code: str, part: str
) -> None:
    open_page(official, f"/dot-khao-sat/{code}{part}", status=404)
