"""Pictures in words."""

FACTOR_PICTURE = "Các yếu tố với khoảng tin cậy 95%. {finding}"
UNIT_PICTURE = "{group}: chỉ số với khoảng tin cậy 95%. {finding}"
UNIT_PICTURE_PART = "{group}: chỉ số với khoảng tin cậy 95%, đơn vị thứ {first}–{last}"
PICTURE_TOLD = (
    "Biểu đồ điểm và khoảng tin cậy, {n} dòng: {rows}. Số liệu có trong bảng kèm theo."
)
