"""Names of services in the browser."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Service
from tests.factories import make_counter, make_province
from tests.pages import Page, open_page, send


@pytest.fixture
def used(session: Session) -> None:
    """A counter of a service that nobody named."""
    province = make_province(session, units=1)
    make_counter(session, province.units[0], service="dat-dai")
    session.commit()


def names(engine: Engine) -> dict[str, tuple[str, str]]:
    with Session(engine) as session:
        return {s.code: (s.name, s.name_en) for s in session.scalars(select(Service))}


def actions(engine: Engine) -> list[str]:
    query = select(AuditEntry.action).where(AuditEntry.kind == "service")
    with Session(engine) as session:
        return list(session.scalars(query.order_by(AuditEntry.id)))


def test_there_are_none_at_first(official: FlaskClient) -> None:
    page = open_page(official, "/linh-vuc")
    assert "Chưa có lĩnh vực nào" in page.text
    assert page.link("Thêm lĩnh vực đầu tiên") == "/linh-vuc/moi"


@pytest.mark.usefixtures("used")
def test_a_service_in_use_is_named_and_renamed(
    official: FlaskClient, engine: Engine
) -> None:
    page = open_page(official, "/linh-vuc")
    assert "1 lĩnh vực đang dùng chưa có tên" in page.text
    page = open_page(official, page.link("Đặt tên"))
    assert "đang được dùng mà chưa có tên" in page.text
    page = send(official, page, {"name": " Đất  đai ", "name_en": "Land"})
    assert names(engine) == {"dat-dai": ("Đất đai", "Land")}
    assert "1 quầy" in page.text
    page = open_page(official, page.link("Đất đai"))
    send(official, page, {"name": "Đất đai và nhà ở", "name_en": ""})
    assert names(engine) == {"dat-dai": ("Đất đai và nhà ở", "")}
    assert actions(engine) == ["service.named", "service.renamed"]


def test_the_second_of_two_people_is_told(
    official: FlaskClient, engine: Engine, session: Session
) -> None:
    session.add(Service(code="dat-dai", name="Đất đai"))
    session.commit()
    mine = open_page(official, "/linh-vuc/dat-dai")
    theirs = open_page(official, "/linh-vuc/dat-dai")
    send(official, theirs, {"name": "Đất"})
    page = send(official, mine, {"name": "Nhà cửa"}, status=409)
    assert "Có người vừa sửa trước bạn" in page.text
    assert "Nhà cửa" in page.text  # what was typed is not lost
    assert names(engine) == {"dat-dai": ("Đất", "")}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"code": "đất đai"}, "Chỉ dùng A-Z"),
        ({"code": ""}, "Xin đặt mã"),
        ({"code": "moi"}, "địa chỉ của một trang khác"),
        ({"code": "NHAP"}, "địa chỉ của một trang khác"),
        ({"code": "ho-tich"}, "Đã có lĩnh vực mang mã này"),
        ({"name": ""}, "Xin ghi tên"),
        ({"name": "a" * 121}, "Nhiều nhất 120 ký tự"),
        ({"name": "a\x07b"}, "ký tự điều khiển"),
    ],
)
def test_what_cannot_be_a_service_is_told(
    official: FlaskClient,
    engine: Engine,
    session: Session,
    given: dict[str, str],
    words: str,
) -> None:
    session.add(Service(code="ho-tich", name="Hộ tịch"))
    session.commit()
    filled: dict[str, str | list[str]] = {"code": "dat-dai", "name": "Đất", **given}
    page = send(official, open_page(official, "/linh-vuc/moi"), filled, status=422)
    assert words in page.text
    assert list(names(engine)) == ["ho-tich"]


def hand_in(official: FlaskClient, data: bytes, *, status: int) -> Page:
    page = open_page(official, "/linh-vuc/nhap")
    token = dict(page.forms[-1].filled)["csrf_token"]
    sent = {"csrf_token": token, "file": (BytesIO(data), "ten.csv")}
    answer = official.post("/linh-vuc/nhap", data=sent, follow_redirects=True)
    assert answer.status_code == status
    return Page("/linh-vuc/nhap", answer.status_code, answer.text)


def test_names_come_from_a_file(official: FlaskClient, engine: Engine) -> None:
    data = "mã lĩnh vực,tên lĩnh vực\ndat-dai,Đất đai\nho-tich,Hộ tịch\n".encode()
    assert "2 lĩnh vực" in hand_in(official, data, status=200).text
    assert names(engine) == {"dat-dai": ("Đất đai", ""), "ho-tich": ("Hộ tịch", "")}
    assert actions(engine) == ["service.imported"]
    hand_in(official, data, status=200)
    assert actions(engine) == ["service.imported"]


def test_a_bad_file_is_refused_as_a_whole(
    official: FlaskClient, engine: Engine
) -> None:
    data = "code,name\ndat-dai,Đất đai\nđất,x\ndat-dai,\n".encode()
    page = hand_in(official, data, status=422)
    for words in ("3code", "4name"):
        assert words in page.text
    assert names(engine) == {}


@pytest.mark.parametrize("code", ["khong-co", "a%00b", "%ED%A0%80"])
def test_services_that_are_not_there(official: FlaskClient, code: str) -> None:
    open_page(official, f"/linh-vuc/{code}", status=404)
