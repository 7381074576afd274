"""What the audit calls a change, in words of the page's language."""

from flask_babel import gettext as _


def action_word(action: str) -> str:
    """Return what was done, by the name the audit keeps; unknown ones stand as kept."""
    word: str = _actions().get(action, action)
    return word


def _actions() -> dict[str, str]:
    # One line an action; a test finds every action that the code keeps in here.
    return {
        "task.asked": _("Yêu cầu một việc chạy nền"),
        "round.opened": _("Lập đợt khảo sát"),
        "round.edited": _("Sửa kế hoạch đợt khảo sát"),
        "round.closed": _("Đóng đợt khảo sát"),
        "totals.typed": _("Ghi số lượt giao dịch"),
        "totals.imported": _("Nhập số lượt giao dịch từ tệp"),
        "service.named": _("Đặt tên lĩnh vực"),
        "service.renamed": _("Đổi tên lĩnh vực"),
        "service.imported": _("Nhập tên lĩnh vực từ tệp"),
        "questionnaire.made": _("Lập phiếu khảo sát từ phương pháp"),
        "questionnaire.imported": _("Nhập phiếu khảo sát từ tệp"),
        "questionnaire.published": _("Ban hành phiếu khảo sát"),
    }


def field_word(name: str) -> str:
    """Return what a field of the audit is called; unknown ones stand as kept."""
    words: dict[str, str] = {
        "name": _("Tên"),
        "name_en": _("Tên tiếng Anh"),
        "title": _("Tên gọi"),
        "code": _("Mã"),
        "kind": _("Loại"),
        "parent": _("Cấp trên"),
        "unit": _("Đơn vị"),
        "ranking_group": _("Nhóm xếp hạng"),
        "valid_from": _("Từ ngày"),
        "valid_to": _("Đến ngày"),
        "opened_on": _("Ngày mở"),
        "closed_on": _("Ngày đóng"),
        "starts_on": _("Ngày bắt đầu"),
        "ends_on": _("Ngày kết thúc"),
        "room": _("Phòng"),
        "service": _("Lĩnh vực"),
        "role": _("Vai trò"),
        "email": _("Địa chỉ thư điện tử"),
        "active": _("Đang hoạt động"),
        "version": _("Phiên bản"),
        "rows": _("Số dòng"),
    }
    return words.get(name, name)


def object_word(kind: str) -> str:
    """Return what a kind of thing is called that the audit tells of."""
    words: dict[str, str] = {
        "unit": _("Đơn vị"),
        "counter": _("Quầy"),
        "method": _("Phương pháp"),
        "questionnaire": _("Phiếu khảo sát"),
        "round": _("Đợt khảo sát"),
        "release": _("Kết quả"),
        "service": _("Lĩnh vực"),
        "user": _("Tài khoản"),
        "task": _("Việc chạy nền"),
        "frame": _("Dàn mẫu"),
        "draw": _("Lần chọn mẫu"),
        "enumerator": _("Điều tra viên"),
    }
    return words.get(kind, kind)


def origin_word(origin: str) -> str:
    """Return where a change came from."""
    words: dict[str, str] = {
        "web": _("trang web"),
        "command": _("dòng lệnh"),
        "worker": _("tự động"),
    }
    return words.get(origin, origin)


def task_word(kind: str) -> str:
    """Return what a kind of long work is called."""
    words: dict[str, str] = {
        "posters": _("Lập tệp áp phích"),
        "stickers": _("Lập tệp nhãn dán"),
        "units.check": _("Kiểm tra tệp đơn vị"),
        "units.import": _("Nhập đơn vị từ tệp"),
    }
    word: str = words.get(kind) or _("Việc chạy nền")
    return word
