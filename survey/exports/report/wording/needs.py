"""What people want improved in words."""

NEEDS = "ĐIỀU NGƯỜI DÂN MONG MUỐN CẢI THIỆN"
NO_NEEDS = (
    "Phiếu khảo sát không hỏi, hoặc kết quả này không có số liệu về nội dung này."
)
NEEDS_TITLE = "{item}"
NEEDS_COLUMNS = ("Thứ tự", "Phương án", "Tỷ lệ chọn", "Khoảng tin cậy 95%", "Số phiếu")
NEEDS_NOTE = (
    "Trong {n} phiếu có chọn ít nhất một phương án. Một phiếu có thể chọn nhiều phương "
    "án nên các tỷ lệ cộng lại có thể quá 100%."
)
NEEDS_CARRIED = (
    "Số liệu giữ nguyên từ kết quả số {number}, vì từ đó đến nay có chưa tới 5 phiếu "
    "mới."
)
NEEDS_FEW = "“{item}”: chưa công bố được, có quá ít phiếu trả lời câu này."
