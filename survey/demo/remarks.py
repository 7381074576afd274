"""Comments such as visitors write; their names, numbers and places are nobody's."""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from survey.demo.opinions import NOT_APPLICABLE

SHARE = 0.02  # of the sheets carry one
PLEASED_FROM = 3.8  # mean level

PLEASED = {
    "vi": (
        "Hướng dẫn rõ ràng, tôi chỉ phải đến một lần.",
        "Trả kết quả sớm hơn ngày hẹn, cảm ơn.",
        "Phòng chờ sạch sẽ, có nước uống.",
        "Lấy số thứ tự nhanh, không phải chen lấn.",
        "Tôi lớn tuổi, được giúp điền tờ khai tận tình.",
        "Thủ tục gọn hơn năm trước nhiều.",
        "Nộp trực tuyến rồi ra quầy nhận kết quả, rất tiện.",
        "Mong các nơi khác cũng làm được như ở đây.",
        # Personal on purpose, to be seen masked; 000 and 999 are given to nobody.
        "Chị Hương ở quầy 2 rất nhiệt tình, cảm ơn chị.",
        "Khen anh Nguyễn Văn Ví Dụ hướng dẫn tôi qua số 0000 000 999.",
    ),
    "en": (
        "Clear guidance, one visit was enough.",
        "Result came a day early, thank you.",
        "Good that part of the form is in English.",
    ),
}
DISPLEASED = {
    "vi": (
        "Chờ hơn một giờ mới đến lượt.",
        "Nên có thêm ghế và quạt ở khu vực chờ.",
        "Bị yêu cầu bổ sung giấy tờ hai lần, mỗi lần một loại.",
        "Hẹn ngày trả nhưng đến nơi chưa có, không được báo trước.",
        "Biển chỉ dẫn nhỏ quá, khó tìm quầy.",
        "Nên niêm yết mức phí ở chỗ dễ thấy hơn.",
        "Máy lấy số hay hỏng.",
        "Bãi gửi xe chật, ngày thứ hai rất đông.",
        "Tôi gửi góp ý lần trước mà chưa thấy trả lời.",
        "Hệ thống nộp trực tuyến hay báo lỗi, phải ra quầy nộp lại.",
        "Hồ sơ 000.00.00.H99-260101-0000 trễ hẹn, gọi tôi số 0000.000.999.",
        "Tôi là Trần Thị Thí Dụ ở thôn Mẫu, số căn cước 001000000000 bị nhập sai.",
        "Xe 99Z-000.00 chắn lối đi cả buổi, xin trả lời về nguoi.dan@vidu.example.",
    ),
    "en": (
        "I waited more than an hour.",
        "Signs in English would help foreigners.",
        "The fee list was hard to find.",
    ),
}


def draw_remarks(
    rng: Generator, levels: NDArray[np.uint8], languages: Sequence[str]
) -> list[str]:
    """Return a comment for some of the sheets, in their language; "" for most."""
    given = np.ma.masked_equal(levels, NOT_APPLICABLE)
    is_pleased = given.mean(axis=1).filled(0) >= PLEASED_FROM
    writes = rng.random(len(levels)) < SHARE
    remarks = [""] * len(levels)
    for k in np.flatnonzero(writes).tolist():
        texts = (PLEASED if is_pleased[k] else DISPLEASED)[languages[k]]
        remarks[k] = texts[int(rng.integers(len(texts)))]
    return remarks
