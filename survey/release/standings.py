"""Where units stand among units of the same group, and how sure their class is."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from survey.measure import Instrument, Measured, classed, standings
from survey.measure import places as part_places
from survey.models import Level, Status, Unit
from survey.release.figures import Row


def placed(
    rows: Sequence[Row],
    measured: Mapping[int, Sequence[Measured]],
    units: Mapping[int, Unit],
    *,
    instrument: Instrument,
    collecting: Collection[int],
    unranked: Collection[int] = (),
) -> list[Row]:
    """Return the rows with ranks and chances on the overall figures that are shown.

    Units that are not ranked (không xếp hạng) get neither rank nor class, and no other
    unit is ranked against them.
    """
    found = [
        _unclassed(row) if row.unit_id in unranked else row
        for row in _grouped(rows, units, collecting)
    ]
    places = [
        place
        for place, row in enumerate(rows)
        if row.is_shown_overall and row.unit_id not in unranked
    ]
    overall = {place: measured[rows[place].unit_id][-1] for place in places}
    decimals = instrument.method.rounding
    for group in _groups(found, places):
        figures = [overall[place] for place in group]
        standing = standings(figures, decimals=decimals)
        for place, one in zip(group, standing, strict=True):
            found[place] = found[place]._replace(**one._asdict())
        _place_parts(found, group, measured, decimals=decimals)
    # Without classes there are no chances.
    chances = classed(instrument, list(overall.values()))
    for place, chance in zip(overall, chances, strict=False):
        found[place] = found[place]._replace(
            band_chance=chance.chance,
            band_sure=chance.sure,
            band_chances=chance.chances,
        )
    return found


def _place_parts(
    rows: list[Row],
    group: Sequence[int],
    measured: Mapping[int, Sequence[Measured]],
    *,
    decimals: int,
) -> None:
    """Put beside each part of an index its place among those of the ranked units.

    `group` are the places of the overall figures: the last of their units.
    """
    n_nodes = len(measured[rows[group[0]].unit_id])
    for back in range(1, n_nodes):
        shown = [
            place - back for place in group if rows[place - back].status == Status.SHOWN
        ]
        if not shown:
            continue
        figures = [measured[rows[one].unit_id][-1 - back] for one in shown]
        told = part_places(figures, decimals=decimals)
        for one, place in zip(shown, told, strict=True):
            rows[one] = rows[one]._replace(**place._asdict())


def group_of(unit: Unit, collecting: Collection[int]) -> str:
    """Return whom a unit is ranked among; empty when it is not ranked.

    A unit that only adds up those below it is ranked when it was given a group.
    """
    return unit.ranking_group or (str(unit.kind) if unit.id in collecting else "")


def _grouped(
    rows: Sequence[Row], units: Mapping[int, Unit], collecting: Collection[int]
) -> Iterator[Row]:
    """Note on overall figures the group of the day, whether or not they are ranked."""
    for row in rows:
        group = None
        if row.level == Level.OVERALL:
            group = group_of(units[row.unit_id], collecting)
        yield row._replace(ranking_group=group)


def _unclassed(row: Row) -> Row:
    return row._replace(band="")


def _groups(rows: Sequence[Row], places: Sequence[int]) -> list[list[int]]:
    groups: dict[str, list[int]] = {}
    for place in places:
        if group := rows[place].ranking_group:
            groups.setdefault(group, []).append(place)
    return list(groups.values())
