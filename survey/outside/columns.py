"""The columns of the register's file: what is exported can be imported again."""

from typing import NamedTuple

from survey.models import Mark, SubjectKind


class Heading(NamedTuple):
    """A column's name, and the Vietnamese heading that stands in exported files."""

    field: str  # of a record
    name: str
    heading: str
    is_required: bool = False


HEADINGS = (
    Heading("index_name", "index", "chỉ số", is_required=True),
    Heading("year", "year", "năm", is_required=True),
    Heading("subject_kind", "kind", "loại đối tượng", is_required=True),
    Heading("subject_name", "subject", "đối tượng", is_required=True),
    Heading("province", "province", "thuộc tỉnh"),
    Heading("unit_code", "unit", "mã đơn vị"),
    Heading("area", "area", "mã nội dung"),
    Heading("area_name", "area name", "nội dung"),
    Heading("value", "value", "giá trị"),
    Heading("points", "points", "điểm"),
    Heading("most_points", "most points", "điểm tối đa"),
    Heading("rank", "rank", "thứ hạng"),
    Heading("rank_of", "rank of", "trên tổng số"),
    Heading("is_tied", "tied", "đồng hạng"),
    Heading("region", "region", "vùng xếp hạng"),
    Heading("region_rank", "rank in region", "hạng trong vùng"),
    Heading("region_rank_of", "rank in region of", "trên số trong vùng"),
    Heading("source_title", "source", "nguồn"),
    Heading("source_url", "address", "địa chỉ nguồn"),
    Heading("source_day", "published on", "ngày công bố"),
    Heading("mark", "mark", "đối chiếu"),
    Heading("note", "note", "ghi chú"),
)

# What stands in a cell; both languages are read, the page's is written.
KINDS = {
    SubjectKind.NATION: ("nation", "cả nước"),
    SubjectKind.REGION: ("region", "vùng"),
    SubjectKind.PROVINCE: ("province", "tỉnh"),
    SubjectKind.UNIT: ("unit", "đơn vị"),
}
MARKS = {
    Mark.VERIFIED: ("verified", "đã đối chiếu"),
    Mark.DERIVED: ("derived", "suy ra"),
    Mark.UNVERIFIED: ("unverified", "chưa đối chiếu"),
    Mark.ASSUMED: ("assumed", "giả định"),
}
TIED = {True: ("yes", "có"), False: ("no", "không")}
