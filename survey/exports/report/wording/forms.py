"""Tables that officials know in words."""

FORMS = "BIỂU SỐ LIỆU"
POINTS_TITLE = "Điểm đánh giá việc giải quyết thủ tục hành chính theo chỉ số"
FACTORS_TITLE = "Kết quả theo nhóm đơn vị và yếu tố"
LEVELS_TITLE = "Mức độ hài lòng theo tiêu chí của {unit}: số câu trả lời (tỷ lệ %)"
MARKED = "* cao nhất, ** thấp nhất của nhóm theo số đã làm tròn."
NAMED = "Các cột: {listed}."
WITHHELD = "Dấu “–”: không công bố."
