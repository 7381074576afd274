"""What can keep a release from being made, in words for the person who asked."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from survey.errors import Problem


def nothing_to_release(round_code: str) -> Problem:
    """Return the refusal of a first release without answers."""
    return Problem(
        _("Đợt khảo sát %(code)s chưa có phiếu trả lời nào.", code=round_code),
        status=409,
    )


def batches_changed(round_code: str) -> Problem:
    """Return the refusal of a release while batches of sheets come and go."""
    message = _(
        "Trong lúc tính, một lô phiếu của đợt %(code)s vừa được ghi vào đợt hoặc vừa "
        "được thu hồi. Xin tính lại.",
        code=round_code,
    )
    return Problem(message, status=409)


def nothing_new(round_code: str, *, fewest: int) -> Problem:
    """Return the refusal of a release that would repeat the one before."""
    message = _(
        "Đợt khảo sát %(code)s chưa có đủ phiếu mới: chưa đơn vị nào có thêm ít nhất "
        "%(n)d phiếu từ lần công bố trước.",
        code=round_code,
        n=fewest,
    )
    return Problem(message, status=409)


def both_sorts(round_code: str) -> Problem:
    """Return the refusal to mix published counts with answer sheets."""
    message = _(
        "Đợt khảo sát %(code)s vừa có phiếu trả lời vừa có bảng tổng hợp nhập vào; "
        "mỗi đợt chỉ được có một loại.",
        code=round_code,
    )
    return Problem(message, status=409)


def no_counts(round_code: str) -> Problem:
    """Return the refusal of a release of rates nobody has typed."""
    message = _(
        "Đợt %(code)s chưa có số đếm nào. Hãy nhập số đếm của các đơn vị rồi công bố.",
        code=round_code,
    )
    return Problem(message, status=409)


def counts_released(round_code: str) -> Problem:
    """Return the refusal to release typed counts a second time."""
    message = _(
        "Đợt %(code)s đã công bố: số liệu không thay được nữa.", code=round_code
    )
    return Problem(message, status=409)


def no_totals(
    units: Sequence[str], services: Sequence[tuple[str, str]] = ()
) -> Problem:
    """Return the refusal to weight units, or services, of unknown transactions."""
    lines = []
    if units:
        lines.append(
            _(
                "Chưa có số lượt giao dịch (lớn hơn 0) của đơn vị có phiếu: %(units)s. "
                "Hãy nhập số lượt giao dịch của đợt rồi công bố lại.",
                units=", ".join(units),
            )
        )
    if services:
        lines.append(
            _(
                "Số lượt giao dịch nhập theo lĩnh vực nhưng chưa có (lớn hơn 0) cho "
                "lĩnh vực có phiếu: %(places)s. Hãy nhập đủ các lĩnh vực, hoặc nhập "
                "một tổng chung cho cả đơn vị, rồi công bố lại.",
                places="; ".join(
                    _("%(unit)s, lĩnh vực %(code)s", unit=unit, code=code)
                    for unit, code in services
                ),
            )
        )
    return Problem("\n".join(lines))


def no_questionnaire(round_code: str) -> Problem:
    """Return the refusal of a round whose sheets nobody can read."""
    return Problem(
        _("Đợt khảo sát %(code)s chưa gắn với phiếu khảo sát nào.", code=round_code)
    )


def other_questionnaire(counter: str, day: date) -> Problem:
    """Return the refusal to read sheets by the codebook of another questionnaire."""
    return _unreadable(counter, day, reason=_("trả lời theo phiếu khảo sát khác"))


def wrong_length(counter: str, day: date, *, n_items: int) -> Problem:
    """Return the refusal of sheets that do not have one character an item."""
    reason = _("phải có đúng %(n)d câu trả lời mỗi phiếu", n=n_items)
    return _unreadable(counter, day, reason=reason)


def wrong_signs(counter: str, day: date, *, allowed: str) -> Problem:
    """Return the refusal of answers that are no level, blank or not applicable."""
    signs = " ".join(allowed)
    reason = _("câu trả lời chỉ được là một trong các ký tự %(signs)s", signs=signs)
    return _unreadable(counter, day, reason=reason)


def _unreadable(counter: str, day: date, *, reason: str) -> Problem:
    message = _(
        "Chưa công bố được: phiếu ở quầy %(counter)s ngày %(day)s không đọc được – "
        "%(reason)s.",
        counter=counter,
        day=day.isoformat(),
        reason=reason,
    )
    return Problem(message, status=409)


def other_version(round_code: str) -> Problem:
    """Return the refusal to take over what a version of other statistics counted."""
    message = _(
        "Đợt khảo sát %(code)s có lần công bố trước do phiên bản phần mềm khác tính; "
        "phiên bản này không đọc được số liệu trung gian của lần đó.",
        code=round_code,
    )
    return Problem(message, status=409)


def overtaken(round_code: str) -> Problem:
    """Return the refusal of the slower of two releases made at the same time."""
    message = _(
        "Trong lúc tính, đợt khảo sát %(code)s đã được công bố bởi lệnh khác. "
        "Hãy xem lần công bố đó.",
        code=round_code,
    )
    return Problem(message, status=409)


def no_sheets(round_code: str) -> Problem:
    """Return the refusal to give sheets of a round that has none."""
    message = _(
        "Đợt %(code)s không có phiếu trả lời: số liệu là bảng tổng hợp hoặc số đếm.",
        code=round_code,
    )
    return Problem(message, status=409)


def not_closed(round_code: str) -> Problem:
    """Return the refusal to give sheets of a round that may get more."""
    message = _(
        "Đợt %(code)s chưa đóng. Dữ liệu phiếu chỉ được kèm sau khi đóng đợt.",
        code=round_code,
    )
    return Problem(message, status=409)


def not_newest(round_code: str, *, number: int) -> Problem:
    """Return the refusal to give sheets with an older release."""
    message = _(
        "Kết quả số %(number)d không phải là kết quả mới nhất của đợt %(code)s. "
        "Dữ liệu phiếu chỉ được kèm với kết quả mới nhất.",
        code=round_code,
        number=number,
    )
    return Problem(message, status=409)


def sheets_changed(round_code: str) -> Problem:
    """Return the refusal to give sheets other than those that were counted."""
    message = _(
        "Phiếu của đợt %(code)s hiện có không còn đúng là những phiếu mà kết quả này "
        "đã tính (có phiếu vào sau hoặc lô phiếu bị thu hồi). Xin lập kết quả mới "
        "rồi kèm dữ liệu phiếu với kết quả đó.",
        code=round_code,
    )
    return Problem(message, status=409)


def given_already(round_code: str) -> Problem:
    """Return the refusal to give the sheets of a round a second time."""
    message = _(
        "Dữ liệu phiếu của đợt %(code)s đã được kèm với một kết quả. Mỗi đợt chỉ được "
        "kèm một lần, vì so hai lần sẽ lộ những phiếu vào giữa hai lần đó.",
        code=round_code,
    )
    return Problem(message, status=409)
