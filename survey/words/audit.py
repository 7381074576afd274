"""What the audit calls what was changed, and where the change came from."""

from flask_babel import gettext as _


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
        "on": _("Có hiệu lực từ"),
        "into": _("Nhập vào"),
        "basis": _("Căn cứ"),
        "parents": _("Cấp trên"),
        "counters": _("Quầy"),
        "ends_on": _("Ngày kết thúc"),
        "room": _("Phòng"),
        "service": _("Lĩnh vực"),
        "role": _("Vai trò"),
        "email": _("Địa chỉ thư điện tử"),
        "active": _("Đang hoạt động"),
        "version": _("Phiên bản"),
        "browser": _("Trình duyệt"),
        "has_second_factor": _("Hai lớp"),
        "tries": _("Số lần thử"),
        "sessions": _("Số phiên"),
        "factor": _("Lớp thứ hai"),
        "by_mail": _("Gửi qua thư"),
        "rows": _("Số dòng"),
        "based_on": _("Chép từ phiên bản"),
        "draft": _("Bản thảo"),
        "part": _("Phần"),
        "n_reserve": _("Dự phòng"),
        "seed": _("Hạt giống"),
        "rule": _("Quy tắc"),
        "outcome": _("Kết quả"),
        "visits": _("Số lần đến"),
        "replaced_by": _("Người thay"),
        "units": _("Các đơn vị"),
        "file": _("Tệp"),
        "bytes": _("Số byte"),
        "n_created": _("Số tạo mới"),
        "n_changed": _("Số thay đổi"),
        "n_unchanged": _("Số giữ nguyên"),
        "n_joined": _("Số kế tục mới"),
        "size": _("Loại in"),
        "n": _("Số lượng"),
        "changed": _("Thay đổi"),
        "created": _("Mới"),
        "day": _("Ngày"),
        "note": _("Ghi chú"),
        "finding": _("Kết quả kiểm tra"),
        "item": _("Câu"),
        "items": _("Các câu"),
        "section": _("Mục"),
        "text": _("Lời"),
        "optional": _("Không bắt buộc"),
        "options": _("Các lựa chọn"),
        "most": _("Được chọn nhiều nhất"),
        "ask_if": _("Điều kiện hỏi"),
        "ask_service": _("Hỏi lĩnh vực"),
        "comment": _("Câu hỏi mở"),
        "levels": _("Các mức trả lời"),
        "language": _("Ngôn ngữ"),
        "languages": _("Các ngôn ngữ"),
        "method": _("Phương pháp"),
        "from_version": _("Chép từ phiên bản"),
        "published_on": _("Ngày ban hành"),
        "digest": _("Mã băm"),
        "state": _("Trạng thái"),
        "channels": _("Kênh thu phiếu"),
        "populations": _("Đối tượng"),
        "questionnaire": _("Phiếu khảo sát"),
        "weighting": _("Cách gộp"),
        "totals": _("Số lượt giao dịch"),
        "counts": _("Số đếm"),
        "root": _("Phạm vi"),
        "old": _("Tên cũ"),
        "new": _("Tên mới"),
    }
    return words.get(name, name)


def object_word(kind: str) -> str:
    """Return what a kind of thing is called that the audit tells of."""
    words: dict[str, str] = {
        "unit": _("Đơn vị"),
        "group": _("Nhóm xếp hạng"),
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
        "reform": _("Lần sắp xếp"),
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
        "posters": _("Lập tệp áp phích, tem"),
        "counters.check": _("Xem trước tệp quầy"),
        "stickers": _("Lập tệp nhãn dán"),
        "units.check": _("Kiểm tra tệp đơn vị"),
        "units.import": _("Nhập đơn vị từ tệp"),
    }
    word: str = words.get(kind) or _("Việc chạy nền")
    return word
