"""Services: named one by one or from a file, shown by their code until then."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.i18n import named
from survey.manage.operations.services import import_services, name_service
from survey.manage.services_in_use import services_in_use
from survey.models import Service, TransactionTotal
from survey.services import service_names
from survey.speaking import speaking
from tests.factories import make_province
from tests.survey.manage.rows import csv

HEADING = "code,name,name_en"


def _stored(session: Session) -> list[tuple[str, str, str]]:
    columns = (Service.code, Service.name, Service.name_en)
    rows = session.execute(select(*columns).order_by(Service.code))
    return [(row.code, row.name, row.name_en) for row in rows]


def test_a_service_is_called_by_its_code_until_it_has_a_name(session: Session) -> None:
    name_service(session, "dat-dai", "Đất đai", name_en="Land")
    name_service(session, "ho-tich", "Hộ tịch")
    names = service_names(session)
    codes = ("dat-dai", "ho-tich", "moi-truong", "")
    with speaking("vi"):
        assert [named(names[code]) for code in codes] == [
            *("Đất đai", "Hộ tịch", "moi-truong", ""),
        ]
    with speaking("en"):
        assert [named(names[code]) for code in codes] == [
            *("Land", "Hộ tịch", "moi-truong", ""),
        ]
    assert [names[code].is_named for code in codes] == [True, True, False, False]
    assert set(names) == {"dat-dai", "ho-tich"}  # asking adds nothing


def test_a_name_is_replaced_and_english_stays_until_it_is_said(
    session: Session,
) -> None:
    name_service(session, "dat-dai", "Đất", name_en="Land")
    name_service(session, "dat-dai", "  Đất   đai ")
    assert _stored(session) == [("dat-dai", "Đất đai", "Land")]
    name_service(session, "dat-dai", "Đất đai", name_en="")
    assert _stored(session) == [("dat-dai", "Đất đai", "")]


@pytest.mark.parametrize(
    ("code", "name", "name_en", "words"),
    [
        ("đất", "Đất đai", None, "Mã lĩnh vực “đất”"),
        ("", "Đất đai", None, "Mã lĩnh vực “”"),
        ("a" * 33, "Đất đai", None, "dài nhất 32"),
        ("dat-dai", " ", None, "không được để trống"),
        ("dat-dai", "đ" * 121, None, "dài nhất 120"),
        ("dat-dai", "Đất\x00đai", None, "ký tự điều khiển"),
        ("dat-dai", "Đất đai", "x" * 121, "dài nhất 120"),
    ],
)
def test_what_cannot_be_a_name_is_refused(
    session: Session, code: str, name: str, name_en: str | None, words: str
) -> None:
    with pytest.raises(Problem, match=words):
        name_service(session, code, name, name_en=name_en)
    assert _stored(session) == []


def test_names_come_from_a_file_once(session: Session) -> None:
    data = csv("dat-dai,Đất đai,Land", "ho-tich,Hộ tịch,", heading=HEADING)
    assert import_services(session, data).created == ["dat-dai", "ho-tich"]
    assert import_services(session, data).unchanged == ["dat-dai", "ho-tich"]
    heading = "mã lĩnh vực,tên lĩnh vực,tên tiếng anh"
    data = csv("dat-dai,Đất đai,", "ho-tich,Hộ tịch,Civil status", heading=heading)
    named_ = import_services(session, data)
    assert (named_.changed, named_.unchanged) == (["ho-tich"], ["dat-dai"])
    assert _stored(session) == [
        ("dat-dai", "Đất đai", "Land"),
        ("ho-tich", "Hộ tịch", "Civil status"),
    ]


def test_every_fault_of_a_file_of_names_is_told(session: Session) -> None:
    data = csv(
        "Đất đai,Đất đai,Land",
        "dat-dai,,Land",
        f"ho-tich,{'h' * 121},",
        "ho-tich,Hộ tịch,",
        ",Môi trường,",
        ",Đầu tư,",
        heading=HEADING,
    )
    with pytest.raises(Problem) as caught:
        import_services(session, data)
    assert caught.value.message.splitlines()[1:] == [
        "Dòng 2, cột “code”: chỉ dùng A-Z a-z 0-9 . _ - và bắt đầu bằng chữ hoặc số.",
        "Dòng 3, cột “name”: không được để trống.",
        "Dòng 4, cột “name”: dài 121 ký tự, nhiều nhất là 120.",
        "Dòng 6, cột “code”: không được để trống.",
        "Dòng 7, cột “code”: không được để trống.",
        "Dòng 5, cột “code”: lĩnh vực đã có ở dòng 4.",
    ]
    assert _stored(session) == []


def test_what_is_in_use_is_known_without_a_name(session: Session) -> None:
    province = make_province(session)
    province.counters[0].service = "dat-dai"
    place = {"round_id": province.round.id, "unit_id": province.units[0].id}
    session.add(TransactionTotal(**place, service="ho-tich", total=3))
    session.flush()
    assert services_in_use(session) == {"dat-dai", "ho-tich"}
