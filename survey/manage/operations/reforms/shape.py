"""Whether what is asked has the shape of its kind, and new units what they need."""

import unicodedata
from collections.abc import Iterable

from flask_babel import gettext as _

from survey.codes import CODE
from survey.days import EARLIEST, LATEST
from survey.documents.prose import REFUSED
from survey.manage.operations.reforms.asked import NewUnit
from survey.manage.operations.reforms.plan import Plan
from survey.models import ReformKind

LONGEST_NAME, LONGEST_GROUP, LONGEST_BASIS = 200, 60, 200


def check_shape(plan: Plan) -> None:
    """Note what is missing or too much, whatever units there are."""
    asked = plan.asked
    n_old, n_new = len(asked.ends), len({pair.new for pair in asked.pairs})
    if not EARLIEST <= asked.day.year <= LATEST:
        plan.note("day", _("Ngày phải từ năm %(a)d đến %(b)d.", a=EARLIEST, b=LATEST))
    if asked.kind == ReformKind.MERGE and (n_new != 1 or not _is_merger(plan)):
        plan.note("old", _("Sáp nhập cần từ hai đơn vị trở lên và một đơn vị kế tục."))
    if asked.kind == ReformKind.SPLIT and (n_old != 1 or n_new < 2):
        plan.note("new", _("Chia tách cần một đơn vị cũ và từ hai đơn vị mới trở lên."))
    if asked.kind == ReformKind.RENAME and (n_old != 1 or n_new != 1):
        plan.note("old", _("Đổi tên chỉ làm với một đơn vị mỗi lần."))
    if not (asked.pairs or asked.closes or asked.moves):
        plan.note("old", _("Hãy chọn ít nhất một đơn vị."))
    _check_text(plan, "basis", asked.basis, LONGEST_BASIS)
    for at, new in enumerate(asked.opens):
        check_new(plan, new, at)


def _is_merger(plan: Plan) -> bool:
    """Return whether several units become one, or one goes into one there is."""
    opened = {new.code for new in plan.asked.opens}
    absorbs = any(pair.new not in opened for pair in plan.asked.pairs)
    return len(plan.asked.ends) >= (1 if absorbs else 2)


def check_new(plan: Plan, new: NewUnit, at: int) -> None:
    """Note what a new unit lacks; `at` is its place among the new ones."""
    if not CODE.fullmatch(new.code):
        plan.note(
            f"new-{at}-code",
            _(
                "Mã “%(code)s” chỉ dùng A-Z a-z 0-9 . _ - và bắt đầu bằng chữ hoặc "
                "số, dài nhất 32.",
                code=new.code[:40],
            ),
        )
    if not new.name:
        plan.note(f"new-{at}-name", _("Đơn vị mới phải có tên."))
    if new.kind is None:
        plan.note(f"new-{at}-kind", _("Hãy chọn loại của đơn vị mới."))
    _check_text(plan, f"new-{at}-name", new.name, LONGEST_NAME)
    _check_text(plan, f"new-{at}-name_en", new.name_en, LONGEST_NAME)
    _check_text(plan, f"new-{at}-ranking_group", new.ranking_group, LONGEST_GROUP)


def _check_text(plan: Plan, field: str, text: str, longest: int) -> None:
    if len(text) > longest:
        size = {"n": len(text), "most": longest}
        plan.note(field, _("Dài %(n)d ký tự, nhiều nhất là %(most)d.", **size))
    if _has_refused(text):
        plan.note(field, _("Có ký tự điều khiển hoặc ký tự không hợp lệ."))


def _has_refused(text: Iterable[str]) -> bool:
    return any(unicodedata.category(character) in REFUSED for character in text)
