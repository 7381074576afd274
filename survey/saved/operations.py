"""Keep a page under a name, and let it go."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import SavedView

MOST = 200  # kept by one person


def own_views(session: Session, user_id: int) -> list[SavedView]:
    """Return what a person keeps, the newest first."""
    query = select(SavedView).where(SavedView.user_id == user_id)
    return list(session.scalars(query.order_by(SavedView.id.desc())))


def save_view(
    session: Session, user_id: int, *, name: str, address: str, at: datetime
) -> SavedView:
    """Keep an address under a name, or raise a `Problem` saying why not."""
    kept = own_views(session, user_id)
    if any(one.name == name for one in kept):
        raise Problem(_("Bạn đã có một góc nhìn mang tên này."))
    if len(kept) >= MOST:
        message = _(
            "Bạn đã lưu %(most)d góc nhìn, nhiều nhất có thể. Xin xóa bớt.", most=MOST
        )
        raise Problem(message)
    view = SavedView(user_id=user_id, name=name, address=address, made_at=at)
    session.add(view)
    session.flush()
    return view


def own_view(session: Session, user_id: int, view_id: int) -> SavedView:
    """Return a view that a person keeps; anybody else's is not there (404)."""
    view = session.get(SavedView, view_id)
    if view is None or view.user_id != user_id:
        raise Problem(_("Không có góc nhìn này trong danh sách của bạn."), status=404)
    return view
