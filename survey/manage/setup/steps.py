"""The steps of setting up, in the order one needs them."""

from dataclasses import dataclass

from flask_babel import gettext as _

from survey.access import Right
from survey.i18n import number
from survey.manage.setup.queries import Standing


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what it is for, what there is, and where it is done."""

    title: str
    purpose: str
    there_is: str  # empty: nothing yet
    endpoint: str
    right: Right
    is_needed: bool = True

    @property
    def is_done(self) -> bool:
        """Return whether there is something."""
        return bool(self.there_is)


def steps(found: Standing, *, lacks_second_factor: bool = False) -> list[Step]:
    """Return the steps as they stand."""
    first = [_second_factor()] if lacks_second_factor else []
    return [*first, *_foundations(found), *_rounds(found)]


def next_step(all_steps: list[Step]) -> Step | None:
    """Return the first needed step that is not done."""
    return next((s for s in all_steps if s.is_needed and not s.is_done), None)


def _second_factor() -> Step:
    """Return what comes before anything can be changed."""
    return Step(
        _("Xác thực hai lớp"),
        _(
            "Thay đổi chỉ mở khi đã xác thực hai lớp: ngoài mật khẩu còn cần ứng dụng "
            "trên điện thoại hoặc khóa truy cập."
        ),
        "",
        "accounts.second_factor",
        Right.SEE_UNITS,
    )


def _foundations(found: Standing) -> list[Step]:
    return [
        Step(
            _("Đơn vị"),
            _("Cây đơn vị của tỉnh: nhập từ Excel hoặc tạo từng đơn vị."),
            _("%(n)s đơn vị", n=number(found.n_units)) if found.n_units else "",
            "units.tree",
            Right.SEE_UNITS,
        ),
        Step(
            _("Quầy"),
            _("Mỗi nơi người dân được phục vụ có một quầy với mã QR riêng."),
            _("%(n)s quầy", n=number(found.n_counters)) if found.n_counters else "",
            "counters.counters",
            Right.SEE_COUNTERS,
        ),
        Step(
            _("Phương pháp và phiếu khảo sát"),
            _("Chọn phương pháp tính chỉ số, lập phiếu rồi ban hành."),
            _("%(n)s phiếu đã ban hành", n=number(found.n_questionnaires))
            if found.n_questionnaires
            else "",
            "questionnaires.questionnaires",
            Right.SEE_QUESTIONNAIRES,
        ),
        Step(
            _("Người dùng"),
            _("Cấp tài khoản cho cán bộ của từng đơn vị."),
            # The one who sets up is there already.
            _("%(n)s người", n=number(found.n_people)) if found.n_people > 1 else "",
            "people.people",
            Right.SEE_PEOPLE,
            is_needed=False,
        ),
    ]


def _rounds(found: Standing) -> list[Step]:
    return [
        Step(
            _("Đợt khảo sát"),
            _("Thời gian, đơn vị, phiếu và cách tính của một đợt."),
            _("%(n)s đợt đang hoặc sắp diễn ra", n=number(found.n_rounds))
            if found.n_rounds
            else "",
            "rounds.rounds",
            Right.SEE_ROUNDS,
        ),
        Step(
            _("Số giao dịch và mục tiêu"),
            _("Số giao dịch của từng đơn vị cho biết trọng số và số phiếu cần thu."),
            _("%(n)s đơn vị đã có số giao dịch", n=number(found.n_totals))
            if found.n_totals
            else "",
            "sampling.desk",
            Right.SEE_FIELDWORK,
            is_needed=False,
        ),
    ]
