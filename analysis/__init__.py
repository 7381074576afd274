"""Statistics of satisfaction surveys: arrays in, frozen results out.

Needs numpy, scipy and the standard library; knows nothing of the web or a database.
Public names are those of `__all__`; a name is loaded when it is first asked for, so
that a command which needs one formula does not wait for all of them.
"""

from importlib import import_module
from typing import Any

# Room of each public name. The types stand in __init__.pyi, and a test holds both to
# each other.
_ROOMS = {
    "answers": (
        "BLANK",
        "NOT_APPLICABLE",
        "N_LEVELS",
        "decode",
    ),
    "between": (
        "between_psus",
        "degrees_of_freedom",
    ),
    "calibration": (
        "Averaging",
        "Calibration",
        "Cells",
        "Margins",
        "Method",
        "NodeEstimate",
        "UnitsMean",
        "WeightReport",
        "calibrate",
        "calibrate_to_totals",
        "calibrated_estimates",
        "mean_of_units",
        "poststratify_cells",
        "trim_weights",
        "weight_report",
    ),
    "comparison": (
        "MINIMUM_DIFFERENCE",
        "Difference",
        "Pairs",
        "Verdict",
        "benjamini_hochberg",
        "bonferroni",
        "difference",
        "equivalence_p",
        "error_correlation",
        "games_howell",
        "games_howell_limits",
        "holm",
        "interval_verdict",
        "mover_interval",
        "official_verdicts",
        "satterthwaite_df",
        "screening_verdicts",
        "studentized_range_quantile",
        "studentized_range_tail",
    ),
    "control": (
        "BEYOND_3",
        "RUN_8",
        "TWO_OF_THREE",
        "Chart",
        "Funnel",
        "Limits",
        "Overdispersion",
        "Status",
        "funnel",
        "funnel_limits",
        "index_chart",
        "overdispersion",
        "peer_scores",
        "share_chart",
        "signals",
    ),
    "design": (
        "Design",
        "summarise_design",
        "summarise_domain",
    ),
    "domains": ("Domains",),
    "drivers": (
        "Decomposition",
        "FactorScores",
        "KeyDrivers",
        "Priorities",
        "Quadrant",
        "RestAssociation",
        "decompose",
        "drivers_from_levels",
        "factor_scores",
        "key_drivers",
        "limits_against_mean",
        "priorities",
        "rest_association",
    ),
    "estimates": (
        "Estimate",
        "covariance",
        "estimate",
        "estimates_of",
    ),
    "figures": (
        "Figures",
        "figures_of",
    ),
    "hierarchy": ("figures_by_level",),
    "influences": (
        "Influence",
        "influence",
    ),
    "intervals": (
        "Interval",
        "logit_interval",
        "t_quantile",
        "wald_interval",
    ),
    "linear": (
        "Linearised",
        "linearise",
    ),
    "means": (
        "Means",
        "estimate_means",
        "respondent_scores",
    ),
    "nodes": (
        "OVERALL",
        "Aggregate",
        "Level",
    ),
    "planning": (
        "DA_NANG_2016",
        "Carry",
        "SampleSize",
        "Step",
        "allocate",
        "apportion",
        "cochran_size",
        "design_effect",
        "sheets_still_needed",
        "step_quota",
        "weekly_targets",
        "wilson_margin",
        "wilson_size",
        "yamane_size",
    ),
    "proportions": (
        "beta_interval",
        "korn_graubard_size",
        "wilson_interval",
    ),
    "quality": (
        "FlagEffect",
        "GroupQuality",
        "Review",
        "SheetQuality",
        "burst_chances",
        "chance_z",
        "excess_responses",
        "flag_effect",
        "group_quality",
        "identical_sheets",
        "longest_runs",
        "peer_dispersion",
        "response_variability",
        "review",
        "robust_z",
        "share_z",
        "sheet_quality",
        "usual_rates",
    ),
    "ranking": (
        "Certainty",
        "ClassTable",
        "ClassVerdict",
        "RankSet",
        "bootstrap_rank_sets",
        "certainty",
        "chance_at_least",
        "class_probabilities",
        "class_table",
        "class_verdict",
        "classify",
        "competition_ranks",
        "interval_rank_sets",
        "may_downgrade",
        "table_rank_sets",
        "tiers",
        "top_set",
        "unit_rank_sets",
    ),
    "ratios": (
        "Ratios",
        "estimate_ratios",
    ),
    "reliability": (
        "Moments",
        "OneFactor",
        "ScaleReliability",
        "UnitReliability",
        "alpha_if_dropped",
        "between_unit_variance",
        "correlation_matrix",
        "cronbach_alpha",
        "feldt_interval",
        "guttman_lambda6",
        "mean_correlation",
        "merge_moments",
        "moments",
        "omega_total",
        "one_factor",
        "rest_correlations",
        "scale_reliability",
        "standardized_alpha",
        "unit_reliability",
        "weighted_covariance",
    ),
    "rounding": (
        "par_points",
        "round_half_up",
    ),
    "scores": (
        "MEAN",
        "SHARE",
        "Score",
        "score_map",
    ),
    "sets": (
        "Fault",
        "SetError",
        "SurveySet",
        "read_set",
        "tables_of",
        "write_tables",
    ),
    "small_units": (
        "MINIMUM_ANSWERS",
        "AreaModel",
        "Kind",
        "UnitEstimates",
        "arcsine_estimates",
        "arcsine_scale",
        "area_estimates",
        "benchmark",
        "beta_binomial_estimates",
        "fit_fay_herriot",
        "from_arcsine",
        "pooled_variances",
        "smoothed_variances",
    ),
    "strata": ("Strata",),
    "stratum": ("Stratum",),
    "summaries": ("strata_blocks", "summarise", "summarise_many", "summarise_strata"),
    "tallies": ("from_counts",),
    "totals": (
        "Totals",
        "estimate_totals",
    ),
    "tree": ("Tree",),
    "unit_means": ("equal_units",),
    "unions": ("domains_of",),
    "weights": (
        "PostStratification",
        "kish_effect",
        "poststratify",
    ),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [*_HOME]


def __getattr__(name: str) -> Any:
    """Return a public name, from now on at hand."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return sorted({*globals(), *__all__})
