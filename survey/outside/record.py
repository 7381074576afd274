"""One result as a form or a line of a file says it, and what cannot be in it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple

from flask_babel import gettext as _

from survey.models import Mark, OutsideResult, SubjectKind
from survey.outside.indices import IN_PERCENT
from survey.outside.subjects import NATION, plain, subject_code

FIRST_YEAR, LAST_YEAR = 2000, 2099
WHOLE = 100  # percent


class Key(NamedTuple):
    """What the register has one result of."""

    index_name: str
    subject: str
    year: int
    area: str


@dataclass(frozen=True, slots=True)
class Record:
    """A result without its place in the register; names are those of the table."""

    index_name: str
    subject_kind: SubjectKind
    subject_name: str
    year: int
    mark: Mark
    province: str = ""
    unit_code: str = ""
    area: str = ""
    area_name: str = ""
    value: float | None = None
    points: float | None = None
    most_points: float | None = None
    rank: int | None = None
    rank_of: int | None = None
    is_tied: bool | None = None
    region: str = ""
    region_rank: int | None = None
    region_rank_of: int | None = None
    source_title: str = ""
    source_url: str = ""
    source_day: date | None = None
    note: str = ""

    @property
    def subject(self) -> str:
        """Return what addresses call the subject."""
        return subject_code(self.subject_kind, self.subject_name, self.province)

    @property
    def key(self) -> Key:
        """Return what the register has one of."""
        return Key(self.index_name, self.subject, self.year, self.area)


FIELDS = tuple(Record.__dataclass_fields__)


def record_of(result: OutsideResult) -> Record:
    """Return what the register says, as a record."""
    return Record(**{name: getattr(result, name) for name in FIELDS})


def key_of(result: OutsideResult) -> Key:
    """Return what the register has one of."""
    return Key(result.index_name, result.subject, result.year, result.area)


def kept(record: Record) -> dict[str, Any]:
    """Return a record as the audit keeps it: days as text, nothing that is empty."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(record).items()
        if value not in {None, ""}
    }


def faults(record: Record) -> Iterator[tuple[str, str]]:
    """Yield each field that contradicts itself or another, with what is wrong."""
    yield from _subject_faults(record)
    yield from _rank_faults(record)
    yield from _figure_faults(record)
    if not FIRST_YEAR <= record.year <= LAST_YEAR:
        first, last = str(FIRST_YEAR), str(LAST_YEAR)
        yield "year", _("Năm phải từ %(first)s đến %(last)s.", first=first, last=last)
    if record.source_url and not record.source_url.startswith(("http://", "https://")):
        yield "source_url", _("Địa chỉ phải bắt đầu bằng http:// hoặc https://.")
    if record.mark == Mark.VERIFIED and not record.source_title:
        yield "source_title", _("Đã đối chiếu thì phải ghi nguồn.")
    if record.area_name and not record.area:
        yield "area", _("Có tên nội dung thì phải có mã nội dung.")


def _subject_faults(record: Record) -> Iterator[tuple[str, str]]:
    is_unit = record.subject_kind == SubjectKind.UNIT
    if is_unit and not (record.province or record.unit_code):
        yield "province", _("Đơn vị phải ghi thuộc tỉnh nào, hoặc mã trong hệ thống.")
    if not is_unit and record.province:
        yield "province", _("Chỉ đơn vị mới ghi thuộc tỉnh nào; xin để trống.")
    if not plain(record.subject_name):
        yield "subject_name", _("Tên phải có chữ hoặc số.")
    elif record.subject_kind != SubjectKind.NATION and record.subject == NATION:
        yield "subject_name", _("Xin chọn loại đối tượng là cả nước.")


def _figure_faults(record: Record) -> Iterator[tuple[str, str]]:
    said = (record.value, record.points, record.rank, record.region_rank)
    if all(one is None for one in said):
        yield "value", _("Cần ít nhất một trong: giá trị, điểm, thứ hạng.")
    if record.index_name in IN_PERCENT and (record.value or 0) > WHOLE:
        yield "value", _("Chỉ số này tính bằng phần trăm, nhiều nhất là 100.")
    most = record.most_points
    if record.points is not None and most is not None and record.points > most:
        yield "points", _("Điểm lớn hơn điểm tối đa.")


def _rank_faults(record: Record) -> Iterator[tuple[str, str]]:
    over = _("Thứ hạng lớn hơn tổng số.")
    for field in ("rank", "rank_of", "region_rank", "region_rank_of"):
        if getattr(record, field) == 0:
            yield field, _("Nhỏ nhất là %(min)s.", min=1)
            return  # else what follows contradicts itself
    if record.rank is not None and (record.rank_of or record.rank) < record.rank:
        yield "rank", over
    if record.rank is None and record.rank_of is not None:
        yield "rank", _("Có tổng số thì phải có thứ hạng.")
    if record.is_tied and record.rank is None:
        yield "is_tied", _("Đồng hạng thì phải có thứ hạng.")
    if record.region_rank is not None and not record.region:
        yield "region", _("Có thứ hạng trong vùng thì phải ghi vùng nào.")
    region_of = record.region_rank_of
    if region_of is not None and (record.region_rank or region_of + 1) > region_of:
        yield "region_rank", over if record.region_rank else _("Cần thứ hạng.")
