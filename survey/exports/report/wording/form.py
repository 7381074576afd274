"""The form around all sections, and words that several of them use."""

KIND = "BÁO CÁO"
SUBJECT = (
    "Kết quả đo lường sự hài lòng của người dân, tổ chức đối với sự phục vụ của cơ "
    "quan hành chính nhà nước – {round}"
)
DAY = "{place}, ngày      tháng      năm {year}"
COMMITTEE = "ỦY BAN NHÂN DÂN"
LAST = "Trên đây là báo cáo kết quả của {round}./."
RECIPIENTS = ("……………………;", "……………………;", "Lưu: VT.")
NONE = "–"
INDEX_NAME, POINTS_NAME = "Chỉ số hài lòng chung", "Điểm đánh giá chung"
UNIT = "Đơn vị"
SUMMARY = "TÓM TẮT"
