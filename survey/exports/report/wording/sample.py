"""Method and sample in words."""

METHOD = "PHƯƠNG PHÁP VÀ MẪU KHẢO SÁT"
METHOD_PART, SAMPLE_PART, WITHHELD_PART = (
    "Phương pháp",
    "Mẫu khảo sát",
    "Số liệu không công bố",
)
METHOD_NAME = "Phương pháp: {title} ({code}, phiên bản {version})."
LEGAL = "Căn cứ: {basis}"
MEASURE = "Chỉ số: {measure}; cách tổng hợp: {aggregate}."
POINTS_SCALE = "Thang điểm: từ 0 đến {most}, mỗi tiêu chí từ 0 đến {each}."
WEIGHTING = "Trọng số giữa các đơn vị: {weighting}."
INTERVAL = (
    "Khoảng tin cậy 95%: đơn vị chọn mẫu là quầy – ngày, phân tầng theo đơn vị, lĩnh "
    "vực và kênh thu phiếu; chỉ phản ánh sai số do số phiếu có hạn, không phản ánh "
    "việc ai chọn trả lời và ai không."
)
INTERVAL_TALLY = (
    "Khoảng tin cậy 95%: tính từ bảng tổng hợp, mỗi người trả lời là một đơn vị chọn "
    "mẫu; bảng không cho biết các câu trả lời nào của cùng một người, nên sai số của "
    "chỉ số tổng hợp là mức lớn nhất có thể."
)
INTERVAL_RATES = (
    "Không có khoảng tin cậy: các tỷ lệ đếm toàn bộ hồ sơ và phản ánh, kiến nghị, "
    "không phải mẫu."
)
PERIOD = "Thời gian: từ {first} đến {last} ({round})."
POPULATION = "Đối tượng trả lời: {populations}."
CHANNELS = "Cách thu phiếu: {channels}."
SHEETS = "Số phiếu hợp lệ được tính: {n}."
UNITS = (
    "Số đơn vị có số liệu dưới {unit}: {n}; trong đó {shown} đơn vị công bố được chỉ "
    "số."
)
COUNTED = "Số liệu: số đếm do các đơn vị nhập, không phải khảo sát."
EVIDENCE_TITLE = "Phiếu theo mức bằng chứng"
EVIDENCE_COLUMNS = ("Bằng chứng", "Số phiếu", "Nghĩa là")
REPRESENTED = (
    "Những nơi có phiếu, kể cả nơi rất ít phiếu, chiếm {represented} trên "
    "{transactions} lượt giao dịch ({share})."
)
SILENT = "{n} lượt giao dịch ở nơi không có phiếu không được tính vào chỉ số."
NO_TOTALS = (
    "Không dùng tổng số lượt giao dịch, nên không nêu được những nơi có phiếu "
    "chiếm bao nhiêu phần trăm giao dịch."
)
WITHHELD_RULE = (
    "Dưới {least} phiếu thì chỉ nêu số phiếu, để không ai nhận ra câu trả lời của "
    "từng người. Nơi nào có thể suy ra kết quả đó từ các số liệu bên cạnh thì cũng "
    "không nêu số liệu của đơn vị hoặc tiêu chí nhỏ nhất bên cạnh."
)
WITHHELD_RULE_RATES = "Mẫu số dưới {least} thì chỉ nêu mẫu số."
WITHHELD_COUNTS = (
    "Trong {all} số liệu (mỗi số liệu là một nội dung đo ở một đơn vị): {shown} được "
    "công bố, {few} không công bố vì quá ít phiếu, {secondary} không công bố vì có thể "
    "suy ra số liệu khác, {empty} không có câu trả lời."
)
