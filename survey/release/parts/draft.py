"""Groups and choices of every unit, computed but not written."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from survey.measure.parts import Counted as Sums
from survey.measure.parts import (
    Details,
    Question,
    Union,
    Unions,
    count_block,
    count_details,
    sums_of,
)
from survey.release.parts.choices import ChoicePlan
from survey.release.parts.crossed import Beside, Crossed, crossed
from survey.release.parts.details import DetailPlan
from survey.release.parts.groups import GroupPlan
from survey.release.parts.rows import ChoiceRow, DetailRow, PartRow
from survey.release.parts.sheets import Chunk
from survey.release.parts.sources import Sources
from survey.release.parts.told import Told


class Parts(NamedTuple):
    """What a release says of groups, of their factors, and of what people chose."""

    groups: Sequence[PartRow] = ()
    choices: Sequence[ChoiceRow] = ()
    details: Sequence[DetailRow] = ()


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


def draft_parts(sources: Sources, told: Told) -> Parts:
    """Return the groups and choices of every unit, told anew or as they were.

    The sheets are gone through twice: for the indices, and, once these are known, for
    how much the sampling units differ from them.
    """
    asked = [*_of_groups(sources), *_of_choices(sources)]
    if not asked:
        return Parts()
    chunks = list(sources.chunks())  # a byte an answer, as they came
    found = _count(sources, chunks, asked)
    n = len(sources.groupings)
    groups, details = _grouped(sources, chunks, asked, found, told)
    choices = [
        ChoicePlan.of(sources, one, own.sums, told)
        for one, own in zip(sources.choosings, found[n:], strict=True)
    ]
    planned = [
        *(
            Planned(plan.unions, detail.unions if detail else ())
            for plan, detail in zip(groups, details, strict=True)
        ),
        *(Planned(one.unions) for one in choices),
    ]
    spread = _spread(sources, chunks, asked, planned, found)
    of_groups, of_choices = spread[:n], spread[n:]
    return Parts(
        list(
            chain.from_iterable(
                plan.rows(one.unions)
                for plan, one in zip(groups, of_groups, strict=True)
            )
        ),
        list(
            chain.from_iterable(
                plan.rows(one.unions)
                for plan, one in zip(choices, of_choices, strict=True)
            )
        ),
        list(
            chain.from_iterable(
                plan.rows(one.details)
                for plan, one in zip(details, of_groups, strict=True)
                if plan
            )
        ),
    )


def _grouped(
    sources: Sources,
    chunks: Sequence[Chunk],
    asked: Sequence[Asked],
    found: Sequence[Found],
    told: Told,
) -> tuple[list[GroupPlan], list[DetailPlan | None]]:
    """Return what is told of groups, one way to part the sheets after the other.

    By their origin beside what is told already, the factors as well as the indices.
    """
    plans: list[GroupPlan] = []
    details: list[DetailPlan | None] = []
    for one, about, own in zip(sources.groupings, asked, found, strict=False):
        tables: list[Crossed] = []
        if one.is_of_origin:
            others = [plan.grouping for plan in plans]
            tables = crossed(chunks, one, others, about.details)
        beside = [
            Beside(table.whole, plan.hidden)
            for table, plan in zip(tables, plans, strict=False)
        ]
        plan = GroupPlan.of(sources, one, own.sums, told, beside)
        detail = None
        if about.details and own.details:
            of_factors = chain.from_iterable(
                Beside.of_details(table.details, other.hidden)
                for table, other in zip(tables, details, strict=False)
                if other
            )
            args = (plan, about.details, own.details, told, list(of_factors))
            detail = DetailPlan.of(sources, *args)
        plans.append(plan)
        details.append(detail)
    return plans, details


def _of_groups(sources: Sources) -> list[Asked]:
    """Return the questions about groups."""
    about, weighting = sources.instrument, sources.weighting
    return [
        Asked(
            Question.of_groups(about, len(one.codes), weighting=weighting),
            Question.of_details(about, len(one.codes), weighting=weighting),
        )
        for one in sources.groupings
    ]


def _of_choices(sources: Sources) -> list[Asked]:
    fewest, weighting = sources.fewest, sources.weighting
    return [
        Asked(Question.of_options(len(one.options), fewest, weighting=weighting))
        for one in sources.choosings
    ]


def _count(
    sources: Sources, chunks: Sequence[Chunk], asked: Sequence[Asked]
) -> list[Found]:
    sums: list[list[Sums]] = [[] for _one in asked]
    details: list[list[Details]] = [[] for _one in asked]
    for chunk in chunks:
        n = len(chunk.units)
        for place, block in enumerate(sources.blocks(chunk)):
            question, more = asked[place]
            sums[place].append(count_block(question, block, n))
            if more:
                details[place].append(count_details(more, block, n))
    return [
        Found(Sums.joined(one), Details.joined(more) if more else None)
        for one, more in zip(sums, details, strict=True)
    ]


def _spread(
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
