"""From one release to the next: which services and channels are counted anew."""

import pytest
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import (
    Channel,
    TransactionTotal,
    Weighting,
)
from tests.factories import Province, make_counter, make_sheets
from tests.survey.release.conftest import Finding, Releasing
from tests.survey.release.services import (
    CIVIL,
    GLAD,
    LAND,
    SAD,
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


def test_services_that_weigh_apart_advance_apart(
    session: Session, province: Province, release: Releasing
) -> None:
    set_totals(session, province, unit0={LAND: 100, CIVIL: 300}, unit1={"": 100})
    land, civil, _other = province.counters
    for counter in (land, civil):
        make_sheets(session, province.round, counter, [GLAD], n=10)
    release(province.round)
    # Five of the unit, one of them of its service.
    make_sheets(session, province.round, land, [SAD], n=4)
    make_sheets(session, province.round, civil, [SAD], n=1)
    with pytest.raises(Problem, match="chưa có đủ phiếu mới"):
        release(province.round)
    make_sheets(session, province.round, land, [SAD], n=1)

    second = release(province.round)

    strata = strata_of(session, second, province.units[0])
    counts = {name: (row.n_sheets, row.counted_in) for name, row in strata.items()}
    assert counts == {f"{LAND} qr": (15, 2), f"{CIVIL} qr": (10, 1)}


@pytest.mark.parametrize("weighting", list(Weighting))
def test_elsewhere_the_strata_of_a_unit_advance_together(
    session: Session, province: Province, release: Releasing, weighting: Weighting
) -> None:
    province.round.weighting = weighting
    set_totals(session, province, unit0={"": 400}, unit1={"": 100})
    land, civil, _other = province.counters
    for counter in (land, civil):
        make_sheets(session, province.round, counter, [GLAD], n=10)
    release(province.round)
    make_sheets(session, province.round, land, [SAD], n=2)
    make_sheets(session, province.round, land, [SAD], n=2, channel=Channel.PAPER)
    with pytest.raises(Problem, match="chưa có đủ phiếu mới"):
        release(province.round)
    make_sheets(session, province.round, civil, [SAD], n=1)

    second = release(province.round)

    strata = strata_of(session, second, province.units[0])
    assert {name: row.n_sheets for name, row in strata.items()} == {
        f"{CIVIL} qr": 11,
        f"{LAND} paper": 2,
        f"{LAND} qr": 12,
    }
    assert {row.counted_in for row in strata.values()} == {2}
    is_weighted = weighting == Weighting.TRANSACTIONS
    assert {row.transactions for row in strata.values()} == {
        400 if is_weighted else None
    }


def test_totals_by_service_may_come_later(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    """The strata are there already: other weights need no sheet again."""
    set_totals(session, province, unit0={"": 400}, unit1={"": 100})
    land, civil, _other = province.counters
    make_sheets(session, province.round, land, [SAD], n=30)
    make_sheets(session, province.round, civil, [GLAD], n=10)
    first = release(province.round)
    place = (province.round.id, province.units[0].id, "")
    session.delete(session.get_one(TransactionTotal, place))
    set_totals(session, province, unit0={LAND: 100, CIVIL: 300})

    second = release(province.round)

    unit = province.units[0]
    assert figure(first, unit).value == pytest.approx(25)
    assert figure(second, unit).value == pytest.approx(75)
    assert {row.counted_in for row in strata_of(session, second, unit).values()} == {1}
