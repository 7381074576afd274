"""A release by what addresses and commands call it: a round's code, and a number."""

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.errors import Problem
from survey.models import Release, Round


def release_by_code(
    session: Session, round_code: str, number: int | None = None
) -> Release:
    """Return a round's release, by default its newest, or raise a `Problem` (404)."""
    query = (
        select(Release)
        .join(Release.round)
        .options(joinedload(Release.round), joinedload(Release.method))
        .where(Round.code == round_code)
        .order_by(Release.number.desc())
        .limit(1)
    )
    if number is not None:
        query = query.where(Release.number == number)
    release = session.scalar(query)
    if release is None:
        raise Problem(_absence(round_code, number), status=404)
    return release


def _absence(round_code: str, number: int | None) -> str:
    if number is None:
        text: str = _("Đợt khảo sát “%(code)s” chưa có kết quả nào.", code=round_code)
    else:
        text = _(
            "Đợt khảo sát “%(code)s” không có kết quả số %(number)d.",
            code=round_code,
            number=number,
        )
    return text
