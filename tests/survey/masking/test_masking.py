"""What is masked, by its word, and what is left to be read."""

import unicodedata

import pytest

from survey.masking import mask

MASKED = {
    "Gọi 0912 345 678 nhé": "Gọi [số điện thoại] nhé",
    "sđt0912345678gọi": "sđt[số điện thoại]gọi",
    "O912.345.678": "[số điện thoại]",
    "+84 (0) 912-345-678": "[số điện thoại]",
    "điện thoại bàn 3822 123": "điện thoại bàn [số điện thoại]",
    "số \uff10\uff19\uff11 345 67\uff18\uff19": "số [số điện thoại]",
    "09\u200b12\u200b345\u200b678": "[số điện thoại]",
    "không chín một 2, ba bốn năm sáu bảy tám": "[số điện thoại]",
    "khong chin mot hai ba bon nam sau bay tam": "[số điện thoại]",
    "CCCD 001 085 012 345": "CCCD [số giấy tờ]",
    "số 999012345678": "số [dãy số]",
    "CMND 123456789": "CMND [số giấy tờ]",
    "hộ chiếu C1234567": "hộ chiếu [số giấy tờ]",
    "mã số BHXH 0112345678": "mã số BHXH [số bảo hiểm]",
    "thẻ DN4010123456789": "thẻ [số bảo hiểm]",
    "MST 0312345678-001": "MST [mã số thuế]",
    "stk 1234567": "stk [số tài khoản]",
    "hồ sơ 000.00.15.H26-230914-0123": "hồ sơ [mã hồ sơ]",
    "Mã hồ sơ: 12/HT-2026": "Mã hồ sơ: [mã hồ sơ]",
    "số thứ tự 045 chờ lâu": "số thứ tự [số thứ tự] chờ lâu",
    "xe 29A-123.45": "xe [biển số xe]",
    "biển số 51f 12345": "biển số [biển số xe]",
    "an.nguyen a còng gmail chấm com": "[thư điện tử]",
    "an(at)vidu.example": "[thư điện tử]",
    "xem https://vidu.example/a?b=1": "xem [liên kết]",
    "zalo: nguoi.vidu": "zalo: [tài khoản mạng]",
    "chị Hương, anh Tuấn": "chị [họ tên], anh [họ tên]",
    "anh tuấn và chị hương": "anh [họ tên] và chị [họ tên]",
    "gặp Nguyễn Công An ở quầy 2": "gặp [họ tên] ở quầy 2",
    "Gap Nguyen Van An o quay 2": "Gap [họ tên] o quay 2",
    "H'Len Niê và Thào A Sùng": "[họ tên] và [họ tên]",
    "đồng chí Hà Giang": "đồng chí [họ tên]",
    "hôm qua Hương hẹn rồi quên": "hôm qua [họ tên] hẹn rồi quên",
    "nhờ Tuấn, Dũng xem lại": "nhờ [họ tên], Dũng xem lại",
    "quầy 3 do Nhung ngồi": "quầy 3 do [họ tên] ngồi",
    "thôn Đông, tổ 5, xóm Nà Pao": "thôn [nơi ở], tổ [nơi ở], xóm [nơi ở]",
    "số nhà 12/3 ngõ 45": "số nhà [nơi ở] ngõ [nơi ở]",
}
LEFT = (
    "Chờ 45 phút, đi lại 3 lần, lệ phí 150.000 đồng, điều 5 Nghị định 118/2025/NĐ-CP.",
    "Hẹn 15/08/2026 lúc 8h30, từ 7h30 - 11h30; năm 2024, 2025, 2026 đều vậy.",
    "Thủ tục 1.004082 nộp 1 500 000 đồng, 20 triệu, 50k.",
    "Cán bộ Tư pháp, Văn phòng Đăng ký đất đai, công an xã, Trung tâm hành chính công.",
    "Đường Lê Lợi ở Hà Nội, xã Hòa Bình, chợ Bình Tây, trường Nguyễn Du.",
    "Anh chị hòa nhã, cô hiền lành, em mai quay lại, bản sao và bản Word.",
    "CÁN BỘ RẤT NHIỆT TÌNH, NHƯNG CHỜ QUÁ LÂU.",
    "dichvucong.gov.vn hay lỗi, tổ 3 người, lấy số 30 phút.",
    "Một hai ba bốn năm lần mới xong.",
    "Nộp ở Ngân hàng, theo Phương án 2, ở chợ Hương, chùa Ngọc, tại Tuấn Giáo.",
    "Hùng mạnh thì tốt, nhưng Hạnh phúc là được về sớm, theo Hương ước của làng.",
)


@pytest.mark.parametrize("text", MASKED)
def test_what_is_personal_gives_way_to_what_it_was(text: str) -> None:
    assert mask(text).text == MASKED[text]
    assert mask(unicodedata.normalize("NFD", text)).text == MASKED[text]


@pytest.mark.parametrize("text", LEFT)
def test_times_fees_laws_and_offices_stay_to_be_read(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize("typed", ["Lý Hòa", "Lý Hoà", "lý hòa", "LY HOA", "ly hoà"])
def test_names_known_beforehand_are_found_in_every_spelling(typed: str) -> None:
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, f"sao {typed} lại bảo khác")
        assert mask(text, known=["Lý Hòa"]).text == "sao [họ tên] lại bảo khác"
