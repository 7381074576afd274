"""What the audit calls what was changed, and where the change came from."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

FIELDS = {
    "name": _l("Tên"),
    "name_en": _l("Tên tiếng Anh"),
    "title": _l("Tên gọi"),
    "code": _l("Mã"),
    "kind": _l("Loại"),
    "parent": _l("Cấp trên"),
    "unit": _l("Đơn vị"),
    "ranking_group": _l("Nhóm xếp hạng"),
    "valid_from": _l("Từ ngày"),
    "valid_to": _l("Đến ngày"),
    "opened_on": _l("Ngày mở"),
    "closed_on": _l("Ngày đóng"),
    "starts_on": _l("Ngày bắt đầu"),
    "on": _l("Có hiệu lực từ"),
    "into": _l("Nhập vào"),
    "basis": _l("Căn cứ"),
    "parents": _l("Cấp trên"),
    "counters": _l("Quầy"),
    "ends_on": _l("Ngày kết thúc"),
    "room": _l("Phòng"),
    "service": _l("Lĩnh vực"),
    "role": _l("Vai trò"),
    "email": _l("Địa chỉ thư điện tử"),
    "active": _l("Đang hoạt động"),
    "version": _l("Phiên bản"),
    "browser": _l("Trình duyệt"),
    "has_second_factor": _l("Hai lớp"),
    "tries": _l("Số lần thử"),
    "sessions": _l("Số phiên"),
    "factor": _l("Lớp thứ hai"),
    "by_mail": _l("Gửi qua thư"),
    "rows": _l("Số dòng"),
    "round": _l("Đợt khảo sát"),
    "based_on": _l("Chép từ phiên bản"),
    "draft": _l("Bản thảo"),
    "part": _l("Phần"),
    "n_reserve": _l("Dự phòng"),
    "seed": _l("Hạt giống"),
    "rule": _l("Quy tắc"),
    "outcome": _l("Kết quả"),
    "visits": _l("Số lần đến"),
    "replaced_by": _l("Người thay"),
    "units": _l("Các đơn vị"),
    "file": _l("Tệp"),
    "bytes": _l("Số byte"),
    "n_created": _l("Số tạo mới"),
    "n_changed": _l("Số thay đổi"),
    "n_unchanged": _l("Số giữ nguyên"),
    "n_joined": _l("Số kế tục mới"),
    "size": _l("Loại in"),
    "n": _l("Số lượng"),
    "changed": _l("Thay đổi"),
    "created": _l("Mới"),
    "day": _l("Ngày"),
    "note": _l("Ghi chú"),
    "finding": _l("Kết quả kiểm tra"),
    "item": _l("Câu"),
    "items": _l("Các câu"),
    "section": _l("Mục"),
    "text": _l("Lời"),
    "optional": _l("Không bắt buộc"),
    "options": _l("Các lựa chọn"),
    "most": _l("Được chọn nhiều nhất"),
    "ask_if": _l("Điều kiện hỏi"),
    "ask_service": _l("Hỏi lĩnh vực"),
    "comment": _l("Câu hỏi mở"),
    "levels": _l("Các mức trả lời"),
    "language": _l("Ngôn ngữ"),
    "languages": _l("Các ngôn ngữ"),
    "method": _l("Phương pháp"),
    "from_version": _l("Chép từ phiên bản"),
    "published_on": _l("Ngày ban hành"),
    "digest": _l("Mã băm"),
    "state": _l("Trạng thái"),
    "channels": _l("Kênh thu phiếu"),
    "populations": _l("Đối tượng"),
    "questionnaire": _l("Phiếu khảo sát"),
    "weighting": _l("Cách gộp"),
    "totals": _l("Số lượt giao dịch"),
    "counts": _l("Số đếm"),
    "root": _l("Phạm vi"),
    "reason": _l("Lý do"),
    "address": _l("Địa chỉ trang"),
    "happened_on": _l("Ngày thay đổi"),
    "text_en": _l("Lời tiếng Anh"),
    "is_public": _l("Công khai"),
    "old": _l("Tên cũ"),
    "new": _l("Tên mới"),
    "index_name": _l("Chỉ số"),
    "subject_kind": _l("Loại đối tượng"),
    "subject_name": _l("Tên đối tượng"),
    "province": _l("Thuộc tỉnh"),
    "unit_code": _l("Mã đơn vị trong hệ thống"),
    "year": _l("Năm"),
    "area": _l("Mã nội dung"),
    "area_name": _l("Tên nội dung"),
    "value": _l("Giá trị"),
    "points": _l("Điểm"),
    "most_points": _l("Điểm tối đa"),
    "rank": _l("Thứ hạng"),
    "rank_of": _l("Trên tổng số"),
    "is_tied": _l("Đồng hạng"),
    "region": _l("Xếp trong vùng hoặc nhóm"),
    "region_rank": _l("Thứ hạng trong vùng"),
    "region_rank_of": _l("Trên tổng số trong vùng"),
    "source_title": _l("Nguồn"),
    "source_url": _l("Địa chỉ nguồn"),
    "source_day": _l("Ngày công bố"),
    "mark": _l("Đối chiếu với nguồn"),
}


def field_word(name: str) -> str:
    """Return what a field of the audit is called; unknown ones stand as kept."""
    return str(FIELDS.get(name, name))


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
        "improvement": _("Điều đã thay đổi"),
        "comment": _("Ý kiến"),
        "service": _("Lĩnh vực"),
        "user": _("Tài khoản"),
        "task": _("Việc chạy nền"),
        "frame": _("Dàn mẫu"),
        "draw": _("Lần chọn mẫu"),
        "enumerator": _("Điều tra viên"),
        "reform": _("Lần sắp xếp"),
        "outside": _("Kết quả chính thức"),
        "view": _("Góc nhìn đã lưu"),
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
