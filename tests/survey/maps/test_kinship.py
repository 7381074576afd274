"""What a unit was or became on a day: through mergers, splits, and both."""

from datetime import date

import pytest

from survey.maps.kinship import Image, Kinship, Link
from survey.maps.members import members_on_map
from survey.maps.reasons import Reason
from survey.tree import Node, Tree

OLD, FIRST, SECOND = date(2024, 1, 1), date(2025, 7, 1), date(2026, 7, 1)
EVE = date(2025, 6, 30)
NEW = date(2027, 1, 1)

# 1 is the province. 2 and 3 became 4, which with 5 became 6; 7 was split into 8 and 9;
# 10 took in 11 and stayed what it is; 12 was closed.
NODES = [
    Node(1, None, OLD, None),
    Node(2, 1, OLD, EVE),
    Node(3, 1, OLD, EVE),
    Node(4, 1, FIRST, date(2026, 6, 30)),
    Node(5, 1, OLD, date(2026, 6, 30)),
    Node(6, 1, SECOND, None),
    Node(7, 1, OLD, EVE),
    Node(8, 1, FIRST, None),
    Node(9, 1, FIRST, None),
    Node(10, 1, OLD, None),
    Node(11, 1, OLD, EVE),
    Node(12, 1, OLD, EVE),
]
LINKS = [
    Link(2, 4, FIRST, None),
    Link(3, 4, FIRST, None),
    Link(4, 6, SECOND, None),
    Link(5, 6, SECOND, None),
    Link(7, 8, FIRST, 0.3),
    Link(7, 9, FIRST, 0.7),
    Link(11, 10, FIRST, None),
]


def kinship(*, knows_shares: bool = True) -> Kinship:
    links = LINKS if knows_shares else [link._replace(share=None) for link in LINKS]
    return Kinship.of({node.id: node for node in NODES}, links)


@pytest.mark.parametrize(
    ("unit_id", "day", "images"),
    [
        (2, OLD, [2]),
        (2, FIRST, [4]),
        (2, NEW, [6]),
        (6, OLD, [2, 3, 5]),
        (6, FIRST, [4, 5]),
        (7, NEW, [8, 9]),
        (8, OLD, [7]),
        (11, NEW, [10]),
        (10, NEW, [10]),
        (10, OLD, [10, 11]),
        (12, NEW, []),
    ],
)
def test_images(unit_id: int, day: date, images: list[int]) -> None:
    assert [one.unit_id for one in kinship().images(unit_id, day)] == images


def test_shares_are_known_forwards() -> None:
    assert kinship().images(7, NEW) == [Image(8, 0.3, True), Image(9, 0.7, True)]
    assert [one.share for one in kinship(knows_shares=False).images(7, NEW)] == [
        None,
        None,
    ]


def test_what_came_after_a_round_is_not_held_against_it() -> None:
    before = kinship().by(EVE)
    assert [one.unit_id for one in before.images(10, OLD)] == [10]


def test_on_the_new_map_old_units_are_put_together() -> None:
    tree = Tree(NODES).on(NEW)
    found = members_on_map(
        kinship(knows_shares=False), tree, [2, 3, 5, 7, 10, 11, 12], NEW
    )
    assert found[6].whole == {2, 3, 5}
    assert found[10].whole == {10, 11}
    assert (found[8].reason, found[9].reason) == (Reason.SPLIT, Reason.SPLIT)
    assert found[1].whole == {2, 3, 5, 7, 10, 11}
    assert found[1].reason is None


def test_a_stated_share_makes_an_estimate() -> None:
    tree = Tree(NODES).on(NEW)
    found = members_on_map(kinship(), tree, [7], NEW)
    assert found[8].shares == {7: 0.3}
    assert found[8].is_estimated
    assert not found[1].is_estimated


def test_on_the_old_map_parts_are_put_back_and_mergers_cannot_be_undone() -> None:
    tree = Tree(NODES).on(OLD)
    found = members_on_map(kinship(), tree, [6, 8, 9, 10], OLD)
    assert found[7].whole == {8, 9}
    assert {found[one].reason for one in (2, 3, 5, 10, 11)} == {Reason.MERGED}
    assert found[1].whole == {6, 8, 9, 10}
