"""Groups by evidence and by population: told, withheld, and one sampling unit a day."""

from datetime import timedelta
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import (
    Channel,
    Counter,
    Evidence,
    Part,
    PartDetail,
    Population,
    Release,
    Status,
    Stratum,
    StratumOrigin,
    Unit,
)
from tests.factories import TODAY, Province, make_sheets
from tests.survey.release.conftest import Releasing

GLAD, SAD = "5" * 5, "2" * 5
CODE, POSTER = Evidence.ONE_TIME_CODE, Evidence.STATIC_QR


def _told(
    session: Session, release: Release, unit: Unit, dimension: str = "evidence"
) -> dict[str, tuple[int, str, float | None]]:
    query = select(Part).filter_by(
        release_id=release.id, unit_id=unit.id, dimension=dimension
    )
    return {one.code: (one.n, one.status, one.value) for one in session.scalars(query)}


def test_classes_are_told_apart_on_the_days_they_share(
    session: Session, province: Province, release: Releasing
) -> None:
    """Of 24 with a code 18 are glad, of 16 from the poster 4; on the same two days."""
    counter, unit = province.counters[0], province.units[0]
    for day in (TODAY, TODAY - timedelta(days=1)):
        for evidence, glad, sad in ((CODE, 9, 3), (POSTER, 2, 6)):
            given = {"day": day, "evidence": evidence}
            make_sheets(session, province.round, counter, [GLAD], n=glad, **given)
            make_sheets(session, province.round, counter, [SAD], n=sad, **given)
    made = release(province.round)
    assert _told(session, made, unit) == {
        CODE: (24, Status.SHOWN, 75),
        POSTER: (16, Status.SHOWN, 25),
    }
    assert _told(session, made, unit, "channel") == {}
    [stratum] = session.scalars(
        select(Stratum).filter_by(release_id=made.id, unit_id=unit.id)
    )
    assert (stratum.n_sheets, stratum.n_psu) == (40, 2)
    origins = session.scalars(select(StratumOrigin).filter_by(release_id=made.id))
    assert {one.evidence: one.n for one in origins} == {CODE: 24, POSTER: 16}


def test_a_small_class_is_withheld_with_the_one_beside_it(
    session: Session, province: Province, release: Releasing
) -> None:
    counter, unit = province.counters[0], province.units[0]
    make_sheets(session, province.round, counter, [GLAD, SAD], n=30)
    make_sheets(session, province.round, counter, [SAD], n=4, evidence=CODE)
    found = _told(session, release(province.round), unit)
    assert found == {
        CODE: (4, Status.WITHHELD, None),
        POSTER: (30, Status.WITHHELD, None),
    }


def test_a_channel_does_not_give_the_small_class_in_it_away(
    session: Session, province: Province, release: Releasing
) -> None:
    """By their classes alone, the poster's sheets could be told."""
    counter, unit = province.counters[0], province.units[0]
    kiosk = {"channel": Channel.KIOSK, "evidence": Evidence.PRESENCE}
    make_sheets(session, province.round, counter, [GLAD, SAD], n=60)
    make_sheets(session, province.round, counter, [SAD], n=4, evidence=CODE)
    make_sheets(session, province.round, counter, [GLAD], n=20, **kiosk)
    made = release(province.round)
    channels = _told(session, made, unit, "channel")
    assert {one[1] for one in channels.values()} == {Status.SHOWN}
    assert {one[1] for one in _told(session, made, unit).values()} == {Status.WITHHELD}


def test_populations_are_told_apart_and_carried_over_as_they_were(
    session: Session, province: Province, release: Releasing
) -> None:
    counter, unit = province.counters[0], province.units[0]
    firms = {"population": Population.ORGANISATIONS}
    make_sheets(session, province.round, counter, [GLAD], n=20)
    make_sheets(session, province.round, counter, [SAD], n=12, **firms)
    expected = {
        "counter-users": (20, Status.SHOWN, 100),
        "organisations": (12, Status.SHOWN, 0),
    }
    first = release(province.round)
    assert _told(session, first, unit, "population") == expected
    make_sheets(session, province.round, counter, [GLAD], n=2)
    make_sheets(session, province.round, province.counters[1], [GLAD], n=20)
    second = release(province.round)
    assert _told(session, second, unit, "population") == expected
    query = select(StratumOrigin).filter_by(release_id=second.id, unit_id=unit.id)
    n = {one.population: one.n for one in session.scalars(query)}
    assert n == {"counter-users": 20, "organisations": 12}


def test_a_channel_does_not_give_the_few_away_who_answered_a_factor(
    session: Session, province: Province, release: Releasing
) -> None:
    """Of the first unit's visitors at the poster four answer S2, else all do."""
    for counter, some in zip(province.counters, ("5.555", SAD), strict=True):
        _of_two_populations(session, province, counter, some)
    made = release(province.round)
    first, second = province.units
    for unit in (first, second):
        populations = _told(session, made, unit, "population")
        assert {one[1] for one in populations.values()} == {Status.SHOWN}
    assert _factors(session, made, first) == {"channel"}
    # What the province tells less the second's would be the first's.
    assert _factors(session, made, second) == {"channel"}
    assert _factors(session, made, province.root) == {"channel", "population"}


def _of_two_populations(
    session: Session, province: Province, counter: Counter, some: str
) -> None:
    """Forty at the kiosk, twelve at the poster, eight of them so; and twenty firms."""
    kiosk = {"channel": Channel.KIOSK}
    firms = {"population": Population.ORGANISATIONS}
    make_sheets(session, province.round, counter, [GLAD, SAD], n=40, **kiosk)
    make_sheets(session, province.round, counter, [some, some, GLAD], n=12)
    make_sheets(session, province.round, counter, [GLAD], n=20, **firms)


def _factors(session: Session, release: Release, unit: Unit) -> set[str]:
    query = select(PartDetail.dimension).filter_by(
        release_id=release.id, unit_id=unit.id
    )
    return set(session.scalars(query))


def test_the_digest_of_the_input_has_the_class_where_it_is_not_the_usual_one(
    session: Session, province: Province, release: Releasing
) -> None:
    """Sheets of a poster alone have the digest they had before there were classes."""
    usual, other = province.counters
    make_sheets(session, province.round, usual, [GLAD, SAD])
    for evidence in (POSTER, CODE):
        make_sheets(session, province.round, other, [SAD], evidence=evidence)
    release(province.round)
    told = {one.unit_id: one.input_digest for one in session.scalars(select(Stratum))}
    for counter, text in (
        (usual, "{place}\n22222\n55555\n"),
        (other, "{place}\n22222\n{place},counter-users,one-time-code\n22222\n"),
    ):
        place = f"{counter.unit.code},{counter.code},{TODAY.isoformat()}"
        lines = text.format(place=place).encode()
        assert told[counter.unit_id] == sha256(lines).hexdigest()
