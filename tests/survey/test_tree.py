"""The tree of units in memory."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import Unit, UnitKind
from survey.tree import Node, Tree, load_tree, subtree_ids, unit_by_code

NEW_YEAR = date(2026, 1, 1)
MERGER = date(2026, 7, 1)


@pytest.fixture
def tree() -> Tree:
    """A province, a department, a commune closed in June, a point of the commune."""
    return Tree(
        [
            Node(1, None, NEW_YEAR, None),
            Node(2, 1, NEW_YEAR, None),
            Node(3, 1, NEW_YEAR, date(2026, 6, 30)),
            Node(4, 3, NEW_YEAR, None),
        ]
    )


def test_walks_down_with_parents_before_children(tree: Tree) -> None:
    assert tree.children(1) == (2, 3)
    assert tree.subtree(1) == (1, 2, 3, 4)
    assert tree.descendants(3) == (4,)
    assert tree.subtree(99) == tree.descendants(99) == ()


def test_walks_up_from_the_nearest(tree: Tree) -> None:
    assert tree.ancestors(4) == (3, 1)
    assert tree.ancestors(1) == ()
    assert tree.roots == (1,)


def test_a_closed_unit_hides_what_hangs_below_it(tree: Tree) -> None:
    after = tree.on(MERGER)
    assert 3 not in after
    assert len(after) == 3
    assert after.subtree(1) == (1, 2)
    assert tree.on(date(2026, 6, 30)).subtree(1) == (1, 2, 3, 4)


def test_a_unit_whose_parent_is_gone_stands_alone(tree: Tree) -> None:
    after = tree.on(MERGER)
    assert after.roots == (1, 4)
    assert after.ancestors(4) == ()


def test_reads_the_units_of_the_database(session: Session) -> None:
    province = Unit(code="T", name="Tỉnh", kind=UnitKind.PROVINCE, valid_from=NEW_YEAR)
    session.add(province)
    session.flush()
    ward = Unit(
        code="P",
        name="Phường",
        kind=UnitKind.WARD,
        parent_id=province.id,
        valid_from=NEW_YEAR,
    )
    session.add(ward)
    session.flush()

    assert load_tree(session).children(province.id) == (ward.id,)
    assert subtree_ids(session, province.id) == (province.id, ward.id)
    assert unit_by_code(session, "P") is ward


@pytest.mark.parametrize("code", ["không-có", "a\0b", "\ud800", ""])
def test_an_unknown_code_is_a_problem(session: Session, code: str) -> None:
    with pytest.raises(Problem) as caught:
        unit_by_code(session, code)
    assert caught.value.status == 404
    assert code in caught.value.message
