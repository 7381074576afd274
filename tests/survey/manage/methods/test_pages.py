"""Methods in the browser: taken up, copied, changed, tried out, published."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.methods import parse_method
from survey.models import AuditEntry, Figure, Method, MethodDraft, Release
from tests.factories import Province
from tests.pages import Page, open_page, send
from tests.survey.manage.methods.drafts import LIST, draft_of, part

pytestmark = pytest.mark.usefixtures("clock")


def test_every_shipped_method_can_be_taken_up(
    official: FlaskClient, session: Session
) -> None:
    page = open_page(official, LIST)
    assert "Chưa dùng phương pháp nào" in page.text
    codes = ["counter", "counter-short", "sipas-2022", "sipas-2023"]
    for code in [*codes, "tt01-2018", "qd766"]:
        token = dict(page.forms[-1].filled)["csrf_token"]
        address = f"{LIST}/co-san/{code}"
        answer = official.post(
            address, data={"csrf_token": token}, follow_redirects=True
        )
        assert answer.status_code == 200
        assert "hưa kiểm chứng" in answer.text  # what is not verified says so
    taken = select(func.count()).where(AuditEntry.action == "method.taken")
    assert session.scalar(taken) == 6


def test_a_version_is_changed_only_as_the_next_one(
    official: FlaskClient, session: Session, draft: Page
) -> None:
    general = part(official, draft, "Sửa phần chung")
    changed = send(
        official,
        general,
        {
            "title-vi": "Chỉ số tại quầy của tỉnh",
            "measure": "mean",
            "minimum_n": "30",
            "excellent": "95",
        },
    )
    asked = open_page(official, changed.link("Ban hành…"))
    assert "Ban hành rồi thì không sửa nữa" in asked.text
    assert "30 phiếu" in asked.text
    assert "kết quả số 1: 2 đơn vị đổi loại." in asked.text
    assert "đã qua" not in asked.text
    published = send(official, asked)
    assert "phiên bản 2" in published.text
    assert published.link("Lập phiếu từ phương pháp này") == "/phieu/moi?tu=counter:2"
    session.expire_all()
    first, second = session.scalars(select(Method).order_by(Method.version))
    old, new = parse_method(first.document), parse_method(second.document)
    assert (old.measure, old.minimum_n) == ("share", 10)
    assert (new.measure, new.minimum_n) == ("mean", 30)
    assert new.bands is not None
    assert new.bands.excellent == 95
    assert list(session.scalars(select(MethodDraft))) == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"title-vi": ""}, "Không được để trống"),
        ({"title-vi": "Quầy {ten}"}, "Không dùng ngoặc nhọn"),
        ({"minimum_n": "9"}, "Phải từ 10"),
        ({"good": "96"}, "Phải nhỏ hơn mức ngay trên"),
        ({"excellent": "101"}, "Phải từ 0 đến 100"),
        ({"fair": ""}, "Khá từ: Xin ghi mức này"),
        ({"fair": "abc"}, "Khá từ: Không phải số; viết 12,5."),
        ({"title-vi": ""}, "Tên gọi, Tiếng Việt: Không được để trống."),
        ({"title-en": ""}, "Tên gọi, Tiếng Anh: Không được để trống."),
        ({"measure": "zzz"}, "chọn một trong các mục"),
        ({"valid_from": "2026-02-01", "valid_to": "2026-01-01"}, "từ ngày đầu"),
        ({"par_points": "-1"}, "Phải từ"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(
    official: FlaskClient,
    draft: Page,
    given: dict[str, str | list[str]],
    told: str,
) -> None:
    page = send(official, part(official, draft, "Sửa phần chung"), given, status=422)
    assert told in page.text


def test_criteria_are_added_moved_and_dropped(
    official: FlaskClient, session: Session, draft: Page
) -> None:
    before = draft_of(session)["content"][0]["factor"][0]
    codes = [criterion["code"] for criterion in before["criterion"]]
    factor = part(official, draft, before["code"])
    n = len(codes)
    new: dict[str, str | list[str]] = {
        f"criteria-{n}-code": "X.1",
        f"criteria-{n}-order": "0",
        **{
            f"criteria-{n}-{what}-{language}": f"{what} {language}"
            for what in ("name", "text")
            for language in ("vi", "en")
        },
        "criteria-0-code": "",
        **{
            f"criteria-0-{what}-{language}": ""
            for what in ("name", "text")
            for language in ("vi", "en")
        },
    }
    send(official, factor, new, form=-2)
    after = draft_of(session)["content"][0]["factor"][0]
    assert [c["code"] for c in after["criterion"]] == ["X.1", *codes[1:]]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"criteria-0-code": ""}, "Tiêu chí mới, Mã: Tiêu chí có nội dung thì"),
        (
            {"criteria-0-name-vi": ""},
            "Tiêu chí A24, Tên ngắn, tiếng Việt: Không được để trống.",
        ),
        ({"criteria-1-code": "a24"}, "Tiêu chí a24, Mã: Mã này đã có ở tiêu chí trên."),
        (
            {"criteria-0-text-vi": "Tại {quay}"},
            "Nội dung tiêu chí, tiếng Việt: Chỉ dùng biến {counter}",
        ),
        ({"criteria-0-text-vi": "Tại \u200f\ue000"}, "Có ký tự điều khiển"),
        ({"criteria-0-weight": "0"}, "Phải từ"),
        ({"criteria-0-code": "có dấu"}, "Không đúng dạng"),
    ],
)
def test_faults_of_a_criterion_are_told_at_its_field(
    official: FlaskClient,
    draft: Page,
    session: Session,
    given: dict[str, str | list[str]],
    told: str,
) -> None:
    code = draft_of(session)["content"][0]["factor"][0]["code"]
    page = send(official, part(official, draft, code), given, form=-2, status=422)
    assert told in page.text


def test_two_wrong_fields_of_a_list_are_two(
    official: FlaskClient, draft: Page, session: Session
) -> None:
    code = draft_of(session)["content"][0]["factor"][0]["code"]
    given: dict[str, str | list[str]] = {
        "criteria-0-name-vi": "",
        "criteria-1-text-en": "",
    }
    page = send(official, part(official, draft, code), given, form=-2, status=422)
    assert "có 2 chỗ cần sửa" in page.text
    ids = {element["id"] for element in page.elements}
    targets = [a["href"] for a in page.all("a") if a["href"].startswith("#crit")]
    assert targets == ["#criteria-0-name-vi", "#criteria-1-text-en"]
    assert {target[1:] for target in targets} <= ids


def test_of_a_text_too_long_only_that_is_said(
    official: FlaskClient, draft: Page, session: Session
) -> None:
    code = draft_of(session)["content"][0]["factor"][0]["code"]
    factor = part(official, draft, code)
    long = {"criteria-0-text-vi": "a" * 700}
    page = send(official, factor, {**long}, form=-2, status=422)
    assert "Nhiều nhất 300 ký tự." in page.text
    assert "Chỉ dùng biến" not in page.text


def test_a_last_day_in_the_past_is_warned_of(
    official: FlaskClient, draft: Page
) -> None:
    days = {"valid_to": "2025-12-31"}
    changed = send(official, part(official, draft, "Sửa phần chung"), {**days})
    asked = open_page(official, changed.link("Ban hành…"))
    assert "Ngày cuối áp dụng, 31/12/2025, đã qua." in asked.text
    assert "phiên bản 2" in send(official, asked).text


def test_what_was_changed_meanwhile_is_not_published(
    official: FlaskClient, session: Session, draft: Page
) -> None:
    general = part(official, draft, "Sửa phần chung")
    changed = send(official, general, {"minimum_n": "20"})
    asked = open_page(official, changed.link("Ban hành…"))
    send(official, open_page(official, general.address), {"minimum_n": "40"})
    late = send(official, asked, status=409)
    assert "đã được người khác thay đổi" in late.text
    assert draft_of(session)["minimum_n"] == 40


def test_a_draft_like_its_version_has_nothing_to_publish(
    official: FlaskClient, draft: Page
) -> None:
    assert "còn giống hệt phiên bản 1" in draft.text
    assert "Ban hành…" not in draft.text
    answer = official.get(f"{draft.address}/ban-hanh")
    assert answer.status_code == 409


def test_a_draft_with_gaps_is_not_published(
    official: FlaskClient, session: Session, draft: Page
) -> None:
    form = part(official, draft, "Thêm yếu tố")
    given = {"code": "II.Z", "name-vi": "Yếu tố mới", "name-en": "A new factor"}
    send(official, form, {**given})
    page = open_page(official, draft.address)
    assert "Chưa ban hành được" in page.text
    assert 'factor "II.Z": phải có ít nhất một criterion' in page.text
    token = dict(page.forms[-1].filled)["csrf_token"]
    for page_of, ask in (("ban-hanh", official.post), ("anh-huong", official.get)):
        answer = ask(f"{draft.address}/{page_of}", data={"csrf_token": token})
        assert answer.status_code in {409, 422}
    assert draft_of(session)


def test_the_second_of_two_is_told(official: FlaskClient, draft: Page) -> None:
    opened = part(official, draft, "Sửa phần chung")
    send(official, opened, {"minimum_n": "20"})
    late = send(official, opened, {"minimum_n": "40"}, status=409)
    assert "đã được người khác thay đổi" in late.text


def test_the_effect_on_released_figures_is_seen_before_publishing(
    official: FlaskClient, session: Session, province: Province, draft: Page
) -> None:
    changed = send(
        official, part(official, draft, "Sửa phần chung"), {"measure": "mean"}
    )
    page = part(official, changed, "Tính thử")
    # 20 sheets of 5 and 5 of 3: share 80 %; mean (20·5 + 5·3) / (5·25) = 92 %
    assert "80,00 92,00 +12,00" in page.text
    assert "80,00 76,00 −4,00" in page.text  # 20 of 4 and 5 of 3
    before = session.scalar(select(func.count()).select_from(Figure))
    session.rollback()
    assert before == session.scalar(select(func.count()).select_from(Figure))
    assert session.scalar(select(func.count()).select_from(Release)) == 1


def test_what_was_withheld_stays_so_in_the_effect(
    official: FlaskClient, session: Session, province: Province
) -> None:
    """A draft asks for at least ten, as every method: the eleventh sheet is no door."""
    version = send(official, open_page(official, f"{LIST}/counter/1"))
    stricter = send(
        official, part(official, version, "Sửa phần chung"), {"minimum_n": "26"}
    )
    page = part(official, stricter, "Tính thử")
    assert "không công bố" in page.text
