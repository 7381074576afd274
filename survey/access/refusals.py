"""The ways in which a request is refused for who asks."""

from flask_babel import gettext as _

from survey.errors import Problem


def foreign() -> Problem:
    """Return what is said of something outside one's units: as if it were not there."""
    return Problem(
        _("Không có nội dung này, hoặc nội dung nằm ngoài đơn vị của bạn."), status=404
    )


def refused() -> Problem:
    """Return what is said when the thing is in sight but the role does not allow it."""
    return Problem(
        _(
            "Vai trò của bạn không cho phép việc này. "
            "Cần thì đề nghị người quản trị cấp thêm quyền."
        ),
        status=403,
    )


def nobody(*, has_sent_something: bool) -> Problem:
    """Return what a program is told that brings no token, or one that is void."""
    fault = ', error="invalid_token"' if has_sent_something else ""
    return Problem(
        _(
            "Cần một khóa truy cập API còn hiệu lực trong phần đầu của yêu cầu: "
            "“Authorization: Bearer hl_…”. Khóa được tạo ở trang Tài khoản."
        ),
        status=401,
        headers={"WWW-Authenticate": f'Bearer realm="hai-long"{fault}'},
    )


class SecondFactorNeeded(Problem):
    """The right is there, but this session was opened by a password alone."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Thay đổi và tải dữ liệu chỉ mở khi đã xác thực hai lớp: "
                "ngoài mật khẩu còn cần ứng dụng trên điện thoại hoặc khóa truy cập."
            ),
            status=403,
        )
