"""A province that is asked five short questions, and its releases."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Figure, Release, Round, Unit
from survey.release.operations import make_release
from tests.factories import Province, make_province

MADE_AT = datetime(2026, 4, 1, 2, 0, tzinfo=UTC)

Releasing = Callable[..., Release]


class Finding(Protocol):
    def __call__(self, release: Release, unit: Unit, node: str = ...) -> Figure: ...


@pytest.fixture
def province(session: Session) -> Province:
    """Two communes with a counter each; five criteria S1 to S5, one a factor."""
    return make_province(session, method="counter-short")


@pytest.fixture
def release(session: Session) -> Releasing:
    """Make and commit the next release of a round."""

    def _release(round_: Round) -> Release:
        made = make_release(session, round_, made_at=MADE_AT)
        session.commit()
        return made

    return _release


@pytest.fixture
def figure(session: Session) -> Finding:
    """Return the figure of a unit's node."""

    def _figure(release: Release, unit: Unit, node: str = "overall") -> Figure:
        query = select(Figure).filter_by(
            release_id=release.id, unit_id=unit.id, node=node
        )
        return session.scalars(query).one()

    return _figure
