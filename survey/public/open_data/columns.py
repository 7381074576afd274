"""The columns of the open data, each with its type, unit and formula in two languages.

Both languages stand here and not in the catalogues: the dictionary is data, sent
whole in either language, and does not change with the reader.
"""

from typing import Literal, NamedTuple

Type = Literal["text", "whole", "number"]


class Column(NamedTuple):
    """A column of figures.csv: what it holds, and how that is worked out."""

    name: str
    type: Type
    vi: str
    en: str
    measure: str = ""  # the unit its values are in
    formula: str = ""


COLUMNS = (
    Column("round", "text", "Mã đợt khảo sát", "Code of the survey round"),
    Column("release", "whole", "Kết quả số", "Number of the release in its round"),
    Column("unit", "text", "Mã đơn vị", "Code of the unit"),
    Column("unit_name", "text", "Tên đơn vị", "Name of the unit"),
    Column(
        *("unit_name_en", "text", "Tên tiếng Anh, nếu có"),
        "Its English name, where there is one",
    ),
    Column(
        *("unit_kind", "text", "Loại đơn vị (mã)"),
        "Kind of unit: province, department, vertical, service, commune, ward, "
        "branch, point",
    ),
    Column(
        *("above", "text", "Mã đơn vị cấp trên trong đợt; trống: cấp cao nhất"),
        "Code of the unit above during the round; empty: the topmost",
    ),
    Column(
        *("group", "text", "Nhóm xếp hạng; trống: xếp cùng các đơn vị cùng loại"),
        "Group it is ranked in; empty: among units of its kind",
    ),
    Column(
        *("node", "text", "Mã nội dung đo theo phương pháp; overall: chỉ số chung"),
        "Code of the node of the method; overall: the whole index",
    ),
    Column("node_name", "text", "Tên nội dung đo", "Name of the node in Vietnamese"),
    Column(
        *("node_name_en", "text", "Tên tiếng Anh của nội dung đo"),
        "Name of the node in English",
    ),
    Column(
        *("level", "text", "Cấp: overall, content, factor, criterion"),
        "Level: overall, content, factor, criterion",
    ),
    Column(
        *("status", "text", "shown: có số liệu; withheld: không công bố"),
        "shown; withheld: not published, all that follows is empty",
    ),
    Column(
        *("n", "whole", "Số phiếu có câu trả lời, làm tròn đến 5; tỷ lệ: mẫu số"),
        "Sheets with a valid answer, rounded to 5; of a rate the denominator, exact",
        "phiếu / sheets",
        "5·⌊(n + 2)/5⌋",
    ),
    Column(
        *("value", "number", "Chỉ số theo phương pháp của đợt, hai chữ số thập phân"),
        "Index by the round's method, two decimals",
        "0–100 (hoặc thang điểm / or the method's points)",
        "share: 100·Σw·[y ≥ 4]/Σw; mean: 100·Σw·y/(5·Σw); S = Σ w_c·I_c / Σ w_c",
    ),
    Column(
        *("low", "number", "Cận dưới của khoảng tin cậy 95 %"),
        *("Lower limit of the 95 % interval", "như value / as value"),
        "logit⁻¹(logit I − t·se/(I·(1 − I))); share: Wilson",
    ),
    Column(
        *("high", "number", "Cận trên của khoảng tin cậy 95 %"),
        *("Upper limit of the 95 % interval", "như value / as value"),
        "logit⁻¹(logit I + t·se/(I·(1 − I))); share: Wilson",
    ),
    Column(
        *("share", "number", "Tỷ lệ hài lòng"),
        *("Share satisfied", "%", "100·Σw·[y ≥ 4]/Σw"),
    ),
    Column(
        *("mean", "number", "Điểm trung bình quy đổi"),
        *("Mean score in percent of the most", "0–100", "100·Σw·y/(5·Σw)"),
    ),
    Column(
        *("rank", "whole", "Xếp hạng trong nhóm, đồng hạng ghi như nhau (1-2-2-4)"),
        "Rank in the group, ties share one (1-2-2-4)",
        formula="1 + #{I_b > I_a}",
    ),
    Column("rank_of", "whole", "Số đơn vị được xếp hạng", "Units ranked in the group"),
    Column(
        *("rank_best", "whole", "Hạng tốt nhất mà số liệu chưa loại trừ (95 %)"),
        "Best rank that the data do not exclude (95 %)",
        formula="1 + #{b > a, Holm}",
    ),
    Column(
        *("rank_worst", "whole", "Hạng kém nhất mà số liệu chưa loại trừ (95 %)"),
        "Worst rank that the data do not exclude (95 %)",
        formula="k − #{a > b, Holm}",
    ),
    Column(
        *("band", "text", "Xếp loại (mã): excellent, good, fair, average, weak"),
        "Class: excellent, good, fair, average, weak",
    ),
    Column(
        *("band_chance", "number", "Xác suất đúng loại"),
        *("Chance that the true index lies in that class", "0–1"),
    ),
    Column(
        *("change", "number", "Chênh lệch so với đợt trước"),
        *("Difference from the round before", "điểm / points", "I − I_before"),
    ),
    Column(
        *("change_low", "number", "Cận dưới 95 % của chênh lệch"),
        *("Lower 95 % limit of the difference", "điểm / points"),
    ),
    Column(
        *("change_high", "number", "Cận trên 95 % của chênh lệch"),
        *("Upper 95 % limit of the difference", "điểm / points"),
    ),
    Column(
        *("verdict", "text", "Kết luận về chênh lệch (mã)"),
        "What may be said of the difference: real_rise, real_fall, small, "
        "equivalent, unclear",
    ),
    Column(
        "populations",
        "text",
        "Đối tượng có phiếu được tính trong chỉ số (mã, cách nhau bằng dấu cách): "
        "counter-users: người đến giao dịch; residents: người dân trên địa bàn; "
        "organisations: tổ chức, doanh nghiệp. Nhiều mã: chỉ số gộp các đối tượng. "
        "Trống: không công bố, hoặc số đếm không cho biết của ai",
        "Whose sheets the index has (codes, parted by spaces): counter-users; "
        "residents; organisations. Several: the index mixes them. Empty: not "
        "published, or counts that do not say whose they are",
    ),
)
