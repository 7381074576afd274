"""Services of a unit: weighed by their transactions, advanced apart, never made up."""

from datetime import timedelta

import numpy as np
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis import SHARE, Design, decode, estimate, summarise_design
from survey.errors import Problem
from survey.measure import Instrument
from survey.methods import read_method, shipped
from survey.models import (
    Channel,
    Response,
    Stratum,
    TransactionTotal,
    Weighting,
)
from tests.factories import TODAY, Province, make_counter, make_province, make_sheets
from tests.survey.release.conftest import Finding, Releasing
from tests.survey.release.services import (
    CIVIL,
    GLAD,
    LAND,
    SAD,
    TRADE,
    represented_of,
    set_totals,
    strata_of,
)


@pytest.fixture
def province(session: Session, province: Province) -> Province:
    """A weighted round; the first commune has a counter for land and one for acts."""
    province.round.weighting = Weighting.TRANSACTIONS
    province.counters[0].service = LAND
    civil = make_counter(session, province.units[0], service=CIVIL)
    province.counters.insert(1, civil)
    return province


def test_a_units_own_index_is_that_of_its_transactions(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    """100 % of 300, 0 % of 100; above, a unit of 100 with 0 %: three fifths."""
    set_totals(session, province, unit0={LAND: 100, CIVIL: 300}, unit1={"": 100})
    land, civil, other = province.counters
    make_sheets(session, province.round, land, [SAD], n=50)
    make_sheets(session, province.round, civil, [GLAD], n=10)
    make_sheets(session, province.round, other, [SAD], n=20)

    made = release(province.round)

    unit = province.units[0]
    assert figure(made, unit).value == pytest.approx(75)
    assert figure(made, unit).n == 60
    assert figure(made, province.root).value == pytest.approx(60)
    strata = strata_of(session, made, unit)
    assert {name: row.transactions for name, row in strata.items()} == {
        f"{LAND} qr": 100,
        f"{CIVIL} qr": 300,
    }
    # N/n is 2, 30 and 5; scaled to a mean of 1 over the 80 sheets.
    weights = [row.weight for row in strata.values()]
    assert weights == pytest.approx([2 * 80 / 500, 30 * 80 / 500])
    assert represented_of(session, made, province.root) == (500, 500)


def test_figures_agree_with_the_estimate_from_rows(
    session: Session, release: Releasing, figure: Finding
) -> None:
    """Services are strata of their own, in the unit and above it."""
    draw = np.random.default_rng(11)
    province = make_province(session, units=3)
    province.round.weighting = Weighting.TRANSACTIONS
    totals = {LAND: 900, CIVIL: 250, TRADE: 40}
    for number, unit in enumerate(province.units):
        for service, total in totals.items():
            counter = make_counter(session, unit, service=service)
            for ago in range(3):
                n = int(draw.integers(5, 9))
                signs = draw.choice(list("12345-."), size=(n, 16))
                answers = ["".join(row) for row in signs]
                day = TODAY - timedelta(days=ago)
                make_sheets(session, province.round, counter, answers, day=day)
            place = {"round_id": province.round.id, "unit_id": unit.id}
            given = total * (number + 1)
            session.add(TransactionTotal(**place, service=service, total=given))

    made = release(province.round)

    tree = Instrument.of(read_method(shipped()["counter"])).tree
    weights = {
        (row.unit_id, row.service): row.transactions / row.n_sheets
        for row in session.scalars(select(Stratum))
    }
    for unit in (province.units[1], province.root):
        query = select(Response)
        if unit is not province.root:
            query = query.filter_by(unit_id=unit.id)
        sheets = session.scalars(query).all()
        design = Design.build(
            stratum=[f"{sheet.unit_id} {sheet.service}" for sheet in sheets],
            psu=[f"{sheet.counter_id} {sheet.day}" for sheet in sheets],
            weight=[weights[sheet.unit_id, sheet.service] for sheet in sheets],
        )
        levels = decode("".join(sheet.answers for sheet in sheets).encode(), 16)
        strata = summarise_design(levels, design, tree)
        for row in estimate(strata, tree, score=SHARE, poststratified=True):
            found = figure(made, unit, row.node)
            assert (found.n, found.df) == (row.n, row.df)
            assert found.value == pytest.approx(row.index, abs=1e-4)
            assert found.se == pytest.approx(row.se, abs=1e-4)
            assert (found.low, found.high) == pytest.approx(
                (row.low, row.high), abs=1e-4
            )


def test_channels_share_the_total_of_their_service(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    """10 glad at the kiosk, 30 sad by QR code: a quarter, whatever the totals."""
    set_totals(session, province, unit0={LAND: 500}, unit1={"": 100})
    land = province.counters[0]
    make_sheets(session, province.round, land, [SAD], n=30)
    make_sheets(session, province.round, land, [GLAD], n=10, channel=Channel.KIOSK)

    made = release(province.round)

    assert figure(made, province.units[0]).value == pytest.approx(25)
    strata = strata_of(session, made, province.units[0])
    assert list(strata) == [f"{LAND} kiosk", f"{LAND} qr"]
    assert {row.transactions for row in strata.values()} == {500}
    assert {row.weight for row in strata.values()} == {1.0}
    assert represented_of(session, made, province.units[0]) == (500, 500)


def test_transactions_without_a_sheet_are_told_and_not_redistributed(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    set_totals(
        session,
        province,
        unit0={LAND: 100, CIVIL: 100, TRADE: 800, "vien-thong": 0},
        unit1={"": 1000},
    )
    land, civil, _other = province.counters
    make_sheets(session, province.round, land, [GLAD], n=10)
    make_sheets(session, province.round, civil, [SAD], n=20)

    made = release(province.round)

    unit, other = province.units
    assert figure(made, unit).value == pytest.approx(50)
    silent = strata_of(session, made, unit)[TRADE]
    said = (silent.transactions, silent.n_sheets, silent.counted_in, silent.weight)
    assert said == (800, 0, 0, 0)
    assert set(strata_of(session, made, unit)) == {f"{LAND} qr", f"{CIVIL} qr", TRADE}
    assert represented_of(session, made, unit) == (200, 1000)
    assert represented_of(session, made, other) == (0, 1000)
    assert represented_of(session, made, province.root) == (200, 2000)


def test_a_service_without_a_total_is_named_with_its_unit(
    session: Session, province: Province, release: Releasing
) -> None:
    set_totals(session, province, unit0={CIVIL: 100, TRADE: 5})
    land, civil, other = province.counters
    for counter in (land, civil, other):
        make_sheets(session, province.round, counter, [GLAD], n=10)

    with pytest.raises(Problem) as refusal:
        release(province.round)

    whole, by_service = refusal.value.message.splitlines()
    one, two = (f"{unit.name} ({unit.code})" for unit in province.units)
    assert f"đơn vị có phiếu: {two}." in whole
    assert f": {one}, lĩnh vực {LAND}." in by_service


def test_small_services_weigh_together(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    """Alone, the only land sheet would stand for 900; and could be worked out."""
    totals = {LAND: 900, CIVIL: 90, TRADE: 10}
    set_totals(session, province, unit0=totals, unit1={"": 1})
    land, civil, _other = province.counters
    trade = make_counter(session, province.units[0], service=TRADE)
    make_sheets(session, province.round, land, [SAD], n=1)
    make_sheets(session, province.round, civil, [GLAD], n=9)
    make_sheets(session, province.round, trade, [GLAD], n=90)

    made = release(province.round)

    strata = strata_of(session, made, province.units[0])
    weights = {name.split()[0]: row.weight for name, row in strata.items()}
    assert weights[LAND] == weights[CIVIL] == pytest.approx(990 / 10 * 100 / 1000)
    assert weights[TRADE] == pytest.approx(10 / 90 * 100 / 1000)
    value = (990 * 0.9 + 10 * 1.0) / 1000
    assert figure(made, province.units[0]).value == pytest.approx(100 * value)


@pytest.mark.parametrize(
    ("sizes", "weights"),
    [
        # Transactions are as many as sheets, times 1, 2 and 3.
        ((6, 6, 6), (2, 2, 2)),
        ((10, 10, 10), (1, 2, 3)),
        ((3, 4, 5), (26 / 12, 26 / 12, 26 / 12)),
        ((9, 20, 30), (49 / 29, 49 / 29, 3)),
        ((30, 2, 9), (1, 31 / 11, 31 / 11)),
    ],
)
def test_which_services_weigh_together(
    session: Session,
    province: Province,
    release: Releasing,
    sizes: tuple[int, int, int],
    weights: tuple[float, float, float],
) -> None:
    services = (LAND, CIVIL, TRADE)
    land, civil, _other = province.counters
    trade = make_counter(session, province.units[0], service=TRADE)
    for counter, n in zip((land, civil, trade), sizes, strict=True):
        make_sheets(session, province.round, counter, [GLAD], n=n)
    totals = [n * (at + 1) for at, n in enumerate(sizes)]
    set_totals(session, province, unit0=dict(zip(services, totals, strict=True)))

    made = release(province.round)

    strata = strata_of(session, made, province.units[0])
    found = [strata[f"{service} qr"].weight for service in services]
    scale = sum(sizes) / sum(totals)
    assert found == pytest.approx([weight * scale for weight in weights])
