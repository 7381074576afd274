"""From a folder of files to a set, or to a list of all that is wrong with it."""

from pathlib import Path

import numpy as np

from analysis.sets.faults import Faults
from analysis.sets.index import read_index
from analysis.sets.plan import read_plan
from analysis.sets.sheets import (
    answers,
    design_of,
    labels_of,
    outside_the_scale,
    read_frame,
    read_sheets,
)
from analysis.sets.survey_set import SurveySet, columns_of
from analysis.sets.table import Table
from analysis.sets.wanted import read_contrasts, read_margins, read_transactions

_OUTSIDE = "Q25"  # overall satisfaction: asked, but not part of the index


def read_set(folder: Path, *, strict: bool = False) -> SurveySet:
    """Read the files of a set and check them.

    Parameters
    ----------
    folder : Path
        Holds ``responses.csv``, ``units.csv``, ``strata.csv``, ``criteria.csv`` and
        ``design.json``; ``margins.csv`` and ``contrasts.csv`` if wanted.
    strict : bool, optional
        Refuse answers outside 1 to 5 and frames smaller than their sample, which
        are otherwise left out of account, and noted.

    Returns
    -------
    SurveySet

    Raises
    ------
    SetError
        If a file is missing or cannot be read, or a cell is not what it must be. It
        lists the faults with file, line and column.
    """
    faults = Faults()
    index = read_index(folder, faults)
    items = list(index.places) if index else []
    frame = read_frame(folder, faults)
    sheets = read_sheets(folder, index.places if index else {}, frame, faults)
    plan = read_plan(folder, faults)
    faults.refuse()
    assert index is not None  # noqa: S101 - or there was a fault
    design = design_of(sheets, faults, strict=strict)
    labels = labels_of(sheets, frame.units)
    for kind in plan.domains:
        if columns_of(kind, labels) is None:
            what = f"{kind!r} is not a column of responses.csv or units.csv"
            faults.note("design.json", what, column="domains")
    contrasts = read_contrasts(folder, labels, frame, items, faults)
    margins = read_margins(folder, labels, faults)
    trans = read_transactions(frame.strata, sheets, faults) if margins else {}
    outside = [_OUTSIDE] if _OUTSIDE in sheets.columns and _OUTSIDE not in items else []
    levels = {item: answers(sheets, item, strict=strict) for item in items + outside}
    faults.refuse()
    assert design is not None  # noqa: S101 - or there was a fault
    return SurveySet(
        ids=np.array(sheets["id"]),
        labels=labels,
        units=tuple(frame.units["unit"]),
        levels=np.stack([levels[item] for item in items], axis=1),
        extra={item: levels[item] for item in outside},
        design=design,
        tree=index.tree,
        plan=plan,
        contrasts=contrasts,
        transactions=trans,
        margins=margins,
        notes=_notes(sheets, items + outside),
    )


def _notes(sheets: Table, items: list[str]) -> tuple[str, ...]:
    """Say what was left out of account, so that nobody is surprised."""
    return tuple(filter(None, [outside_the_scale(sheets, items), _small(sheets)]))


def _small(sheets: Table) -> str:
    """Name the strata whose frame is smaller than their sample."""
    units: dict[str, set[str]] = {}
    rows = zip(sheets["stratum"], sheets["psu"], strict=True)
    for stratum, psu in rows:
        units.setdefault(stratum, set()).add(psu)
    frames = dict(zip(sheets["stratum"], map(float, sheets["fpc"]), strict=True))
    small = sorted(name for name, psus in units.items() if len(psus) > frames[name])
    if not small:
        return ""
    return (
        f"responses.csv: {len(small)} strata have more sampling units than their "
        "frame, column fpc; they are taken as drawn with replacement: "
        f"{', '.join(small[:5])}"
    )
