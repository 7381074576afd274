"""Results by unit in words."""

BY_UNIT = "KẾT QUẢ THEO ĐƠN VỊ"
RANKING_INTRO = (
    "Các đơn vị được xếp hạng riêng trong từng nhóm; đơn vị bằng nhau thì đồng hạng "
    "(1, 2, 2, 4)."
)
RANK_SETS = (
    "“Khoảng hạng”: những hạng mà số liệu chưa loại trừ, đúng đồng thời cho cả nhóm "
    "với độ tin cậy 95%. Khoảng hạng của hai đơn vị không chồng lên nhau thì đơn vị "
    "đứng trên hơn thật, với cùng độ tin cậy; chồng lên nhau thì riêng khoảng hạng "
    "chưa đủ để nói đơn vị nào hơn."
)
NO_UNITS = "Kết quả này không có số liệu của đơn vị nào bên dưới."
UNIT_TITLE = "{group}: hạng, chỉ số và khoảng tin cậy"
UNIT_COLUMNS = (
    "Hạng",
    "Khoảng hạng",
    "Đơn vị",
    "Chỉ số",
    "Khoảng tin cậy 95%",
    "Số phiếu",
    "Xếp loại",
)
TIED = "{rank} (đồng hạng)"
WITHOUT_RANK = "Đơn vị có chỉ số nhưng không xếp hạng"
NOT_RANKED = "{unit} không xếp hạng: {reason}."
NOT_SHOWN = "Chưa công bố chỉ số:"
FEW = "{unit}: {n} phiếu, ít hơn mức tối thiểu {least} phiếu."
SECONDARY = (
    "{unit}: {n} phiếu; nếu công bố, có thể suy ra câu trả lời của một số ít người."
)
EMPTY = "{unit}: không có câu trả lời."
