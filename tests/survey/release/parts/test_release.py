"""Groups and choices of a release: told, withheld, told again."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.methods import parse_questionnaire
from survey.methods.answers import encode
from survey.models import Choice, Part, PartDetail, Release, Status, Unit
from tests.factories import TODAY, Province, make_province, make_sheets
from tests.questionnaires import ask, every_kind
from tests.survey.release.conftest import Releasing

SEX = "answer:sex"


def _sheets(session: Session, province: Province, sex: str, n: int, level: str) -> None:
    """Add sheets of one sex to the first unit, naming the second need."""
    form = parse_questionnaire(every_kind())
    given = {f"S{number}": level for number in range(1, 6)}
    sheet = encode(form, {**given, "sex": sex, "needs": "0110000000"})
    make_sheets(session, province.round, province.counters[0], [sheet], n=n, day=TODAY)


def _told(session: Session, release: Release, unit: Unit) -> dict[str, Part]:
    query = select(Part).filter_by(
        release_id=release.id, unit_id=unit.id, dimension=SEX
    )
    return {part.code: part for part in session.scalars(query)}


def test_groups_are_told_and_told_again_until_each_has_five_more(
    session: Session, province: Province, release: Releasing
) -> None:
    ask(session, province, every_kind())
    unit = province.units[0]
    _sheets(session, province, "1", 30, "5")
    _sheets(session, province, "2", 20, "2")
    first = _told(session, release(province.round), unit)
    told = {code: (one.n, one.value, one.status) for code, one in first.items()}
    assert told == {"female": (30, 100, "shown"), "male": (20, 0, "shown")}
    assert first["female"].difference == 100
    _sheets(session, province, "1", 3, "2")
    _sheets(session, province, "2", 5, "2")
    second = _told(session, release(province.round), unit)
    assert {code: one.n for code, one in second.items()} == {"female": 30, "male": 20}
    assert {one.counted_in for one in second.values()} == {1}
    _sheets(session, province, "1", 2, "2")
    _sheets(session, province, "2", 9, "2")
    third = _told(session, release(province.round), unit)
    assert {code: one.n for code, one in third.items()} == {"female": 35, "male": 34}


def test_a_small_group_is_withheld_with_another_and_choices_have_an_order(
    session: Session, province: Province, release: Releasing
) -> None:
    ask(session, province, every_kind())
    unit = province.units[0]
    _sheets(session, province, "1", 30, "5")
    _sheets(session, province, "2", 4, "2")
    made = release(province.round)
    found = _told(session, made, unit)
    assert {one.status for one in found.values()} == {Status.WITHHELD}
    assert {one.value for one in found.values()} == {None}
    query = select(Choice).filter_by(release_id=made.id, unit_id=unit.id)
    choices = {one.option: one for one in session.scalars(query)}
    ranked = [one.rank for one in choices.values()]
    assert (ranked.count(1), ranked.count(3)) == (2, len(ranked) - 2)
    assert {one.asked for one in choices.values()} == {34}


def test_factors_of_groups_are_told_where_enough_answered_each(
    session: Session, release: Releasing
) -> None:
    """One service is judged badly by the first factor alone, another by nobody."""
    province = make_province(session, units=1, counters=3)
    sheets = {"dat-dai": "5" * 16, "ho-tich": "222" + "5" * 13, "y-te": "3" * 16}
    rows = zip(province.counters, sheets.items(), (30, 20, 4), strict=True)
    for counter, (service, answers), n in rows:
        counter.service = service
        for day in (TODAY, TODAY - timedelta(days=1)):
            make_sheets(session, province.round, counter, [answers], n=n // 2, day=day)
    session.flush()

    made = release(province.round)

    query = select(PartDetail).filter_by(
        release_id=made.id, unit_id=province.units[0].id, dimension="service"
    )
    found = {(one.code, one.node): one for one in session.scalars(query)}
    # The second is withheld with the third, which only four answered.
    assert {code for code, _node in found} == {"dat-dai"}
    assert {one.value for one in found.values()} == {100}

    for day in (TODAY, TODAY - timedelta(days=1)):
        third = province.counters[2]
        make_sheets(session, province.round, third, ["3" * 16], n=10, day=day)
    made = release(province.round)
    query = select(PartDetail).filter_by(
        release_id=made.id, unit_id=province.units[0].id, dimension="service"
    )
    found = {(one.code, one.node): one for one in session.scalars(query)}
    assert len(found) == 3 * 5
    first, other = (found["ho-tich", node] for node in ("II.A", "II.B"))
    assert (first.n, first.value, other.value) == (20, 0, 100)
    # The others together: 30 of 54 satisfied.
    assert first.difference == pytest.approx(-100 * 30 / 54)
    assert other.difference == pytest.approx(100 - 100 * 30 / 54)
