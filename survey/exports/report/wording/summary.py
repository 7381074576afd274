"""The summary in words."""

INDEX = (
    "{name} của {unit} là {value} (khoảng tin cậy 95%: {interval}), tính từ {n} phiếu."
)
NO_INDEX = (
    "Chưa công bố được chỉ số chung của {unit}: có {n} phiếu; cần ít nhất {least} "
    "phiếu và không để lộ câu trả lời của một số ít người."
)
SHARE = (
    "Tỷ lệ câu trả lời “hài lòng” hoặc “rất hài lòng” là {share}; điểm trung bình quy "
    "đổi theo thang 100 là {mean}."
)
SHARE_ALONE = "Tỷ lệ câu trả lời “hài lòng” hoặc “rất hài lòng” là {share}."
PAR = "Quy đổi sang Chỉ số cải cách hành chính: {points} điểm trên tối đa {most} điểm."
BAND = "Xếp loại chung: {band}."
SINCE_BEFORE = "So với đợt trước ({round}): {change}."
SINCE_BOTH = "So với đợt trước, cũng là so với năm trước ({round}): {change}."
SINCE_YEAR = "So với năm trước ({round}): {change}."
FACTORS = "Các yếu tố: {finding}."
LEADING = "{group}: {finding}."
WANTED = "Được mong muốn cải thiện nhất: {options} (trong {n} phiếu có chọn)."
HELD_BACK = "{n} đơn vị chưa công bố được chỉ số (Mục IV)."
