"""Percents and sums that offices printed next to their counts, to the last decimal."""

import pytest

from analysis import MEAN, SHARE, Tree, estimate, from_counts, round_half_up
from tests.oracle.printed import mean_share, share, table

TREE = Tree.build([("Q", None, None, 1)])


def decimals(printed: str) -> int:
    return len(printed.partition(".")[2])


def test_shares_of_people():
    rows = table("counts_to_percent")
    ours = {
        row["id"]: share(
            int(row["numerator"]), int(row["denominator"]), int(row["decimals"])
        )
        for row in rows
    }
    apart = [r["id"] for r in rows if ours[r["id"]] != float(r["published_percent"])]
    # 6,650 of 7,528 are 88.3369 %: printed 88.33, cut off instead of rounded.
    assert apart == ["gialai_total"]
    assert ours["gialai_total"] == 88.34
    assert len(rows) - len(apart) == 25


def test_make_up_of_samples():
    rows = table("sample_profile_percent")
    for row in rows:
        ours = share(int(row["count"]), int(row["n"]), 1)
        assert ours == float(row["published_percent"])
    assert len(rows) == 25


def test_natural_resources_2022():
    """31 people on a scale of four levels: levels 5 to 2 of ours."""
    rows = table("likert4_counts_sotnmt_brvt_2022")
    counts = [0, *reversed([int(row["count"]) for row in rows])]
    found = estimate([from_counts([counts], TREE)], TREE, score=SHARE)[0]
    assert found.distribution is not None
    ours = [round_half_up(100 * part, 1) for part in found.distribution[:0:-1]]
    assert ours == [float(row["published_percent"]) for row in rows]
    assert found.n == int(rows[0]["n"])


def test_tax_office_2010():
    levels = {row["level"]: row for row in table("likert5_counts_tax_office_2010")}
    counts = [int(levels[str(level)]["count"]) for level in range(1, 6)]
    found = estimate([from_counts([counts], TREE)], TREE, score=SHARE)[0]
    assert found.n == int(levels["TOTAL"]["count"])
    assert found.distribution is not None
    for level in range(1, 6):
        part, so_far = found.distribution[level - 1], sum(found.distribution[:level])
        row = levels[str(level)]
        assert round_half_up(100 * part, 1) == float(row["published_percent"])
        printed = float(row["published_cumulative_percent"])
        assert round_half_up(100 * so_far, 1) == printed
    assert round_half_up(found.index, 1) == float(
        levels["COLLAPSED_4_5"]["published_percent"]
    )
    low, middle = sum(found.distribution[:2]), found.distribution[2]
    assert [round_half_up(100 * each, 1) for each in (low, middle)] == [11.6, 40.1]


def test_tax_office_factors_2010():
    """The index of four factors that weigh the same, level by level."""
    *factors, average = table("likert5_percent_tax_factors_2010")
    ours = [
        round_half_up(mean_share([float(f[f"l{level}_pct"]) for f in factors]))
        for level in range(1, 6)
    ]
    printed = [float(average[f"l{level}_pct"]) for level in range(1, 6)]
    assert ours[:4] == printed[:4] == [7.67, 10.40, 35.04, 33.32]
    # The mean of 17.57, 12.76, 10.43 and 13.57 is 13.5825: printed 13.57.
    assert (ours[4], printed[4]) == (13.58, 13.57)


def test_dak_nong_points():
    """Points by level, points reached, points possible: 95.17 = 7,599/7,985."""
    (total,) = [
        row
        for row in table("likert5_counts_bhxh_daknong_2022")
        if row["unit"] == "TOTAL" and row["question"] == "1"
    ]
    names = ["rat_khong_hai_long", "khong_hai_long", "binh_thuong", "hai_long"]
    counts = [int(total[name]) for name in [*names, "rat_hai_long"]]
    found = estimate([from_counts([counts], TREE)], TREE, score=MEAN)[0]
    points = [level * n for level, n in enumerate(found.counts, start=1)]
    assert points == [int(total[f"pub_points_l{level}"]) for level in range(1, 6)]
    assert (sum(points), 5 * found.n) == (
        int(total["published_p"]),
        int(total["published_P"]),
    )
    assert found.index == pytest.approx(100 * sum(points) / (5 * found.n), abs=1e-12)


def test_health_2018():
    """4.04 of 5 points are 80.8 %."""
    row = table("mean5_to_percent_health_2018")[-1]
    fives = round(100 * (float(row["mean_on_5"]) - 4))
    counts = [[0, 0, 0, 100 - fives, fives]]
    found = estimate([from_counts(counts, TREE)], TREE, score=MEAN)[0]
    assert round_half_up(found.index, 1) == float(row["published_percent"])


def test_sums_of_papi_2023():
    """A sum of parts of at most 2.5 points is ten times their mean share."""
    rows = table("composite_papi_2023_dim6")
    for row in rows:
        parts = [float(row[name]) for name in list(row)[2:]]
        ours = 4 * 2.5 * mean_share(parts, unit=1e-4, of=2.5) / 100
        # Four parts and their sum were rounded, each by at most half a last decimal.
        assert ours == pytest.approx(float(row["dim6_published"]), abs=2.5e-4)
    assert len(rows) == 18
    *parts, total = [
        float(row["score"]) for row in table("composite_papi_2023_quangnam")
    ]
    ours = len(parts) * 10 * mean_share(parts, unit=1e-4, of=10) / 100
    assert round_half_up(ours, 3) == total == 40.596
