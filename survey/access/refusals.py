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
