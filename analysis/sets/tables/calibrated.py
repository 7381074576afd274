"""Weights brought to the margins of a set, and estimates by them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from analysis.calibration import (
    Calibration,
    Margins,
    calibrate,
    calibrated_estimates,
    poststratify_cells,
)
from analysis.sets.faults import Fault, SetError
from analysis.sets.rows import Cell, Rows
from analysis.sets.survey_set import OVERALL, SCORES, SurveySet, named_domains
from analysis.sets.wanted import levels_of
from analysis.spreads import Lonely
from analysis.tree import Tree

_BOUNDS = (0.2, 5.0)  # of the factors that the bounded method may use
_ESTIMATES = ("weighting", "domain_type", "domain", "kind", "target", "est", "se", "df")
_CROSSED = ":"  # in the name of a margin of combinations, such as province:age

Weightings = Mapping[str, Calibration]


def weightings_of(found: SurveySet) -> dict[str, Calibration]:
    """Return all weightings that the totals of a set allow.

    Every stratum to its transactions, every margin of combinations by itself, and
    the simple margins together in three ways.

    Raises
    ------
    SetError
        If there is no solution, such as within the bounds; it names the file of the
        totals, and the weighting.
    """
    weight = found.design.weight
    known = found.transactions
    weightings: dict[str, Calibration] = {}
    with _totals_of("strata.csv", "N_trans", "ps_stratum"):
        weightings["ps_stratum"] = poststratify_cells(
            weight, found.labels["stratum"], known
        )
    for margin, totals in found.margins.items():
        if _CROSSED in margin:
            cells = levels_of(margin, found.labels)
            assert cells is not None  # noqa: S101 - the reader has seen to it
            name = "ps_" + "_".join(part[:4] for part in margin.split(_CROSSED))
            with _totals_of("margins.csv", "N", name):
                weightings[name] = poststratify_cells(weight, cells, totals)
    simple = {m: t for m, t in found.margins.items() if _CROSSED not in m}
    if simple:
        margins = Margins.build(simple)
        labels = {margin: found.labels[margin] for margin in simple}
        for method, bounds in (("raking", None), ("linear", None), ("logit", _BOUNDS)):
            name = f"cal_{method}"
            with _totals_of("margins.csv", "N", name):
                weightings[name] = calibrate(
                    weight, labels, margins, method=method, bounds=bounds
                )
    return weightings


@contextmanager
def _totals_of(file: str, column: str, weighting: str) -> Iterator[None]:
    """Tell of totals that no weights keep as a fault of their file."""
    try:
        yield
    except ValueError as error:
        what = f"no weights {weighting} keep these totals: {error}"
        raise SetError([Fault(file, None, column, what)]) from error


def weights(found: SurveySet, weightings: Weightings) -> Rows:
    """Return ``calibrated_weights.csv``, a column a weighting."""
    columns = [each.weight.tolist() for each in weightings.values()]
    base = found.design.weight.tolist()
    rows = zip(found.ids.tolist(), base, *columns, strict=True)
    return Rows(("id", "w0", *(f"w_{name}" for name in weightings)), rows)


def estimates(found: SurveySet, weightings: Weightings, rule: Lonely) -> Rows:
    """Return ``calibrated_estimates.csv``, every node by every weighting."""
    return Rows(_ESTIMATES, _estimates(found, weightings, rule))


def _estimates(
    found: SurveySet, weightings: Weightings, rule: Lonely
) -> Iterator[tuple[Cell, ...]]:
    every: dict[str, Calibration | None] = {"base": None, **weightings}
    alone = {item: Tree.build([(item, None, None, 1.0)]) for item in found.extra}
    for domain in named_domains(found):
        for name, calibration in every.items():
            place = (name, domain.kind, domain.name)
            for kind, score in SCORES.items():
                for tree, levels in (
                    (found.tree, found.levels),
                    *((alone[i], x[:, None]) for i, x in found.extra.items()),
                ):
                    for one in calibrated_estimates(
                        levels,
                        found.design,
                        tree,
                        score=score,
                        calibration=calibration,
                        domain=domain.rows,
                        lonely=rule,
                    ):
                        if tree is not found.tree and one.node == "overall":
                            continue
                        target = OVERALL if one.node == "overall" else one.node
                        yield (*place, kind, target, one.index, one.se, one.df)
