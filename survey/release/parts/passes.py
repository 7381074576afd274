"""The two passes over the sheets: what they add up to, and how they are spread."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from survey.measure.parts import Counted as Sums
from survey.measure.parts import (
    Details,
    Question,
    Union,
    Unions,
    answered_levels,
    count_block,
    count_details,
    sums_of,
)
from survey.release.parts.sheets import Chunk
from survey.release.parts.sources import Sources


class Asked(NamedTuple):
    """What is asked of one way to group the sheets, or of one item of choices."""

    question: Question
    details: Question | None = None  # of the factors of each group


class Found(NamedTuple):
    """What all sheets add up to."""

    sums: Sums
    details: Details | None


class Planned(NamedTuple):
    """What is told, by unions of collecting units."""

    unions: Sequence[Union]
    details: Sequence[Union] = ()


class Spread(NamedTuple):
    """The unions with their variances; None where nothing is told."""

    unions: Unions | None
    details: Unions | None


def count(
    sources: Sources, chunks: Sequence[Chunk], asked: Sequence[Asked]
) -> list[Found]:
    """Return what the sheets of every unit add up to, question by question."""
    sums: list[list[Sums]] = [[] for _one in asked]
    details: list[list[Details]] = [[] for _one in asked]
    for chunk in chunks:
        n = len(chunk.units)
        flags = _answered(chunk, asked)
        for place, block in enumerate(sources.blocks(chunk)):
            question, more = asked[place]
            sums[place].append(count_block(question, block, n))
            if more and flags is not None:
                details[place].append(count_details(more, block, n, flags))
    return [
        Found(Sums.joined(one), Details.joined(more) if more else None)
        for one, more in zip(sums, details, strict=True)
    ]


def _answered(chunk: Chunk, asked: Sequence[Asked]) -> NDArray[np.bool_] | None:
    """Return which factors each sheet speaks of: the same by whatever it is grouped."""
    about = next((one.details for one in asked if one.details), None)
    return answered_levels(about, chunk.levels) if about else None


def spread_of(
    sources: Sources,
    chunks: Sequence[Chunk],
    asked: Sequence[Asked],
    planned: Sequence[Planned],
    found: Sequence[Found],
) -> list[Spread]:
    """Return the unions of every plan with their variances."""
    spread = [
        Spread(
            Unions(one.question, plan.unions, own.sums) if plan.unions else None,
            Unions(one.details, plan.details, own.sums, own.details)
            if one.details and plan.details
            else None,
        )
        for one, plan, own in zip(asked, planned, found, strict=True)
    ]
    for chunk in chunks:
        blocks = zip(asked, spread, sources.blocks(chunk), strict=True)
        for one, (unions, details), block in blocks:
            if unions or details:
                sums = sums_of(one.question, block)
                for each in (unions, details):
                    if each:
                        each.add(block, chunk.units, sums=sums)
    return spread
