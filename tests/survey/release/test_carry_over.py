"""Four new sheets change nothing anywhere, five do: nobody can be subtracted."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import Figure, Release, Stratum, TransactionTotal, Weighting
from tests.factories import Province, make_counter, make_sheets, make_unit
from tests.survey.release.conftest import Finding, Releasing

GLAD, SAD = "55555", "22222"


@pytest.fixture
def first(session: Session, province: Province, release: Releasing) -> Release:
    """A first release, of ten sheets from each of the two communes."""
    for counter in province.counters:
        make_sheets(session, province.round, counter, [GLAD, SAD], n=10)
    return release(province.round)


def _frozen(session: Session, release: Release, unit_id: int) -> list[object]:
    """Return everything a release says of a unit."""
    query = select(Figure.__table__).where(
        Figure.release_id == release.id, Figure.unit_id == unit_id
    )
    return sorted(tuple(row[1:]) for row in session.execute(query))


def test_four_new_sheets_are_not_released(
    session: Session, province: Province, release: Releasing, first: Release
) -> None:
    for counter in province.counters:
        make_sheets(session, province.round, counter, [SAD], n=4)

    with pytest.raises(Problem, match="chưa có đủ phiếu mới"):
        release(province.round)


def test_four_new_sheets_stay_out_when_another_unit_advances(
    session: Session,
    province: Province,
    release: Releasing,
    first: Release,
    figure: Finding,
) -> None:
    still, moved = province.units
    make_sheets(session, province.round, province.counters[0], [SAD], n=4)
    make_sheets(session, province.round, province.counters[1], [SAD], n=5)

    second = release(province.round)

    assert second.number == 2
    assert _frozen(session, second, still.id) == _frozen(session, first, still.id)
    assert figure(second, moved).n == 15
    # Above, exactly the five are new: twenty-five sheets, not twenty-nine.
    assert (figure(second, province.root).n, second.n_sheets) == (25, 25)
    strata = {
        row.unit_id: row
        for row in session.scalars(select(Stratum).filter_by(release_id=second.id))
    }
    assert [strata[unit.id].counted_in for unit in (still, moved)] == [1, 2]


def test_sheets_add_up_over_several_releases(
    session: Session,
    province: Province,
    release: Releasing,
    first: Release,
    figure: Finding,
) -> None:
    """Four, then one more: counted from the release that last counted the unit."""
    slow, busy = province.counters
    make_sheets(session, province.round, slow, [SAD], n=4)
    make_sheets(session, province.round, busy, [SAD], n=5)
    release(province.round)
    make_sheets(session, province.round, slow, [SAD], n=1)

    assert figure(release(province.round), province.units[0]).n == 15


def test_a_new_unit_appears_with_its_fifth_sheet(
    session: Session,
    province: Province,
    release: Releasing,
    first: Release,
    figure: Finding,
) -> None:
    late = make_unit(session, province.root)
    counter = make_counter(session, late)
    make_sheets(session, province.round, counter, [SAD], n=4)
    make_sheets(session, province.round, province.counters[0], [SAD], n=5)

    second = release(province.round)

    assert figure(second, province.root).n == 25
    assert _frozen(session, second, late.id) == []
    make_sheets(session, province.round, counter, [SAD], n=1)
    assert figure(release(province.round), late).n == 5


def test_new_transaction_totals_may_be_released(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    """A corrected total moves the unit above; no sheet can be found out by it."""
    province.round.weighting = Weighting.TRANSACTIONS
    totals = [
        TransactionTotal(round_id=province.round.id, unit_id=unit.id, total=100)
        for unit in province.units
    ]
    session.add_all(totals)
    for counter, answer in zip(province.counters, (GLAD, SAD), strict=True):
        make_sheets(session, province.round, counter, [answer], n=10)
    first = release(province.round)
    totals[0].total = 300

    second = release(province.round)

    found = [figure(made, province.root).value for made in (first, second)]
    assert found == [pytest.approx(50), pytest.approx(75)]
    with pytest.raises(Problem, match="chưa có đủ phiếu mới"):
        release(province.round)


def test_what_another_version_counted_is_refused(
    session: Session,
    province: Province,
    release: Releasing,
    first: Release,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_sheets(session, province.round, province.counters[0], [SAD], n=5)
    monkeypatch.setattr("analysis.stratum._MARK", b"hls9")

    with pytest.raises(Problem, match="phiên bản phần mềm khác"):
        release(province.round)
