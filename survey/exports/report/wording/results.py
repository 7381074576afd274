"""Results by what was measured in words."""

RESULTS = "KẾT QUẢ THEO NỘI DUNG VÀ YẾU TỐ"
BY_FACTOR, BY_CRITERION = "Theo nội dung và yếu tố", "Theo tiêu chí"
FACTOR_COLUMNS = ("Mã", "Nội dung đo", "Chỉ số", "Khoảng tin cậy 95%", "Số phiếu")
FACTOR_TITLE = "Chỉ số theo nội dung và yếu tố của {unit}"
CRITERION_TITLE = "Chỉ số theo tiêu chí của {unit}"
UNSHOWN = "Dấu “–”: không công bố vì quá ít phiếu hoặc không có câu trả lời."
INCOMPLETE = (
    "Chưa đầy đủ: một số tiêu chí chưa có câu trả lời, trọng số được chia lại cho các "
    "tiêu chí còn lại."
)
