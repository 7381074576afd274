"""Limits and annexes in words."""

LIMITS = "HẠN CHẾ"
VOLUNTARY = (
    "Người dân tự nguyện trả lời, không phải mẫu chọn ngẫu nhiên: chỉ số nói về những"
    " người đã trả lời. Khoảng tin cậy không phản ánh sự khác nhau giữa người trả lời"
    " và người không trả lời."
)
OPEN_CODE = (
    "{share} số phiếu đến từ mã QR in sẵn: ai có liên kết cũng trả lời được, không có"
    " gì cho biết người đó đã đến quầy."
)
ASSISTED = (
    "{share} số phiếu có người ghi giúp; người trả lời có thể nói khác đi khi có cán "
    "bộ."
)
CAREFUL_RANKS = (
    "Hạng là thứ tự của chỉ số đo được. Không coi hai đơn vị là khác nhau khi khoảng "
    "hạng của chúng còn giao nhau. Khoảng tin cậy tính riêng cho từng đơn vị: khi so "
    "nhiều đơn vị một lúc, dùng khoảng hạng, không dùng khoảng tin cậy."
)
CAREFUL_INTERVALS = (
    "Hạng là thứ tự của chỉ số đo được. Khoảng tin cậy tính riêng cho từng đơn vị; "
    "khi so nhiều đơn vị một lúc thì chưa đủ để kết luận đơn vị nào hơn."
)
CAREFUL_CHANGES = (
    "Thay đổi chưa vượt sai số không có nghĩa là không có thay đổi, chỉ là số liệu "
    "chưa đủ để kết luận."
)
COMPLEMENT = (
    "Tỷ lệ hài lòng ở đây là phần bù: người không có ý kiến được tính là hài lòng. "
    "Không so sánh được với chỉ số khảo sát."
)
FROZEN = (
    "Báo cáo lập từ kết quả số {number}, lập ngày {day}; số liệu nhận sau đó không "
    "được tính."
)
ANNEXES = "PHỤ LỤC KÈM THEO"
WORKBOOK = (
    "Tệp “Phu-luc.xlsx” trong hồ sơ (tải riêng: “{name}”): các biểu mẫu, xếp hạng, mọi "
    "số liệu theo đơn vị và tiêu chí, phân bố câu trả lời, thay đổi, mẫu và phiếu, "
    "trọng số, bảng chấm điểm đã ký (nếu có)."
)
CHECKING = "Mã băm (SHA-256) để đối chiếu báo cáo với dữ liệu gốc:"
DIGESTS_TITLE = "Nguồn gốc số liệu"
DIGEST_COLUMNS = ("Thông tin", "Giá trị")
ORIGIN = (
    "Đợt khảo sát",
    "Kết quả số",
    "Phần mềm",
    "Dữ liệu đầu vào",
    "Số liệu",
    "Thay đổi, tuần và yếu tố",
)
