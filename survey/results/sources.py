"""The literature the formulas come from, as the page of the method lists it."""

from typing import NamedTuple


class Source(NamedTuple):
    """A text that can be found: who, when, what, where."""

    authors: str
    year: int
    title: str
    place: str


SOURCES = (
    Source(
        "E. B. Wilson",
        1927,
        "Probable inference, the law of succession, and statistical inference",
        "Journal of the American Statistical Association 22, 209–212",
    ),
    Source(
        "F. E. Satterthwaite",
        1946,
        "An approximate distribution of estimates of variance components",
        "Biometrics Bulletin 2, 110–114",
    ),
    Source(
        "J. A. Martilla, J. C. James",
        1977,
        "Importance-performance analysis",
        "Journal of Marketing 41(1), 77–79",
    ),
    Source(
        "S. Holm",
        1979,
        "A simple sequentially rejective multiple test procedure",
        "Scandinavian Journal of Statistics 6, 65–70",
    ),
    Source(
        "D. Holt, T. M. F. Smith",
        1979,
        "Post stratification",
        "Journal of the Royal Statistical Society A 142, 33–46",
    ),
    Source(
        "C.-E. Särndal, B. Swensson, J. Wretman",
        1992,
        "Model Assisted Survey Sampling",
        "Springer, §5.5–5.7",
    ),
    Source(
        "J.-C. Deville, C.-E. Särndal",
        1992,
        "Calibration estimators in survey sampling",
        "Journal of the American Statistical Association 87, 376–382",
    ),
    Source(
        "Y. Benjamini, Y. Hochberg",
        1995,
        "Controlling the false discovery rate: a practical and powerful approach to "
        "multiple testing",
        "Journal of the Royal Statistical Society B 57, 289–300",
    ),
    Source(
        "E. L. Korn, B. I. Graubard",
        1998,
        "Confidence intervals for proportions with small expected number of positive "
        "counts estimated from survey data",
        "Survey Methodology 24, 193–201",
    ),
    Source(
        "R. G. Newcombe",
        1998,
        "Interval estimation for the difference between independent proportions: "
        "comparison of eleven methods",
        "Statistics in Medicine 17, 873–890",
    ),
    Source(
        "D. B. Laney",
        2002,
        "Improved control charts for attributes",
        "Quality Engineering 14, 531–537",
    ),
    Source(
        "M. Xie, K. Singh",
        2013,
        "Confidence distribution, the frequentist distribution estimator of a "
        "parameter: a review",
        "International Statistical Review 81, 3–39",
    ),
    Source(
        "J. D. Parker et al.",
        2017,
        "National Center for Health Statistics data presentation standards for "
        "proportions",
        "Vital and Health Statistics 2(175)",
    ),
    Source(
        "C. Franco, R. J. A. Little, T. A. Louis, E. V. Slud",
        2019,
        "Comparative study of confidence intervals for proportions in complex sample "
        "surveys",
        "Journal of Survey Statistics and Methodology 7, 334–364",
    ),
    Source(
        "M. Mogstad, J. P. Romano, A. M. Shaikh, D. Wilhelm",
        2024,
        "Inference for ranks with applications to mobility across neighbourhoods and "
        "academic achievement across countries",
        "Review of Economic Studies 91, 476–518",
    ),
)
