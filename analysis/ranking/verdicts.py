"""How sure a class is, and what follows from it."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from analysis.estimates import Estimate
from analysis.ranking.bands import classify
from analysis.ranking.classes import class_probabilities, usable_figures

Certainty = Literal["certain", "borderline"]


class ClassVerdict(NamedTuple):
    """The class of a point estimate, its probability, and how to call that."""

    name: str | None
    chance: float
    certainty: Certainty


def class_verdict(
    estimate: Estimate,
    bands: Mapping[str, float],
    *,
    decimals: int = 2,
    level: float = 0.9,
) -> ClassVerdict:
    """Return the class that the printed index earns, and how sure it is.

    Parameters
    ----------
    estimate, bands, decimals
        As in `class_probabilities`.
    level : float, optional
        As in `certainty`.

    Returns
    -------
    ClassVerdict

    Raises
    ------
    ValueError
        As `class_probabilities` and `certainty`.

    Examples
    --------
    >>> from analysis import SHARE, Tree, estimate, from_counts
    >>> tree = Tree.build([("Q1", None, None, 1)])
    >>> q1 = estimate([from_counts([[0, 0, 10, 50, 45]], tree)], tree, score=SHARE)[0]
    >>> name, chance, sure = class_verdict(q1, {"excellent": 90, "good": 80})
    >>> f"{name}, {chance:.2f}, {sure}"
    'excellent, 0.57, borderline'
    """
    chances = class_probabilities(estimate, bands, decimals=decimals)
    name = classify(usable_figures(estimate)[0], bands, decimals=decimals)
    return ClassVerdict(name, chances[name], certainty(chances[name], level=level))


def certainty(chance: float, *, level: float = 0.9) -> Certainty:
    """Call the class of a point estimate certain or borderline.

    Parameters
    ----------
    chance : float
        Probability of that class, in [0, 1].
    level : float, optional
        From which probability a class is certain, above 0.5 and at most 1.

    Returns
    -------
    {"certain", "borderline"}

    Raises
    ------
    ValueError
        If `chance` or `level` is out of range.

    Examples
    --------
    >>> certainty(0.93), certainty(0.57)
    ('certain', 'borderline')
    """
    check_level(level)
    if not 0 <= chance <= 1:
        raise ValueError(f"chance must lie between 0 and 1, got {chance}")
    return "certain" if chance >= level else "borderline"


def may_downgrade(
    chances: Mapping[str | None, float], held: str, *, level: float = 0.9
) -> bool:
    """Say whether the data suffice to take a class away from a unit.

    Parameters
    ----------
    chances : mapping of (str or None) to float
        Result of `class_probabilities`, best class first.
    held : str
        The class that the unit holds so far.
    level : float, optional
        As in `certainty`.

    Returns
    -------
    bool
        The true index lies below the bound of `held` with this probability.

    Raises
    ------
    ValueError
        If `held` is none of the classes or `level` is out of range.

    Examples
    --------
    >>> chances = {"excellent": 0.04, "good": 0.9, None: 0.06}
    >>> may_downgrade(chances, "excellent"), may_downgrade(chances, "good")
    (True, False)
    """
    check_level(level)
    names = list(chances)
    if held not in names or held is None:
        raise ValueError(f"{held!r} is none of the classes {names}")
    below = sum(chances[name] for name in names[names.index(held) + 1 :])
    return below >= level


def check_level(level: float) -> None:
    """Refuse a level at which the opposite could be called certain too."""
    if not 0.5 < level <= 1:
        raise ValueError(f"level must lie above 0.5 and at most at 1, got {level}")
