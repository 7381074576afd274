"""A province of three communes, on the day that all tests happen on."""

import pytest
import time_machine
from sqlalchemy.orm import Session

from tests.factories import Province, make_province


@pytest.fixture(autouse=True)
def _today(clock: time_machine.Traveller) -> None:
    """All of these happen on TODAY."""


@pytest.fixture
def province(session: Session) -> Province:
    session.expire_on_commit = False  # looking at what was made takes no lock
    province = make_province(session, units=3)
    for unit, name in zip(province.units, ("Đông", "Tây", "Nam"), strict=True):
        unit.name = f"Xã {name}"
    session.commit()
    return province
