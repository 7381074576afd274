"""Ranks that leave no gap where a unit is held back."""

from survey.models import Figure, Level, Status, Unit, UnitKind
from survey.public.hiding import Sight, hushed
from survey.public.ranks import ranked_again

OVERALL = "overall"


def _figure(unit_id: int, rank: int, group: str) -> Figure:
    unit = Unit(id=unit_id, kind=UnitKind.COMMUNE, ranking_group=group)
    given = {"release_id": 1, "unit_id": unit_id, "node": OVERALL, "n": 40}
    shown = {"level": Level.OVERALL, "status": Status.SHOWN, "quality": ""}
    sets = {"rank": rank, "rank_of": 4, "rank_best": 1, "rank_worst": 4}
    shown |= {"value": 80.0, "share": 80.0, "fallback": ""}
    return Figure(unit=unit, **given, **shown, **sets)


def test_a_hidden_unit_leaves_no_gap() -> None:
    ranks = [(1, 1, "A"), (2, 2, "A"), (3, 2, "A"), (4, 4, "A"), (5, 1, "B")]
    official = [_figure(*one) for one in ranks]
    sight = Sight(untold={(2, OVERALL)})
    found = {
        one.unit_id: one
        for one in ranked_again([(one, hushed(one, sight)) for one in official])
    }
    assert [found[id_].rank for id_ in (1, 2, 3, 4, 5)] == [1, None, 2, 3, 1]
    assert {found[id_].rank_of for id_ in (1, 3, 4)} == {3}
    assert {found[id_].rank_best for id_ in (1, 3, 4)} == {None}
    assert found[5] is official[4]  # nobody is hidden in its group
    assert official[3].rank == 4  # what officials see stays as it was
