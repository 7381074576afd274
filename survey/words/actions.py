"""What the audit calls a change, in words of the page's language."""

from flask_babel import gettext as _


def action_word(action: str) -> str:
    """Return what was done, by the name the audit keeps; unknown ones stand as kept."""
    word: str = _actions().get(action, action)
    return word


def _actions() -> dict[str, str]:
    # One line an action; a test finds every action that the code keeps in here.
    return {
        "method.taken": _("Đưa phương pháp có sẵn vào sử dụng"),
        "method.drafted": _("Bắt đầu bản thảo phương pháp"),
        "method.changed": _("Sửa bản thảo phương pháp"),
        "method.published": _("Ban hành phiên bản phương pháp"),
        "method.dropped": _("Bỏ bản thảo phương pháp"),
        "targets.set": _("Đặt mục tiêu theo quy tắc"),
        "targets.typed": _("Ghi mục tiêu từng đơn vị"),
        "frame.added": _("Nạp danh sách để chọn mẫu"),
        "frames.erased": _("Xóa dữ liệu cá nhân trong danh sách"),
        "draw.made": _("Chọn mẫu ngẫu nhiên"),
        "draw.assigned": _("Giao danh sách cho điều tra viên"),
        "draw.noted": _("Ghi kết quả của người được chọn"),
        "enumerator.added": _("Thêm điều tra viên"),
        "enumerator.changed": _("Cho điều tra viên nghỉ hoặc làm lại"),
        "unit.created": _("Thêm đơn vị"),
        "unit.corrected": _("Sửa thông tin đơn vị"),
        "units.checked": _("Tải tệp đơn vị lên để kiểm tra"),
        "units.confirmed": _("Xác nhận nhập tệp đơn vị"),
        "units.imported": _("Nhập đơn vị từ tệp"),
        "group.renamed": _("Đổi tên nhóm xếp hạng"),
        "group.assigned": _("Gán nhóm xếp hạng"),
        "reform.made": _("Sắp xếp đơn vị"),
        "reform.settled": _("Quầy và người chuyển theo việc sắp xếp"),
        "reform.withdrawn": _("Rút lại việc sắp xếp"),
        "task.asked": _("Yêu cầu một việc chạy nền"),
        "round.opened": _("Lập đợt khảo sát"),
        "round.edited": _("Sửa kế hoạch đợt khảo sát"),
        "round.closed": _("Đóng đợt khảo sát"),
        "round.counted": _("Nhập số đếm của các tỷ lệ"),
        "totals.typed": _("Ghi số lượt giao dịch"),
        "totals.imported": _("Nhập số lượt giao dịch từ tệp"),
        "counter.opened": _("Mở quầy"),
        "counters.opened": _("Mở nhiều quầy của một đơn vị"),
        "counter.edited": _("Sửa quầy"),
        "counter.retired": _("Đóng quầy"),
        "counter.reopened": _("Mở lại quầy"),
        "counter.moved": _("Chuyển quầy sang đơn vị khác"),
        "counter.checked": _("Kiểm tra mã QR tại quầy"),
        "counters.imported": _("Nhập quầy từ tệp"),
        "service.named": _("Đặt tên lĩnh vực"),
        "service.renamed": _("Đổi tên lĩnh vực"),
        "service.imported": _("Nhập tên lĩnh vực từ tệp"),
        "user.signed-in": _("Đăng nhập"),
        "user.signed-out": _("Đăng xuất"),
        "user.guessed-at": _("Thử sai mật khẩu hoặc mã nhiều lần"),
        "user.confirmed": _("Xác nhận lại là chính mình"),
        "user.sessions-ended": _("Kết thúc phiên làm việc khác"),
        "user.password-changed": _("Đổi mật khẩu"),
        "user.factor-added": _("Thêm lớp xác thực thứ hai"),
        "user.factor-removed": _("Gỡ một lớp xác thực thứ hai"),
        "user.factors-reset": _("Gỡ mọi lớp xác thực thứ hai"),
        "user.codes-made": _("Lập mã dự phòng mới"),
        "user.link-made": _("Lập đường dẫn đặt mật khẩu"),
        "user.link-used": _("Đặt mật khẩu bằng đường dẫn"),
        "user.added": _("Cấp tài khoản"),
        "user.closed": _("Đóng tài khoản"),
        "user.reopened": _("Mở lại tài khoản"),
        "user.role-given": _("Trao vai trò"),
        "user.role-taken": _("Thu hồi vai trò"),
        "questionnaire.made": _("Lập phiếu khảo sát từ phương pháp"),
        "questionnaire.imported": _("Nhập phiếu khảo sát từ tệp"),
        "questionnaire.published": _("Ban hành phiếu khảo sát"),
        "questionnaire.copied": _("Chép phiếu khảo sát thành phiên bản mới"),
        "questionnaire.edited": _("Sửa phần chung của phiếu khảo sát"),
        "questionnaire.filled": _("Thêm câu có sẵn vào phiếu khảo sát"),
        "questionnaire.item-added": _("Thêm câu tự soạn vào phiếu khảo sát"),
        "questionnaire.item-edited": _("Sửa câu của phiếu khảo sát"),
        "questionnaire.moved": _("Xếp lại thứ tự trong phiếu khảo sát"),
        "questionnaire.dropped": _("Bỏ câu hoặc mục khỏi phiếu khảo sát"),
        "questionnaire.section-added": _("Thêm mục vào phiếu khảo sát"),
        "questionnaire.section-edited": _("Đổi tên mục của phiếu khảo sát"),
        "questionnaire.translated": _("Ghi lời một ngôn ngữ của phiếu khảo sát"),
        "questionnaire.discarded": _("Bỏ bản thảo phiếu khảo sát"),
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
