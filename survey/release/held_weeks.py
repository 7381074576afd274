"""Which weeks are held back so that no small week of a unit can be worked out."""

from collections.abc import Collection, Mapping, Sequence

from survey.release.weeks import Place, own_sizes
from survey.withholding.withholding import withholding


def held_weeks(
    sizes: Mapping[Place, int],
    shown: Collection[Place],
    domains: Mapping[int, Sequence[int]],
    *,
    minimum: int,
    hidden: Collection[int] = (),
    before: Collection[Place] = (),
) -> set[Place]:
    """Return the weeks that could be shown and are not.

    `sizes` are the sheets of every unit's weeks, `shown` those that could be. `hidden`
    are units whose overall index is held back: their weeks added up would tell it.
    """
    could, last = set(shown), set(before)
    own: dict[int, dict[int, int]] = {}
    for (unit_id, week), n in own_sizes(sizes, domains).items():
        own.setdefault(week, {})[unit_id] = n
    held: set[Place] = set()
    for week, atoms in own.items():
        families = {
            unit_id: [one for one in members if one in atoms]
            for unit_id, members in domains.items()
            if (unit_id, week) in sizes
        }
        out = {u for u in families if (u, week) not in could or u in hidden}
        more = withholding(
            families,
            atoms,
            minimum=minimum,
            hidden=out,
            before={u for u in families if (u, week) in last},
        )
        held |= {(unit_id, week) for unit_id in out | more}
    return held & could
