from analysis.answers import (
    BLANK as BLANK,
)
from analysis.answers import (
    N_LEVELS as N_LEVELS,
)
from analysis.answers import (
    NOT_APPLICABLE as NOT_APPLICABLE,
)
from analysis.answers import (
    decode as decode,
)
from analysis.between import (
    between_psus as between_psus,
)
from analysis.between import (
    degrees_of_freedom as degrees_of_freedom,
)
from analysis.calibration import (
    Averaging as Averaging,
)
from analysis.calibration import (
    Calibration as Calibration,
)
from analysis.calibration import (
    Cells as Cells,
)
from analysis.calibration import (
    Margins as Margins,
)
from analysis.calibration import (
    Method as Method,
)
from analysis.calibration import (
    NodeEstimate as NodeEstimate,
)
from analysis.calibration import (
    UnitsMean as UnitsMean,
)
from analysis.calibration import (
    WeightReport as WeightReport,
)
from analysis.calibration import (
    calibrate as calibrate,
)
from analysis.calibration import (
    calibrate_to_totals as calibrate_to_totals,
)
from analysis.calibration import (
    calibrated_estimates as calibrated_estimates,
)
from analysis.calibration import (
    mean_of_units as mean_of_units,
)
from analysis.calibration import (
    poststratify_cells as poststratify_cells,
)
from analysis.calibration import (
    trim_weights as trim_weights,
)
from analysis.calibration import (
    weight_report as weight_report,
)
from analysis.comparison import (
    MINIMUM_DIFFERENCE as MINIMUM_DIFFERENCE,
)
from analysis.comparison import (
    Difference as Difference,
)
from analysis.comparison import (
    Pairs as Pairs,
)
from analysis.comparison import (
    Verdict as Verdict,
)
from analysis.comparison import (
    benjamini_hochberg as benjamini_hochberg,
)
from analysis.comparison import (
    bonferroni as bonferroni,
)
from analysis.comparison import (
    difference as difference,
)
from analysis.comparison import (
    equivalence_p as equivalence_p,
)
from analysis.comparison import (
    error_correlation as error_correlation,
)
from analysis.comparison import (
    games_howell as games_howell,
)
from analysis.comparison import (
    games_howell_limits as games_howell_limits,
)
from analysis.comparison import (
    holm as holm,
)
from analysis.comparison import (
    interval_verdict as interval_verdict,
)
from analysis.comparison import (
    mover_interval as mover_interval,
)
from analysis.comparison import (
    official_verdicts as official_verdicts,
)
from analysis.comparison import (
    satterthwaite_df as satterthwaite_df,
)
from analysis.comparison import (
    screening_verdicts as screening_verdicts,
)
from analysis.comparison import (
    studentized_range_quantile as studentized_range_quantile,
)
from analysis.comparison import (
    studentized_range_tail as studentized_range_tail,
)
from analysis.control import (
    BEYOND_3 as BEYOND_3,
)
from analysis.control import (
    RUN_8 as RUN_8,
)
from analysis.control import (
    TWO_OF_THREE as TWO_OF_THREE,
)
from analysis.control import (
    Chart as Chart,
)
from analysis.control import (
    Funnel as Funnel,
)
from analysis.control import (
    Limits as Limits,
)
from analysis.control import (
    Overdispersion as Overdispersion,
)
from analysis.control import (
    Status as Status,
)
from analysis.control import (
    funnel as funnel,
)
from analysis.control import (
    funnel_limits as funnel_limits,
)
from analysis.control import (
    index_chart as index_chart,
)
from analysis.control import (
    overdispersion as overdispersion,
)
from analysis.control import (
    peer_scores as peer_scores,
)
from analysis.control import (
    share_chart as share_chart,
)
from analysis.control import (
    signals as signals,
)
from analysis.design import (
    Design as Design,
)
from analysis.design import (
    summarise_design as summarise_design,
)
from analysis.design import (
    summarise_domain as summarise_domain,
)
from analysis.domains import (
    Domains as Domains,
)
from analysis.drivers import (
    Decomposition as Decomposition,
)
from analysis.drivers import (
    FactorScores as FactorScores,
)
from analysis.drivers import (
    KeyDrivers as KeyDrivers,
)
from analysis.drivers import (
    Priorities as Priorities,
)
from analysis.drivers import (
    Quadrant as Quadrant,
)
from analysis.drivers import (
    RestAssociation as RestAssociation,
)
from analysis.drivers import (
    decompose as decompose,
)
from analysis.drivers import (
    drivers_from_levels as drivers_from_levels,
)
from analysis.drivers import (
    factor_scores as factor_scores,
)
from analysis.drivers import (
    key_drivers as key_drivers,
)
from analysis.drivers import (
    limits_against_mean as limits_against_mean,
)
from analysis.drivers import (
    priorities as priorities,
)
from analysis.drivers import (
    rest_association as rest_association,
)
from analysis.estimates import (
    Estimate as Estimate,
)
from analysis.estimates import (
    covariance as covariance,
)
from analysis.estimates import (
    estimate as estimate,
)
from analysis.estimates import (
    estimates_of as estimates_of,
)
from analysis.figures import (
    Figures as Figures,
)
from analysis.figures import (
    figures_of as figures_of,
)
from analysis.groups import (
    GroupFigures as GroupFigures,
)
from analysis.groups import (
    GroupIndices as GroupIndices,
)
from analysis.groups import (
    GroupSums as GroupSums,
)
from analysis.groups import (
    covariance_of_sums as covariance_of_sums,
)
from analysis.groups import (
    group_figures as group_figures,
)
from analysis.groups import (
    group_sums as group_sums,
)
from analysis.groups import (
    guarded_limits as guarded_limits,
)
from analysis.groups import (
    residuals_of_sums as residuals_of_sums,
)
from analysis.groups import (
    scores_of_sheets as scores_of_sheets,
)
from analysis.groups import (
    share_figures as share_figures,
)
from analysis.groups import (
    sums_of_scores as sums_of_scores,
)
from analysis.groups import (
    verdicts_in_rows as verdicts_in_rows,
)
from analysis.hierarchy import figures_by_level as figures_by_level
from analysis.influences import (
    Influence as Influence,
)
from analysis.influences import (
    influence as influence,
)
from analysis.intervals import (
    Interval as Interval,
)
from analysis.intervals import (
    logit_interval as logit_interval,
)
from analysis.intervals import (
    t_quantile as t_quantile,
)
from analysis.intervals import (
    wald_interval as wald_interval,
)
from analysis.linear import (
    Linearised as Linearised,
)
from analysis.linear import (
    linearise as linearise,
)
from analysis.linear import (
    linearise_totals as linearise_totals,
)
from analysis.means import (
    Means as Means,
)
from analysis.means import (
    estimate_means as estimate_means,
)
from analysis.means import (
    respondent_scores as respondent_scores,
)
from analysis.nodes import (
    OVERALL as OVERALL,
)
from analysis.nodes import (
    Aggregate as Aggregate,
)
from analysis.nodes import (
    Level as Level,
)
from analysis.planning import (
    DA_NANG_2016 as DA_NANG_2016,
)
from analysis.planning import (
    Carry as Carry,
)
from analysis.planning import (
    SampleSize as SampleSize,
)
from analysis.planning import (
    Step as Step,
)
from analysis.planning import (
    allocate as allocate,
)
from analysis.planning import (
    apportion as apportion,
)
from analysis.planning import (
    cochran_size as cochran_size,
)
from analysis.planning import (
    design_effect as design_effect,
)
from analysis.planning import (
    sheets_still_needed as sheets_still_needed,
)
from analysis.planning import (
    step_quota as step_quota,
)
from analysis.planning import (
    weekly_targets as weekly_targets,
)
from analysis.planning import (
    wilson_margin as wilson_margin,
)
from analysis.planning import (
    wilson_size as wilson_size,
)
from analysis.planning import (
    yamane_size as yamane_size,
)
from analysis.proportions import (
    beta_interval as beta_interval,
)
from analysis.proportions import (
    korn_graubard_size as korn_graubard_size,
)
from analysis.proportions import (
    wilson_interval as wilson_interval,
)
from analysis.quality import (
    FlagEffect as FlagEffect,
)
from analysis.quality import (
    GroupQuality as GroupQuality,
)
from analysis.quality import (
    Review as Review,
)
from analysis.quality import (
    SheetQuality as SheetQuality,
)
from analysis.quality import (
    burst_chances as burst_chances,
)
from analysis.quality import (
    chance_z as chance_z,
)
from analysis.quality import (
    excess_responses as excess_responses,
)
from analysis.quality import (
    flag_effect as flag_effect,
)
from analysis.quality import (
    group_quality as group_quality,
)
from analysis.quality import (
    identical_sheets as identical_sheets,
)
from analysis.quality import (
    longest_runs as longest_runs,
)
from analysis.quality import (
    peer_dispersion as peer_dispersion,
)
from analysis.quality import (
    response_variability as response_variability,
)
from analysis.quality import (
    review as review,
)
from analysis.quality import (
    robust_z as robust_z,
)
from analysis.quality import (
    share_z as share_z,
)
from analysis.quality import (
    sheet_quality as sheet_quality,
)
from analysis.quality import (
    usual_rates as usual_rates,
)
from analysis.ranking import (
    Certainty as Certainty,
)
from analysis.ranking import (
    ClassTable as ClassTable,
)
from analysis.ranking import (
    ClassVerdict as ClassVerdict,
)
from analysis.ranking import (
    RankSet as RankSet,
)
from analysis.ranking import (
    bootstrap_rank_sets as bootstrap_rank_sets,
)
from analysis.ranking import (
    certainty as certainty,
)
from analysis.ranking import (
    chance_at_least as chance_at_least,
)
from analysis.ranking import (
    class_probabilities as class_probabilities,
)
from analysis.ranking import (
    class_table as class_table,
)
from analysis.ranking import (
    class_verdict as class_verdict,
)
from analysis.ranking import (
    classify as classify,
)
from analysis.ranking import (
    competition_ranks as competition_ranks,
)
from analysis.ranking import (
    interval_rank_sets as interval_rank_sets,
)
from analysis.ranking import (
    may_downgrade as may_downgrade,
)
from analysis.ranking import (
    table_rank_sets as table_rank_sets,
)
from analysis.ranking import (
    tiers as tiers,
)
from analysis.ranking import (
    top_set as top_set,
)
from analysis.ranking import (
    unit_rank_sets as unit_rank_sets,
)
from analysis.ratios import (
    Ratios as Ratios,
)
from analysis.ratios import (
    estimate_ratios as estimate_ratios,
)
from analysis.reliability import (
    Moments as Moments,
)
from analysis.reliability import (
    OneFactor as OneFactor,
)
from analysis.reliability import (
    ScaleReliability as ScaleReliability,
)
from analysis.reliability import (
    UnitReliability as UnitReliability,
)
from analysis.reliability import (
    alpha_if_dropped as alpha_if_dropped,
)
from analysis.reliability import (
    between_unit_variance as between_unit_variance,
)
from analysis.reliability import (
    correlation_matrix as correlation_matrix,
)
from analysis.reliability import (
    cronbach_alpha as cronbach_alpha,
)
from analysis.reliability import (
    feldt_interval as feldt_interval,
)
from analysis.reliability import (
    guttman_lambda6 as guttman_lambda6,
)
from analysis.reliability import (
    mean_correlation as mean_correlation,
)
from analysis.reliability import (
    merge_moments as merge_moments,
)
from analysis.reliability import (
    moments as moments,
)
from analysis.reliability import (
    omega_total as omega_total,
)
from analysis.reliability import (
    one_factor as one_factor,
)
from analysis.reliability import (
    rest_correlations as rest_correlations,
)
from analysis.reliability import (
    scale_reliability as scale_reliability,
)
from analysis.reliability import (
    standardized_alpha as standardized_alpha,
)
from analysis.reliability import (
    unit_reliability as unit_reliability,
)
from analysis.reliability import (
    weighted_covariance as weighted_covariance,
)
from analysis.rounding import (
    par_points as par_points,
)
from analysis.rounding import (
    round_half_up as round_half_up,
)
from analysis.scores import (
    MEAN as MEAN,
)
from analysis.scores import (
    SHARE as SHARE,
)
from analysis.scores import (
    Score as Score,
)
from analysis.scores import (
    score_map as score_map,
)
from analysis.sets import (
    Fault as Fault,
)
from analysis.sets import (
    SetError as SetError,
)
from analysis.sets import (
    SurveySet as SurveySet,
)
from analysis.sets import (
    read_set as read_set,
)
from analysis.sets import (
    tables_of as tables_of,
)
from analysis.sets import (
    write_tables as write_tables,
)
from analysis.small_units import (
    MINIMUM_ANSWERS as MINIMUM_ANSWERS,
)
from analysis.small_units import (
    AreaModel as AreaModel,
)
from analysis.small_units import (
    Kind as Kind,
)
from analysis.small_units import (
    UnitEstimates as UnitEstimates,
)
from analysis.small_units import (
    arcsine_estimates as arcsine_estimates,
)
from analysis.small_units import (
    arcsine_scale as arcsine_scale,
)
from analysis.small_units import (
    area_estimates as area_estimates,
)
from analysis.small_units import (
    benchmark as benchmark,
)
from analysis.small_units import (
    beta_binomial_estimates as beta_binomial_estimates,
)
from analysis.small_units import (
    fit_fay_herriot as fit_fay_herriot,
)
from analysis.small_units import (
    from_arcsine as from_arcsine,
)
from analysis.small_units import (
    pooled_variances as pooled_variances,
)
from analysis.small_units import (
    smoothed_variances as smoothed_variances,
)
from analysis.strata import (
    Strata as Strata,
)
from analysis.stratum import (
    Stratum as Stratum,
)
from analysis.summaries import (
    strata_blocks as strata_blocks,
)
from analysis.summaries import (
    summarise as summarise,
)
from analysis.summaries import (
    summarise_many as summarise_many,
)
from analysis.summaries import (
    summarise_strata as summarise_strata,
)
from analysis.tallies import (
    from_counts as from_counts,
)
from analysis.totals import (
    Totals as Totals,
)
from analysis.totals import (
    estimate_totals as estimate_totals,
)
from analysis.tree import (
    Tree as Tree,
)
from analysis.unions import (
    domains_of as domains_of,
)
from analysis.unit_means import equal_units as equal_units
from analysis.weights import (
    PostStratification as PostStratification,
)
from analysis.weights import (
    kish_effect as kish_effect,
)
from analysis.weights import (
    poststratify as poststratify,
)

__all__: list[str]
