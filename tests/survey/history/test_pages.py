"""Packs received, checked and noted as handed in, through the pages."""

from io import BytesIO

from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, KeptPack, PackProvince
from tests.pages import Page, open_page, send
from tests.survey.packs.samples import FIGURES, files_of, samples, sealed

LIST = "/ho-so-da-xuat"


def _upload(
    official: FlaskClient, page: Page, content: bytes, **fields: str
) -> tuple[int, str]:
    [form] = [one for one in page.forms if "file" in one.names]
    data = dict(form.filled) | fields | {"file": (BytesIO(content), "h.zip")}
    answer = official.post(page.address, data=data, follow_redirects=True)
    return answer.status_code, answer.text


def test_a_pack_is_received_once_checked_and_handed_in(
    official: FlaskClient, session: Session
) -> None:
    assert "Chưa lưu hồ sơ nào" in open_page(official, LIST).text
    page = open_page(official, f"{LIST}/nhan")
    status, text = _upload(official, page, samples()[0], province="15")
    assert (status, "Đã nhận hồ sơ" in text) == (200, True)
    _status, text = _upload(official, page, samples()[0])
    assert "không ghi thêm gì" in text
    [name, *_file] = [
        a for a in open_page(official, LIST).all("a") if "Tỉnh mẫu 01" in a.text
    ]
    one = open_page(official, name["href"])
    sent = official.get(one.link("Tải tệp ZIP"))
    assert sent.data == samples()[0]
    [check] = [n for n, form in enumerate(one.forms) if "kiem-tra" in form.action]
    assert "Hồ sơ nguyên vẹn." in send(official, one, {}, form=check).text
    letter = open_page(official, one.link("Ghi đã nộp"))
    said = {"number": "125/BC-UBND", "day": "9/3/2027", "recipient": "Bộ Nội vụ"}
    late = send(official, letter, said | {"day": "1/1/2090"}, status=422)
    assert "không được sau hôm nay" in late.text
    said["day"] = "9/3/2026"
    assert "đã nộp: 125/BC-UBND, 9/3/2026" in send(official, letter, said).text
    assert "đã được ghi" in send(official, letter, said).text
    actions = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    told = [one for one in actions if one.startswith("pack.")]
    assert told == ["pack.received", "pack.checked", "pack.handed-in"]


def test_what_does_not_hold_is_told_and_not_kept(
    official: FlaskClient, session: Session
) -> None:
    files = files_of(samples()[0]) | {"so-lieu/weeks.csv": b"<b>"}
    page = open_page(official, f"{LIST}/nhan")
    status, text = _upload(official, page, sealed(files))
    assert (status, "so-lieu/weeks.csv: đã bị sửa" in text) == (422, True)
    assert "Chưa ghi được" in text  # a sound one would have been kept
    page = open_page(official, f"{LIST}/kiem-tra")
    assert "Hồ sơ nguyên vẹn" in _upload(official, page, samples()[0])[1]
    del files[FIGURES]
    status, text = _upload(official, page, sealed(files))
    assert (status, "không có tệp so-lieu/figures.json" in text) == (200, True)
    assert "Hồ sơ không đạt" in text
    assert "Chưa ghi được" not in text
    empty = send(official, page, status=422)
    assert "Chưa kiểm tra được" in empty.text
    assert "Chưa ghi được" not in empty.text
    assert session.scalar(select(func.count(KeptPack.id))) == 0


def _address(session: Session) -> str:
    """Return where the one pack is; a reader left open keeps writers waiting."""
    address = f"{LIST}/{session.scalars(select(KeptPack.id)).one()}"
    session.rollback()
    return address


def test_the_province_of_a_received_pack_is_said_anew(
    official: FlaskClient, session: Session
) -> None:
    page = open_page(official, f"{LIST}/nhan")
    _upload(official, page, samples()[0], province="15")
    address, bytes_ = _address(session), samples()[0]
    one = open_page(official, address)
    assert "15 Tỉnh Lào Cai" in one.text
    assert "Các lần ghi tỉnh" not in one.text
    form = open_page(official, one.link("Sửa tỉnh"))
    assert "Lý do" in send(official, form, {"province": "24"}, status=422).text
    said = {"province": "24", "because": "Khi nhận đã chọn nhầm"}
    one = send(official, form, said)
    assert "Đã ghi: hồ sơ này là của 24 Tỉnh Bắc Ninh." in one.text
    assert "không ghi thêm gì" in send(official, form, said).text
    one = open_page(official, address)
    for told in ("Các lần ghi tỉnh", "24 Tỉnh Bắc Ninh: Khi nhận đã chọn nhầm"):
        assert told in one.text
    assert "15 Tỉnh Lào Cai (ghi lúc" in one.text
    assert official.get(one.link("Tải tệp ZIP")).data == bytes_
    link = open_page(official, "/toan-quoc").link("Tỉnh Bắc Ninh")
    assert link == "/toan-quoc/bac-ninh"
    open_page(official, link)
    open_page(official, "/toan-quoc/lao-cai", status=404)
    send(official, form, {"province": "", "because": "Hồ sơ mẫu"})
    session.expire_all()
    pack = session.scalars(select(KeptPack)).one()
    assert (pack.province, pack.first_province) == ("", "15")
    assert pack.subject != pack.first_subject
    found = session.scalars(select(KeptPack).where(KeptPack.subject == pack.subject))
    assert found.all() == [pack]
    entries = session.scalars(
        select(AuditEntry).where(AuditEntry.action == "pack.province-said")
    ).all()
    assert len(entries) == len(pack.says) == 2


def test_a_province_that_there_is_not_is_refused(
    official: FlaskClient, session: Session
) -> None:
    open_page(official, f"{LIST}/999/tinh", status=404)
    page = open_page(official, f"{LIST}/nhan")
    _upload(official, page, samples()[0])
    form = open_page(official, f"{_address(session)}/tinh")
    send(official, form, {"province": "xx", "because": "Nhầm"}, status=422)
    assert session.scalar(select(func.count(PackProvince.id))) == 0
