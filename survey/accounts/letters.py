"""What accounts write to people, in words."""

from flask import current_app
from flask_babel import gettext as _

from survey.mail import Post
from survey.smtp import Letter


def send_link(address: str, link: str) -> None:
    """Send a link that lets somebody choose a new password; not waited for.

    Whether there was anything to send must not be told by how long the page takes.
    """
    post: Post = current_app.extensions["hailong_post"]
    post.send(Letter(address, _("Đặt lại mật khẩu Hài Lòng"), _text(link)))


def _text(link: str) -> str:
    return str(
        _(
            "Có người yêu cầu đặt lại mật khẩu của tài khoản này.\n\n"
            "Để đặt mật khẩu mới, xin mở đường dẫn sau trong 24 giờ, "
            "đường dẫn chỉ dùng được một lần:\n\n%(link)s\n\n"
            "Nếu không phải bạn yêu cầu, xin bỏ qua thư này: "
            "mật khẩu cũ vẫn giữ nguyên.",
            link=link,
        )
    )
