"""The report's own sentences, in Vietnamese alone.

They are outside the catalogues on purpose: the report is a Vietnamese official document
in every language of the pages, and a translator must not be asked for it. What is put
into the braces is data and never looked at for braces again.
"""

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

# I. Summary
SUMMARY = "TÓM TẮT"
INDEX = (
    "{name} của {unit} là {value} (khoảng tin cậy 95%: {interval}), tính từ {n} phiếu."
)
INDEX_NAME, POINTS_NAME = "Chỉ số hài lòng chung", "Điểm đánh giá chung"
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

# II. Method and sample
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
    "Số phiếu đại diện cho {represented} trên {transactions} lượt giao dịch ({share})."
)
SILENT = "{n} lượt giao dịch ở nơi không có phiếu không được tính vào chỉ số."
NO_TOTALS = (
    "Không dùng tổng số lượt giao dịch, nên không nêu được phiếu đại diện cho bao "
    "nhiêu phần trăm giao dịch."
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

# III. Results by content and factor
RESULTS = "KẾT QUẢ THEO NỘI DUNG VÀ YẾU TỐ"
BY_FACTOR, BY_CRITERION = "Theo nội dung và yếu tố", "Theo tiêu chí"
FACTOR_COLUMNS = ("Mã", "Nội dung đo", "Chỉ số", "Khoảng tin cậy 95%", "Số phiếu")
FACTOR_TITLE = "Chỉ số theo nội dung và yếu tố của {unit}"
CRITERION_TITLE = "Chỉ số theo tiêu chí của {unit}"
FACTOR_PICTURE = "Các yếu tố với khoảng tin cậy 95%. {finding}"
PICTURE_TOLD = (
    "Biểu đồ điểm và khoảng tin cậy, {n} dòng: {rows}. Số liệu có trong bảng kèm theo."
)
UNSHOWN = "Dấu “–”: không công bố vì quá ít phiếu hoặc không có câu trả lời."
INCOMPLETE = (
    "Chưa đầy đủ: một số tiêu chí chưa có câu trả lời, trọng số được chia lại cho các "
    "tiêu chí còn lại."
)

# IV. Results by unit
BY_UNIT = "KẾT QUẢ THEO ĐƠN VỊ"
RANKING_INTRO = (
    "Các đơn vị được xếp hạng riêng trong từng nhóm; đơn vị bằng nhau thì đồng hạng "
    "(1, 2, 2, 4)."
)
RANK_SETS = (
    "“Khoảng hạng”: những hạng mà số liệu chưa loại trừ, đúng đồng thời cho cả nhóm "
    "với độ tin cậy 95%. Hai đơn vị có khoảng hạng chồng lên nhau thì chưa chắc đơn "
    "vị nào hơn."
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
UNIT_PICTURE = "{group}: chỉ số với khoảng tin cậy 95%. {finding}"
UNIT_PICTURE_PART = "{group}: chỉ số với khoảng tin cậy 95%, đơn vị thứ {first}–{last}"
WITHOUT_RANK = "Đơn vị có chỉ số nhưng không xếp hạng"
NOT_RANKED = "{unit} không xếp hạng: {reason}."
NOT_SHOWN = "Chưa công bố chỉ số:"
FEW = "{unit}: {n} phiếu, ít hơn mức tối thiểu {least} phiếu."
SECONDARY = (
    "{unit}: {n} phiếu; nếu công bố, có thể suy ra câu trả lời của một số ít người."
)
EMPTY = "{unit}: không có câu trả lời."

# V. Change
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

# VI. What people want improved
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

# VII. Classes
CLASSES = "XẾP LOẠI ĐƠN VỊ"
NO_PLACES = "Không có đơn vị nào bên dưới để xếp loại."
NO_CLASSES = "Phương pháp này không xếp loại đơn vị."
CLASSES_SINCE = "Số tăng, giảm là so với {round} (kết quả số {number})."
OTHER_BOUNDS = (
    "Hai đợt dùng phiên bản phương pháp khác nhau, ranh giới giữa các loại có thể khác."
)
CLASSES_TITLE = "Số đơn vị theo loại"
UNSURE = (
    "{n} đơn vị giáp ranh giữa hai loại: xác suất đúng loại dưới 90%. Không dùng riêng "
    "loại của các đơn vị này để khen thưởng hoặc phê bình."
)

# VIII. Limits
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
    "của chúng còn giao nhau."
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

# IX. Annexes
ANNEXES = "PHỤ LỤC KÈM THEO"
WORKBOOK = (
    "Tệp “{name}”: mọi số liệu theo đơn vị và tiêu chí, phân bố câu trả lời, thay đổi, "
    "trọng số từng tầng."
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

# Rates (Quyết định 766)
RATES = "KẾT QUẢ THEO TỶ LỆ"
RATE = "{name}: {value} ({reached} trên {total})."
RATE_WITHHELD = "{name}: chưa công bố, mẫu số là {total}."
RATE_COLUMNS = ("Mã", "Tỷ lệ", "Giá trị", "Tử số", "Mẫu số")
RATE_TITLE = "Các tỷ lệ của {unit}"
RATES_BY_UNIT = "Các tỷ lệ theo đơn vị (mẫu số trong ngoặc)"
UNIT = "Đơn vị"
