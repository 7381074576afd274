"""What accounts write to people, in words."""

from functools import partial

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from survey.accounts.events import link_made
from survey.accounts.installation import settings
from survey.accounts.links import link_address, make_link
from survey.accounts.operations import open_account
from survey.audit import Actor, add_event, visitor
from survey.db import get_writing_engine
from survey.i18n import language
from survey.mail import Post
from survey.smtp import Letter
from survey.speaking import speaking


def send_link(address: str) -> None:
    """Send a link that lets somebody choose a new password, if there is such a person.

    The account is looked for, the link made and the letter sent beside the page: how
    long the page takes tells nobody whether there was anything to send.
    """
    post: Post = current_app.extensions["hailong_post"]
    letter = partial(
        _letter,
        get_writing_engine(),
        address,
        site=settings().address,
        spoken=language(),
        by=visitor(),
    )
    post.send(letter)


def _letter(
    engine: Engine, address: str, *, site: str, spoken: str, by: Actor
) -> Letter | None:
    with Session(engine) as session:
        user = open_account(session, address)
        if user is None:
            return None
        link = link_address(site, make_link(session, user))
        add_event(session, link_made(user, is_mailed=True), by=by)
        session.commit()
        with speaking(spoken):
            return Letter(user.email, _("Đặt lại mật khẩu Hài Lòng"), _text(link))


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
