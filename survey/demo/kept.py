"""Pages of results that the people of the demonstration keep under a name."""

from urllib.parse import urlencode

from sqlalchemy.orm import Session

from survey import clock
from survey.demo import province
from survey.demo.told import tell
from survey.models import User
from survey.saved.operations import save_view

WARDS = ("TK-P01", "TK-P02", "TK-P03")
VIEWS = {
    f"Ba phường đông dân nhất ({province.MARK})": (
        "/so-sanh",
        [("unit", code) for code in WARDS] + [("ref", WARDS[0])],
    ),
    f"SIPAS của các tỉnh qua các năm ({province.MARK})": (
        "/chi-so-chinh-thuc",
        [("chi-so", "SIPAS"), ("loai", "province")],
    ),
}


def keep_views(session: Session, user: User) -> None:
    """Let somebody have kept two pages."""
    for name, (path, choices) in VIEWS.items():
        address = f"{path}?{urlencode(choices)}"
        view = save_view(session, user.id, name=name, address=address, at=clock.now())
        after = {"name": name, "address": address}
        tell(session, "view.saved", str(view.id), after=after)
