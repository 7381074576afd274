"""Targets by every rule, held to the sizes that plans and rules print."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.sampling.targets import (
    Basis,
    propose,
    set_targets,
    type_targets,
)
from survey.models import Rule, Target, TransactionTotal
from tests.factories import Province, make_province


@pytest.fixture
def province(session: Session) -> Province:
    province = make_province(session, units=3)
    first, second, _third = province.units
    for unit, service, total in (
        (first, "dat-dai", 150),
        (first, "ho-tich", 50),
        (second, "", 5_000),
    ):
        session.add(
            TransactionTotal(
                round_id=province.round.id,
                unit_id=unit.id,
                service=service,
                total=total,
            )
        )
    session.flush()
    return province


@pytest.mark.parametrize(
    ("population", "n"),
    [(200, 134), (500, 223), (1_000, 286), (5_000, 371), (20_000, 393)],
)
def test_slovin_gives_the_sizes_that_plans_print(population: int, n: int) -> None:
    assert Basis(Rule.SLOVIN, margin=5).n_for(population) == n


@pytest.mark.parametrize(
    ("population", "n"),
    [(200, 200), (201, 61), (1_000, 300), (1_001, 201), (5_001, 501)],
)
def test_the_rule_of_steps_is_what_was_decided(population: int, n: int) -> None:
    assert Basis(Rule.STEPS).n_for(population) == n


def test_cochran_corrects_for_a_finite_population_and_for_clusters() -> None:
    plain = Basis(Rule.COCHRAN, margin=3, share=85, deff=1.0)
    clustered = Basis(Rule.COCHRAN, margin=3, share=85, deff=1.5)
    # n0 = 1.96² · 0.85 · 0.15 / 0.03² = 544.2; then n0 / (1 + (n0 − 1) / N) = 543.9
    assert plain.n_for(1_000_000) == 544
    assert plain.n_for(1_000) < plain.n_for(5_000) < clustered.n_for(5_000)


def test_services_count_together_and_unknown_units_are_told(
    session: Session, province: Province
) -> None:
    ids = [unit.id for unit in province.units]
    found = propose(session, province.round, Basis(Rule.SLOVIN), ids)
    assert found.populations == {ids[0]: 200, ids[1]: 5_000}
    assert found.n_by_unit == {ids[0]: 134, ids[1]: 371}
    assert found.lacking == [ids[2]]
    assert list(session.scalars(select(Target))) == []


def test_a_target_says_by_which_rule_it_was_set(
    session: Session, province: Province
) -> None:
    ids = [unit.id for unit in province.units]
    set_targets(session, province.round, Basis(Rule.COCHRAN, margin=3), ids)
    first = session.get_one(Target, (province.round.id, ids[0]))
    assert (first.rule, first.margin, first.share, first.deff) == (
        "cochran",
        3,
        80,
        1.5,
    )
    set_targets(session, province.round, Basis(Rule.QUOTA, quota=150), ids)
    assert {t.n for t in session.scalars(select(Target))} == {150}
    assert (first.rule, first.margin, first.population) == ("quota", None, 200)


def test_typed_numbers_are_told_old_and_new(
    session: Session, province: Province
) -> None:
    first, second, third = (unit.id for unit in province.units)
    type_targets(session, province.round, {first: 100, second: 50})
    changed = type_targets(
        session, province.round, {first: None, second: 60, third: None}
    )
    assert changed == {first: (100, None), second: (50, 60)}
    assert [t.unit_id for t in session.scalars(select(Target))] == [second]


def test_a_closed_round_keeps_its_targets(session: Session, province: Province) -> None:
    province.round.closed_on = province.round.ends_on
    session.flush()
    with pytest.raises(Problem) as told:
        set_targets(session, province.round, Basis(Rule.QUOTA, quota=1), [])
    assert told.value.status == 409
