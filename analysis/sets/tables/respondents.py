"""What is said of each sheet, and the mean of each person's own mean."""

from collections.abc import Iterator

import numpy as np

from analysis.means import estimate_means, respondent_scores
from analysis.quality import sheet_quality
from analysis.sets.rows import Cell, Rows
from analysis.sets.survey_set import SCORES, SurveySet, named_domains
from analysis.spreads import Lonely

_INDEX = ("domain_type", "domain", "kind", "est", "se", "df")
_QUALITY = ("id", "n_answered", "longstring", "irv", "n_identical_in_unit")


def respondent_index(found: SurveySet, rule: Lonely) -> Rows:
    """Return ``respondent_index.csv``; a domain without a value has no row."""
    return Rows(_INDEX, _respondent_index(found, rule))


def response_quality(found: SurveySet) -> Rows:
    """Return ``response_quality.csv``, over the items in the order of the files."""
    return Rows(_QUALITY, _response_quality(found))


def _respondent_index(found: SurveySet, rule: Lonely) -> Iterator[tuple[Cell, ...]]:
    own = np.stack(
        [respondent_scores(found.levels, found.tree, score=s) for s in SCORES.values()],
        axis=1,
    )
    for domain in named_domains(found):
        sheets, design = found.design.around(domain.rows)
        if not sheets.any():  # nobody spoke of it
            continue
        here = domain.rows[sheets]
        means = estimate_means(own[sheets], design, domain=here, lonely=rule)
        for k, kind in enumerate(SCORES):
            if means.n[k]:
                numbers = (float(means.mean[k]), float(means.se[k]), int(means.df[k]))
                yield (domain.kind, domain.name, kind, *numbers)


def _response_quality(found: SurveySet) -> Iterator[tuple[Cell, ...]]:
    outside = [levels[:, None] for levels in found.extra.values()]
    levels = np.hstack([found.levels, *outside])
    quality = sheet_quality(levels, found.labels["unit"])
    columns = (column.tolist() for column in quality)
    yield from zip(found.ids.tolist(), *columns, strict=True)
