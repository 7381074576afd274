"""What printed figures say of each other: changes, gaps, ranks, parts and whole."""

from collections import defaultdict

import pytest

from analysis import (
    SHARE,
    Tree,
    competition_ranks,
    estimate,
    from_counts,
    round_half_up,
)
from tests.oracle.printed import mean_share, share, table

YEARS = table("province_year_on_year")


def place(row: dict[str, str]) -> str:
    return f"{row['id']} {row['year']}"


def earlier(row: dict[str, str], field: str) -> str:
    """Return what was printed for the year before, in this row or in its own."""
    if row.get(f"prev_{field}_published"):
        return row[f"prev_{field}_published"]
    key = row["entity"], row["index"], row["prev_year"]
    same = [r for r in YEARS if (r["entity"], r["index"], r["year"]) == key]
    return same[0][field] if same else ""


def test_changes_and_gaps():
    agreed = []
    for row in YEARS:
        for change, base in (
            ("change_published", earlier(row, "value")),
            ("diff_vs_national_published", row["national_value"]),
        ):
            if row[change] and base:
                ours = round_half_up(float(row["value"]) - float(base))
                assert ours == float(row[change]), row
                agreed.append(change)
    assert agreed.count("change_published") == 5
    assert agreed.count("diff_vs_national_published") == 3


def test_changes_over_two_years_agree():
    """Police 2021: 1.51 above 2020 and 11.27 above 2019, 2020: 9.76 above 2019."""
    police = [row for row in YEARS if row["entity"] == "bo_cong_an"]
    bases = [float(r["value"]) - float(r["change_published"]) for r in police]
    assert round_half_up(bases[0]) == round_half_up(bases[2]) == 86.69


def test_changes_of_rank():
    agreed = 0
    for row in YEARS:
        before = earlier(row, "rank")
        if row["rank_change_published"] and before:
            moved = int(before) - int(row["rank"])
            assert moved == int(row["rank_change_published"]), row
            agreed += 1
    assert agreed == 5


def test_ranks_follow_the_printed_values():
    """No tie was printed; the tables are cut, so only the order can be compared."""
    tables = defaultdict(list)
    for row in table("rankings_partial"):
        if row["rank"]:
            tables[row["table"]].append((int(row["rank"]), float(row["value_pct"])))
    agreed = 0
    for printed in tables.values():
        ranks = [rank for rank, _ in printed]
        ours = competition_ranks([value for _, value in printed])
        assert ours == [sorted(ranks).index(rank) + 1 for rank in ranks]
        agreed += len(printed) if len(printed) > 1 else 0
    assert agreed == 31


@pytest.mark.parametrize("row", table("sipas_overall_vs_components"), ids=place)
def test_the_overall_index_leans_to_policy(row):
    """One weight of the policy content fits both years, equal weights do not."""
    policy, service, overall = (
        float(row[f"{name}_pct"]) for name in ("policy", "service", "overall")
    )
    room = sum(float(row[f"tol_{name}"]) for name in ("policy", "overall"))
    for weight in (0.62, 0.63, 0.64):
        ours = content(policy, service, weight)
        assert ours == pytest.approx(overall, abs=room + 1e-9)
    if row["id"] == "national":
        equal = content(policy, service, 0.5)
        assert equal != pytest.approx(overall, abs=room + 1e-9)


def content(policy: float, service: float, weight: float) -> float:
    """Return the overall index of two contents."""
    tree = Tree.build(
        [("P", "policy", None, 1), ("S", "service", None, 1)],
        "weighted",
        factor_weights={"policy": weight, "service": 1 - weight},
    )
    tallies = [(10_000 - (n := round(100 * p)), n) for p in (policy, service)]
    counts = [[no, 0, 0, yes, 0] for no, yes in tallies]
    return estimate([from_counts(counts, tree)], tree, score=SHARE)[-1].index or 0.0


def test_levels_add_up():
    """Three levels each; two of the four sets do not make 100 as printed."""
    sums = {
        row["id"]: round_half_up(sum(float(row[c]) for c in list(row)[1:]))
        for row in table("levels3_percent_distributions")
    }
    assert sums == {
        "sipas2024_harassment": 100,
        "sipas2022_interest_health": 99.96,
        "sipas2022_interest_economy": 100,
        "hcmc2016_satisfaction": 99.91,
    }


OURS = {
    "vinhlong_gap_max": lambda: 91.10 - 81.75,
    "vinhlong_gap_region": lambda: 86.58 - 81.75,
    "gialai_total": lambda: share(6650, 7528, 2),
    "tax_avg_level5": lambda: mean_share([17.57, 12.76, 10.43, 13.57]),
    "hcmc2016_sum": lambda: 50.78 + 43.24 + 5.89,
    "sipas2022_health_sum": lambda: 71.82 + 25.8 + 2.34,
    "sipas2024_communes": lambda: 195 * 3,
    "hue_l12_parts": lambda: 124907 + 102770 + 19852,
}


def test_slips_are_found():
    """What was printed does not follow from the figures beside it."""
    printed = {row["id"]: row for row in table("published_inconsistencies")}
    for slip, ours in OURS.items():
        value = round_half_up(ours())
        assert value == float(printed[slip]["expected_value"])
        assert value != float(printed[slip]["published_value"])
    # Of two outlets that contradict each other none can be computed.
    assert set(printed) - set(OURS) == {"khanhhoa_rank_change", "khanhhoa2025_block"}
