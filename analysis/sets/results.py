"""Figures of all domains of a set, computed once for all its tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.design import summarise_domain
from analysis.domains import Domains
from analysis.figures import Figures, figures_from
from analysis.linear import Linearised, linearise
from analysis.sets.survey_set import (
    OVERALL,
    SCORES,
    NamedDomain,
    SurveySet,
    named_domains,
)
from analysis.tree import Tree
from analysis.unions import domains_of


class Found(NamedTuple):
    """One domain under one rule and one kind of score; arrays with one row."""

    lonely: str
    domain: NamedDomain
    kind: str
    names: tuple[str, ...]
    totals: Domains
    line: Linearised
    figures: Figures


@dataclass(frozen=True, slots=True)
class Results:
    """What the tables are written from: the index, and items outside it."""

    index: tuple[Found, ...]
    outside: tuple[Found, ...]


def compute(found: SurveySet) -> Results:
    """Return the figures of every domain of a set."""
    wanted = named_domains(found)
    index = tuple(_found(found, found.tree, found.levels, wanted))
    outside: list[Found] = []
    for item, levels in found.extra.items():
        alone = Tree.build([(item, None, None, 1.0)])
        outside.extend(_found(found, alone, levels[:, None], wanted))
    return Results(index, tuple(outside))


def _found(
    found: SurveySet, tree: Tree, levels: NDArray[np.uint8], wanted: list[NamedDomain]
) -> Iterator[Found]:
    names = tuple(code if code != "overall" else OVERALL for code in tree.codes)
    scores = tuple(SCORES.values())
    for domain in wanted:
        sheets, design = found.design.around(domain.rows)
        own = domain.rows[sheets]
        if not own.any():  # a unit nobody spoke of: there is no stratum to go by
            sheets, design, own = domain.rows | True, found.design, domain.rows
        strata = summarise_domain(
            levels[sheets], design, tree, domain=own, scores=scores
        )
        for rule in found.plan.lonely_rules:
            for kind, score in SCORES.items():
                totals = domains_of(strata, score, lonely=rule)
                line = linearise(totals, tree)
                figures = figures_from(totals, line, tree, found.plan.confidence)
                yield Found(rule, domain, kind, names, totals, line, figures)
