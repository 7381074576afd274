"""Changes in words."""

CHANGE = "THAY ĐỔI SO VỚI TRƯỚC"
CHANGE_RULE = (
    "Chỉ nêu thay đổi đã kiểm định: cùng phương pháp và phiên bản, cả hai lần đều công "
    "bố. Kết luận đã tính đến việc so nhiều đơn vị cùng lúc. {on_100}"
)
BEFORE = "So với đợt trước: {round}"
BOTH_BEFORE = "So với đợt trước, cũng là so với năm trước: {round}"
A_YEAR_BEFORE = "So với năm trước: {round}"
NOT_TESTED = (
    "Kết quả này không có kiểm định nào so với đợt trước hoặc năm trước, nên báo cáo "
    "không nêu thay đổi."
)
CHANGE_TITLE = "Thay đổi của {unit} so với {round}"
CHANGE_COLUMNS = (
    "Nội dung đo",
    "Chênh lệch (điểm)",
    "Khoảng tin cậy 95%",
    "Kết luận",
)
UNITS_TESTED = "Trong {n} đơn vị có kiểm định: {counts}."
UNITS_CHANGED_TITLE = "Đơn vị thay đổi thật so với {round}"
UNITS_UNCHANGED = "Không đơn vị nào tăng thật hoặc giảm thật."
