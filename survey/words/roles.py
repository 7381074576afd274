"""Roles in words: what they are called, and what they are for."""

from flask_babel import gettext as _

from survey.models import RoleName


def role_word(role: RoleName) -> str:
    """Return what a role is called."""
    words: dict[str, str] = {
        RoleName.COUNTER_CLERK: _("Cán bộ quầy"),
        RoleName.UNIT_HEAD: _("Lãnh đạo đơn vị"),
        RoleName.ANALYST: _("Chuyên viên phân tích"),
        RoleName.PROVINCE_ADMINISTRATOR: _("Quản trị khảo sát"),
        RoleName.AUDITOR: _("Người giám sát"),
        RoleName.SYSTEM_ADMINISTRATOR: _("Quản trị hệ thống"),
    }
    return words[role]


def role_purpose(role: RoleName) -> str:
    """Return what people with a role do."""
    words: dict[str, str] = {
        RoleName.COUNTER_CLERK: _(
            "In áp phích, theo dõi số phiếu, ghi nhận việc đi khảo sát, nhập phiếu "
            "giấy; không xem kết quả."
        ),
        RoleName.UNIT_HEAD: _(
            "Xem kết quả của đơn vị, quản lý quầy, xem ai có quyền; không tải dữ liệu."
        ),
        RoleName.ANALYST: _(
            "Xem và tải kết quả, lập mẫu và mục tiêu; không sửa đơn vị, phiếu, đợt."
        ),
        RoleName.PROVINCE_ADMINISTRATOR: _(
            "Thiết lập mọi thứ: đơn vị, quầy, phương pháp, phiếu, đợt, người dùng; "
            "không đọc nhật ký."
        ),
        RoleName.AUDITOR: _(
            "Xem và tải kết quả, đọc nhật ký, xem ai có quyền; không sửa gì."
        ),
        RoleName.SYSTEM_ADMINISTRATOR: _(
            "Quản lý tài khoản, trao mọi vai trò, đọc nhật ký; không xem kết quả."
        ),
    }
    return words[role]
