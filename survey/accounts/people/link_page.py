"""The page that shows a one-time link: this once, it is kept nowhere."""

from flask import current_app, render_template
from sqlalchemy.orm import Session

from survey.accounts.links import GOOD_FOR, link_address, make_link
from survey.accounts.people.places import person_codes
from survey.models import User


def link_page(session: Session, user: User) -> str:
    """Make a link by which somebody chooses a password, and return its page.

    The caller commits, and only then answers with the page.
    """
    site = current_app.config["HAILONG"].address
    return render_template(
        "people/link.html",
        address=user.email,
        link=link_address(site, make_link(session, user)),
        hours=int(GOOD_FOR.total_seconds()) // 3600,
        code=person_codes().code(user.id),
    )
