"""Figures that Vietnamese offices printed."""

import csv

import pytest

from analysis import MEAN, Tree, estimate, from_counts, par_points, round_half_up
from tests.oracle.samples import VECTORS

LEVELS = (
    "rat_khong_hai_long",
    "khong_hai_long",
    "binh_thuong",
    "hai_long",
    "rat_hai_long",
)


@pytest.fixture(scope="module")
def tallies() -> dict[str, list[list[int]]]:
    """Counts by unit, question and level; TOTAL is the printed sum."""
    path = VECTORS / "published" / "likert5_counts_bhxh_daknong_2022.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    found: dict[str, list[list[int]]] = {}
    for row in rows:
        found.setdefault(row["unit"], []).append([int(row[level]) for level in LEVELS])
    return found


@pytest.fixture(scope="module")
def tree() -> Tree:
    return Tree.build([(code, "S", "S1", 1) for code in "123"], "pooled")


def test_dak_nong_2022(tallies, tree):
    total = tallies.pop("TOTAL")
    strata = [from_counts(counts, tree) for counts in tallies.values()]
    province = estimate(strata, tree, score=MEAN)
    assert [list(e.counts) for e in province[:3]] == total
    assert province[0].index == pytest.approx(95.1659, abs=5e-5)
    assert [round_half_up(e.index) for e in province[:3]] == [95.17, 95.35, 94.70]
    assert province[0].n == 1597
    # 328 + 168 + 302 + 299 + 163 + 115 + 107 + 115 people, 8 strata.
    assert province[0].df == 1589


def test_dak_nong_units_have_intervals(tallies, tree):
    for counts in tallies.values():
        for each in estimate([from_counts(counts, tree)], tree, score=MEAN):
            assert 0 < each.low < each.index < each.high <= 100


def test_national_2024():
    """(23 x 83.84 + 16 x 84.09)/39 = 83.94: criteria weigh the same."""
    policy = [(f"P{k}", "P", "policy", 1) for k in range(23)]
    service = [(f"S{k}", "S", "service", 1) for k in range(16)]
    tree = Tree.build(policy + service)
    counts = [[0, 0, 1616, 8384, 0]] * 23 + [[0, 0, 1591, 8409, 0]] * 16
    found = {
        e.node: e
        for e in estimate([from_counts(counts, tree)], tree, score=(0, 0, 0, 100, 100))
    }
    assert found["policy"].index == pytest.approx(83.84, abs=1e-9)
    assert found["service"].index == pytest.approx(84.09, abs=1e-9)
    assert round_half_up(found["overall"].index) == 83.94


def test_points_of_the_par_index():
    assert par_points(84.6) == 8.46
