"""Ranks and ties that the register shows by itself, once all provinces are there."""

from collections.abc import Sequence

from survey.models import Mark, OutsideResult, SubjectKind
from survey.results.outside.ranks import Standing, standings
from tests.survey.results.outside.results import result

N = 34  # provinces since 2025


def provinces(values: Sequence[float], **given: object) -> list[OutsideResult]:
    usual: dict[str, object] = {"year": 2025}
    return [
        result(**(usual | {"subject_name": f"Tỉnh số {k}", "value": value} | given))
        for k, value in enumerate(values)
    ]


def test_all_provinces_without_a_rank_are_ranked_1_2_2_4() -> None:
    values = [95.0, 91.204, 91.2, 90.0, *(80.0 - k for k in range(N - 4))]
    members = provinces(values)
    found = standings(members)
    assert [found[one.id].rank for one in members[:5]] == [1, 2, 2, 4, 5]
    assert found[members[1].id] == Standing(2, N, is_tied=True, is_computed=True)
    assert found[members[3].id] == Standing(4, N, is_tied=False, is_computed=True)


def test_one_that_lacks_leaves_all_without_a_rank() -> None:
    values = [90.0 - k for k in range(N)]
    assert standings(provinces(values[1:])) == {}
    assert len(standings(provinces(values))) == N
    # One made up to try something is none of them.
    made_up = result(subject_name="Thử", year=2025, value=50.0, mark=Mark.ASSUMED)
    assert standings([*provinces(values[1:]), made_up]) == {}


def test_a_rank_that_a_source_gives_is_never_replaced() -> None:
    members = provinces([90.0 - k for k in range(N)])
    members[0].rank, members[0].rank_of = 3, N
    assert standings(members) == {members[0].id: Standing(3, N, is_tied=False)}


def test_ties_are_found_among_the_values_of_all_only() -> None:
    values = [90.0, 85.0, 85.0, *(80.0 - k for k in range(N - 3))]
    members = provinces(values)
    for one in members[:2]:
        one.rank, one.rank_of = (1 if one.value == 90.0 else 2), N
    assert standings(members)[members[1].id] == Standing(
        2, N, is_tied=True, is_tie_found=True
    )
    assert not standings(members)[members[0].id].is_tied
    assert not standings(members[:-1])[members[1].id].is_tied
    members[1].is_tied = False  # the source says there is none
    assert not standings(members)[members[1].id].is_tied


def test_units_are_ranked_within_their_province_where_a_source_says_of_how_many() -> (
    None
):
    given = {"subject_kind": SubjectKind.UNIT, "province": "Hòa Bình", "rank_of": 2}
    first = result(**given, subject_name="Sở A", value=90.0, rank=1)
    second = result(**given, subject_name="Sở B", value=90.0, rank=1)
    foreign = result(
        **(given | {"province": "Hà Nam"}), subject_name="Sở A", value=80.0, rank=2
    )
    found = standings([first, second, foreign])
    assert [found[one.id].is_tied for one in (first, second, foreign)] == [
        *(True, True, False),
    ]
