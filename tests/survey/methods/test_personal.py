"""Questions that would collect personal data are found, others left alone."""

import pytest

from survey.methods import questionnaire_document, read_method, shipped
from survey.methods.personal import (
    Concern,
    Personal,
    personal_data_warnings,
    personal_words,
)
from survey.methods.ready_items import ready_sections

NAME, PHONE, IDENTITY = Personal.NAME, Personal.PHONE, Personal.IDENTITY
ADDRESS, EMAIL, BIRTH = Personal.ADDRESS, Personal.EMAIL, Personal.BIRTH
DOSSIER = Personal.DOSSIER


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Họ tên của ông/bà", NAME),
        ("Họ và tên:", NAME),
        ("HỌ, TÊN NGƯỜI TRẢ LỜI", NAME),
        ("Ho va ten", NAME),
        ("ho tên", NAME),
        ("Tên của Ông/Bà là gì?", NAME),
        ("Tên công chức đã tiếp Ông/Bà", NAME),
        ("What is your full name?", NAME),
        ("Surname", NAME),
        ("Name of the officer who served you", NAME),
        ("Số điện thoại liên hệ", PHONE),
        ("So dien thoai", PHONE),
        ("SĐT", PHONE),
        ("sdt cua ban", PHONE),
        ("Điện thoại của Ông/Bà", PHONE),
        ("Your phone number", PHONE),
        ("Số CCCD/CMND", IDENTITY),
        ("CCCD của Ông/Bà", IDENTITY),
        ("Số căn cước công dân", IDENTITY),
        ("so can cuoc", IDENTITY),
        ("Chứng minh nhân dân số", IDENTITY),
        ("Số định danh cá nhân", IDENTITY),
        ("Mã số thuế của hộ kinh doanh", IDENTITY),
        ("Your ID number", IDENTITY),
        ("Passport number", IDENTITY),
        ("Địa chỉ nhà", ADDRESS),
        ("dia chi", ADDRESS),
        ("Số nhà, tên đường", ADDRESS),
        ("Nơi thường trú", ADDRESS),
        ("Your home address", ADDRESS),
        ("Email của Ông/Bà", EMAIL),
        ("Địa chỉ thư điện tử", EMAIL),
        ("E-mail", EMAIL),
        ("Ngày sinh", BIRTH),
        ("Ngày, tháng, năm sinh", BIRTH),
        ("Ông/Bà sinh năm bao nhiêu?", BIRTH),
        ("ngay sinh", BIRTH),
        ("Date of birth", BIRTH),
        ("Mã hồ sơ", DOSSIER),
        ("Ma ho so da nop", DOSSIER),
        ("Số hồ sơ của Ông/Bà", DOSSIER),
        ("Số biên nhận", DOSSIER),
        ("Case number", DOSSIER),
        ("Ho\u0323 te\u0302n", NAME),  # letters and marks apart
    ],
)
def test_a_question_for_personal_data_is_found(text: str, kind: Personal) -> None:
    assert kind in dict(personal_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "Thái độ của công chức",
        "Công chức lịch sự, tôn trọng người dân",
        "Hướng dẫn hồ sơ rõ ràng, đầy đủ một lần",
        "Số hồ sơ trả đúng hạn có nhiều không?",
        "Thủ tục cấp căn cước, hộ chiếu có nhanh không?",
        "Làm thẻ căn cước có thuận tiện không?",
        "Đăng ký khai sinh có dễ không?",
        "Ông/Bà là học sinh, sinh viên?",
        "Ông/Bà ở độ tuổi nào?",
        "Nơi Ông/Bà đang sống là đô thị hay nông thôn?",
        "Kết quả được báo qua điện thoại, Zalo",
        "Thông báo qua email kịp thời",
        "Địa chỉ trang thông tin dễ tìm",
        "Biển chỉ dẫn, tên quầy rõ ràng",
        "Tên thủ tục được niêm yết",
        "Người dân được tôn trọng",
        "Phí, lệ phí đúng quy định",
        "Số lần đi lại",
        "The officer was polite",
        "Names of the counters are easy to read",
        "How many times did you come?",
        "They addressed my problem",
        "News by email arrives in time",
        "",
    ],
)
def test_an_ordinary_question_is_left_alone(text: str) -> None:
    assert list(personal_words(text)) == []


@pytest.mark.parametrize("code", [c for c in sorted(shipped()) if c != "qd766"])
def test_what_is_shipped_asks_for_nothing_personal(code: str) -> None:
    method = read_method(shipped()[code])
    document = questionnaire_document(method, ["vi", "en"])
    document["section"] += ready_sections(["vi", "en"])
    assert personal_data_warnings(document) == []


def test_each_text_is_named_by_its_code_and_language() -> None:
    item = {"code": "x", "text": {"vi": "Họ tên và số điện thoại", "en": "Anything"}}
    document = {
        "section": [{"code": "s", "name": {"vi": "Địa chỉ"}, "item": [item]}],
        "comment": {"text": {"en": "Your email"}},
    }
    assert personal_data_warnings(document) == [
        Concern("s", "vi", ADDRESS, "địa chỉ"),
        Concern("x", "vi", NAME, "họ tên"),
        Concern("x", "vi", PHONE, "số điện thoại"),
        Concern("comment", "en", EMAIL, "email"),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"section": None, "comment": 1},
        {"section": [1, {"item": [None, {"text": {"vi": 1}}], "name": "x"}]},
    ],
)
def test_a_draft_with_problems_is_read_as_far_as_it_goes(broken: object) -> None:
    assert personal_data_warnings(broken) == []  # type: ignore[arg-type]
