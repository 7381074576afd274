"""A province whose past answers are brought in: two communes, a short form."""

import pytest
from sqlalchemy.orm import Session

from survey.models import Channel
from tests.factories import Province, make_province


@pytest.fixture
def province(session: Session) -> Province:
    """Two communes with a counter each; the round takes paper."""
    made = make_province(session, method="counter-short")
    made.round.channels = [Channel.PAPER]
    for number, name, unit in zip("12", ("Một", "Hai"), made.units, strict=True):
        unit.code, unit.name = f"X{number}", f"Xã {name}"
    return made
