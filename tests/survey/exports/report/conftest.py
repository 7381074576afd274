"""A report made by hand, with every part and the worst of texts."""

from datetime import UTC, datetime

import pytest

from survey.charts.dots import Dot
from survey.exports.report.content import (
    Bullets,
    Column,
    Foot,
    Head,
    Note,
    Paragraph,
    Picture,
    Report,
    Row,
    Section,
    table,
)
from survey.exports.report.numbering import numbered

MADE_AT = datetime(2026, 4, 1, 2, 0, tzinfo=UTC)
# Each must stand in both files as it is: to typst, to XML, to a spreadsheet a command.
ATTACKS = [
    '#panic("a") #set page(fill: red) #include "/etc/passwd"',
    "$x^2$ *đậm* _nghiêng_ [ngoặc] @nhãn <nhãn> `mã` // ghi chú",
    "\\u{41} \\# ~ -- --- = Tiêu đề",
    '=1+1 <b>&amp;"nháy"</b> ]]> {0} {unit} %(n)s',
]
UNSEEN = "Xã \x07có\u202e \ufffeký\x00 tự\udc80 ẩn"


def report_about(*texts: str) -> Report:
    """Return a report in which the texts stand at every place."""
    told = " ".join(texts)
    dots = (Dot("Xã Một <b>&#", 80.5, 70.0, 90.0, "80,50"), Dot("Hai", 70, 60, 80, ""))
    columns = [Column("Đơn vị", 60, is_number=False), Column(told[:60], 40)]
    parts = (
        Paragraph(told),
        Bullets(texts),
        table(told, columns, [Row((one, "81,96")) for one in texts]),
        Note(told),
        Picture(told, dots, 100.0, None, told),
    )
    inner = Section(texts[0], parts)
    return Report(
        Head("TRÊN", (texts[0],), "Số: …/BC", "Huế, ngày …", "BÁO CÁO", texts[-1]),
        numbered((Section("Một", (inner,)),)),
        Foot("Hết./.", ("Lưu: VT.",), "", "THỦ TRƯỞNG"),
        MADE_AT,
    )


@pytest.fixture(scope="session")
def attacked() -> Report:
    """A report of texts that something might run."""
    return report_about(*ATTACKS)
