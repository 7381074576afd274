"""Given names that stand alone, in sentences of their own: docs/privacy.md."""

from survey.masking import mask

SOMEBODY = """
Tôi nộp cho «Hương» ở quầy 3, hẹn tuần sau.
Mọi việc đều do «Tuấn» làm, nhanh và gọn.
Sáng nay gặp lại «Linh», vẫn thái độ ấy.
Cảm ơn quầy 2, nhất là «Thảo» đã giúp mẹ tôi.
Lần nào đến cũng thấy «Dũng» bấm điện thoại.
Hỏi thì «Hằng» bảo quay lại sau.
Hồ sơ để trên bàn «Nhung» ba tuần nay.
Giấy hẹn do «Quỳnh» ký, không đóng dấu.
Con tôi học cùng lớp con «Phương» nên được làm trước.
Nhờ có «Hiền» chỉ cho, tôi mới điền xong.
Ở bàn số 4 «Cường» ngồi nói chuyện riêng.
Hôm đó chỉ có «Yến» trực, mà người thì đông.
Xin khen «Ngọc» trẻ mà chu đáo.
Tôi đã gọi cho «Hùng» ba lần không ai nghe.
Người ngồi cạnh gọi «Khánh» ra giải thích.
Chồng tôi là bạn «Huy» nên mới biết thủ tục này.
Gửi «Thịnh» xem lại bản sao này.
Bao giờ «Trinh» đi làm thì tôi mới nộp được?
Phong bì đưa cho «Hải» ở cổng.
Đơn của tôi «Mai» giữ từ tháng trước.
Hỏi «Nga» thì không biết gì.
Có «Vinh» hướng dẫn nên xong trong buổi sáng.
Tôi chờ «Thủy» đi ăn trưa về.
Xin chuyển lời tới «Trang» là tôi đã nhận được.
"""
NOBODY = """
Tôi ra Ngân hàng đóng tiền rồi mới được nộp.
Cổng Dịch vụ công báo lỗi khi tải Đơn đề nghị.
Theo Hương ước của làng thì không phải xin.
Đi từ Kiên Giang lên mất nửa ngày.
Phòng Một cửa nên mở thêm buổi chiều thứ Sáu.
Gửi Ủy ban nhân dân phường Ngọc Hà đã lâu.
Trụ sở ở đường Hùng Vương rất khó đỗ xe.
Nhà tôi ở sau chợ Hương, đi bộ cũng tới.
Nên dùng mã QR thay cho Phiếu hẹn giấy.
Người Hoa ở đây cũng cần bản dịch.
Từ ngày có Nghị định mới thì nhanh hơn.
Hồ sơ Đất đai phải đi lại bốn lần.
Máy lấy số hỏng từ Tết đến giờ.
Bảng Niêm yết để quá cao, không đọc được.
Đề nghị Sở Tài chính trả lời dân.
Thẻ Căn cước của con tôi sai ngày sinh.
Lên Cao Bằng thăm cháu về mới nộp được.
Cán bộ Địa chính đi vắng cả tuần.
Phải photo Sổ đỏ ba bản mới nhận.
Bên Thuế bảo sang Kho bạc, Kho bạc bảo về.
Tôi ở miền Nam ra, không quen đường.
Chờ ở hành lang nóng, nên lắp Quạt trần.
Xe buýt qua cầu Tuyết mất một giờ.
Làm theo Phương án 2 thì đỡ phải đi lại.
"""


def test_most_lone_names_are_found_and_little_else() -> None:
    somebody = SOMEBODY.strip().splitlines()
    found = [mask(one.replace("«", "").replace("»", "")).text for one in somebody]
    wanted = [f"{one[: one.index('«')]}[họ tên]" for one in somebody]
    n_found = sum(text.startswith(own) for text, own in zip(found, wanted, strict=True))
    too_much = [one for one in NOBODY.strip().splitlines() if mask(one).is_changed]
    assert len(somebody) == 24
    assert n_found >= 16
    assert too_much == []
