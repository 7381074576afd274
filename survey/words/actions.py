"""What the audit calls a change, in words of the page's language."""

from flask_babel import pgettext as _p


def action_word(action: str) -> str:
    """Return what was done, by the name the audit keeps; unknown ones stand as kept."""
    word: str = _actions().get(action, action)
    return word


def _actions() -> dict[str, str]:
    # One entry an action; a test finds every action that the code keeps in here. They
    # have a context of their own: where a button says the same in Vietnamese, English
    # still tells what to do from what was done.
    return {
        "method.taken": _p("audit", "Đưa phương pháp có sẵn vào sử dụng"),
        "method.drafted": _p("audit", "Bắt đầu bản thảo phương pháp"),
        "method.changed": _p("audit", "Sửa bản thảo phương pháp"),
        "method.published": _p("audit", "Ban hành phiên bản phương pháp"),
        "method.dropped": _p("audit", "Bỏ bản thảo phương pháp"),
        "targets.set": _p("audit", "Đặt mục tiêu theo quy tắc"),
        "targets.typed": _p("audit", "Ghi mục tiêu từng đơn vị"),
        "frame.added": _p("audit", "Nạp danh sách để chọn mẫu"),
        "frames.erased": _p("audit", "Xóa dữ liệu cá nhân trong danh sách"),
        "draw.made": _p("audit", "Chọn mẫu ngẫu nhiên"),
        "draw.assigned": _p("audit", "Giao danh sách cho điều tra viên"),
        "draw.noted": _p("audit", "Ghi kết quả của người được chọn"),
        "enumerator.added": _p("audit", "Thêm điều tra viên"),
        "enumerator.changed": _p("audit", "Cho điều tra viên nghỉ hoặc làm lại"),
        "unit.created": _p("audit", "Thêm đơn vị"),
        "unit.corrected": _p("audit", "Sửa thông tin đơn vị"),
        "units.checked": _p("audit", "Tải tệp đơn vị lên để kiểm tra"),
        "units.confirmed": _p("audit", "Xác nhận nhập tệp đơn vị"),
        "units.imported": _p("audit", "Nhập đơn vị từ tệp"),
        "group.renamed": _p("audit", "Đổi tên nhóm xếp hạng"),
        "group.assigned": _p("audit", "Gán nhóm xếp hạng"),
        "reform.made": _p("audit", "Sắp xếp đơn vị"),
        "reform.settled": _p("audit", "Quầy và người chuyển theo việc sắp xếp"),
        "reform.withdrawn": _p("audit", "Rút lại việc sắp xếp"),
        "task.asked": _p("audit", "Yêu cầu một việc chạy nền"),
        "round.opened": _p("audit", "Lập đợt khảo sát"),
        "round.edited": _p("audit", "Sửa kế hoạch đợt khảo sát"),
        "round.closed": _p("audit", "Đóng đợt khảo sát"),
        "round.counted": _p("audit", "Nhập số đếm của các tỷ lệ"),
        "totals.typed": _p("audit", "Ghi số lượt giao dịch"),
        "totals.imported": _p("audit", "Nhập số lượt giao dịch từ tệp"),
        "counter.opened": _p("audit", "Mở quầy"),
        "counters.opened": _p("audit", "Mở nhiều quầy của một đơn vị"),
        "counter.edited": _p("audit", "Sửa quầy"),
        "counter.retired": _p("audit", "Đóng quầy"),
        "counter.reopened": _p("audit", "Mở lại quầy"),
        "counter.moved": _p("audit", "Chuyển quầy sang đơn vị khác"),
        "counter.checked": _p("audit", "Kiểm tra mã QR tại quầy"),
        "counters.imported": _p("audit", "Nhập quầy từ tệp"),
        "service.named": _p("audit", "Đặt tên lĩnh vực"),
        "service.renamed": _p("audit", "Đổi tên lĩnh vực"),
        "service.imported": _p("audit", "Nhập tên lĩnh vực từ tệp"),
        "user.signed-in": _p("audit", "Đăng nhập"),
        "user.signed-out": _p("audit", "Đăng xuất"),
        "user.guessed-at": _p("audit", "Thử sai mật khẩu hoặc mã nhiều lần"),
        "user.confirmed": _p("audit", "Xác nhận lại là chính mình"),
        "user.sessions-ended": _p("audit", "Kết thúc phiên làm việc khác"),
        "user.password-changed": _p("audit", "Đổi mật khẩu"),
        "user.factor-added": _p("audit", "Thêm lớp xác thực thứ hai"),
        "user.factor-removed": _p("audit", "Gỡ một lớp xác thực thứ hai"),
        "user.factors-reset": _p("audit", "Gỡ mọi lớp xác thực thứ hai"),
        "user.codes-made": _p("audit", "Lập mã dự phòng mới"),
        "user.link-made": _p("audit", "Lập đường dẫn đặt mật khẩu"),
        "user.link-used": _p("audit", "Đặt mật khẩu bằng đường dẫn"),
        "user.added": _p("audit", "Cấp tài khoản"),
        "user.closed": _p("audit", "Đóng tài khoản"),
        "user.reopened": _p("audit", "Mở lại tài khoản"),
        "user.role-given": _p("audit", "Trao vai trò"),
        "user.role-taken": _p("audit", "Thu hồi vai trò"),
        "questionnaire.made": _p("audit", "Lập phiếu khảo sát từ phương pháp"),
        "questionnaire.imported": _p("audit", "Nhập phiếu khảo sát từ tệp"),
        "questionnaire.published": _p("audit", "Ban hành phiếu khảo sát"),
        "questionnaire.copied": _p("audit", "Chép phiếu khảo sát thành phiên bản mới"),
        "questionnaire.edited": _p("audit", "Sửa phần chung của phiếu khảo sát"),
        "questionnaire.filled": _p("audit", "Thêm câu có sẵn vào phiếu khảo sát"),
        "questionnaire.item-added": _p("audit", "Thêm câu tự soạn vào phiếu khảo sát"),
        "questionnaire.item-edited": _p("audit", "Sửa câu của phiếu khảo sát"),
        "questionnaire.moved": _p("audit", "Xếp lại thứ tự trong phiếu khảo sát"),
        "questionnaire.dropped": _p("audit", "Bỏ câu hoặc mục khỏi phiếu khảo sát"),
        "questionnaire.section-added": _p("audit", "Thêm mục vào phiếu khảo sát"),
        "questionnaire.section-edited": _p("audit", "Đổi tên mục của phiếu khảo sát"),
        "questionnaire.translated": _p(
            "audit", "Ghi lời một ngôn ngữ của phiếu khảo sát"
        ),
        "questionnaire.discarded": _p("audit", "Bỏ bản thảo phiếu khảo sát"),
    }
