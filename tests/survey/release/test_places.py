"""The groups of a release are those of its day, whatever becomes of the units."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.classification import classification
from survey.figures.overview import overview
from survey.figures.unit import unit_result
from survey.manage.operations.publishing import publish
from survey.models import Exemption, Figure, Release, Unit, UnitKind
from survey.public.open_data.columns import COLUMNS
from survey.public.open_data.rows import rows_of
from survey.release.figures import Row
from survey.release.unranked import Unranked, place_lines
from survey.results.candidates import candidates, groups_of, of_group
from survey.results.group_values import values_of_group
from tests.factories import Province, make_province, make_sheets
from tests.survey.release.conftest import Releasing

OWN_GROUP = [column.name for column in COLUMNS].index("group")


@pytest.fixture(autouse=True)
def _speaking(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


@pytest.fixture
def province(session: Session) -> Province:
    """Two communes of a group, alike, and a third without one."""
    province = make_province(session, units=3, method="counter-short")
    for unit in province.units[:2]:
        unit.ranking_group = "Vùng cao"
    for counter in province.counters:
        make_sheets(session, province.round, counter, ["55555", "22222"], n=40)
    return province


def _told(session: Session, release: Release, unit: Unit) -> list[object]:
    """Return all that pages and files say of who is ranked among whom."""
    session.expire_all()
    found = candidates(session, release, scope=None)
    rows = rows_of(session, release)
    return [
        [(one.name, len(one.standings)) for one in overview(session, release).groups],
        [one.name for one in classification(session, release, since="").summaries],
        [(name, len(of_group(found, name))) for name in groups_of(found)],
        {len(own) for own in values_of_group(session, release, unit).values()},
        unit_result(session, release, unit).is_tied,
        {row[OWN_GROUP] for row in rows},
    ]


def test_a_release_keeps_its_groups(
    session: Session, province: Province, release: Releasing
) -> None:
    made = release(province.round)
    publish(session, made, at=made.made_at)
    session.commit()
    first, second, third = province.units
    before = _told(session, made, first)
    assert ("Vùng cao", 2) in before[2]  # type: ignore[operator]
    first.ranking_group, second.ranking_group = "", "Nhóm khác"
    third.ranking_group, third.kind = "Vùng cao", UnitKind.WARD
    session.commit()
    assert _told(session, made, first) == before


def test_the_group_stands_with_the_overall_figure_alone(
    session: Session, province: Province, release: Releasing
) -> None:
    made = release(province.round)
    figure = session.get_one(Figure, (made.id, province.units[0].id, "overall"))
    assert figure.ranking_group == "Vùng cao"
    others = select(Figure.ranking_group).where(Figure.node != "overall").distinct()
    assert session.scalars(others).all() == [None]


def test_what_is_digested_of_places() -> None:
    units = {n: Unit(id=n, code=f"X{n}") for n in (1, 2, 3)}
    rows = [
        Row(1, "overall", "overall", "shown", 40, ranking_group="Vùng cao"),
        Row(1, "1", "factor", "shown", 40),
        Row(2, "overall", "overall", "shown", 40, ranking_group=""),
    ]
    marked = [
        Unranked(1, Exemption.OTHER, "CV 12"),
        Unranked(3, Exemption.ADJUSTED, ""),
    ]
    assert list(place_lines(rows, marked, units)) == [
        ("place", "X1", "Vùng cao", "other", "CV 12"),
        ("place", "X2", "", "", ""),
        ("place", "X3", "", "adjusted", ""),
    ]
