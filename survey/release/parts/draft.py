"""Groups and choices of every unit, computed but not written."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from survey.measure.parts import Question, one_thread
from survey.release.parts.choices import ChoicePlan
from survey.release.parts.crossed import Beside, Crossed, crossed
from survey.release.parts.details import DetailPlan
from survey.release.parts.groups import GroupPlan
from survey.release.parts.passes import Asked, Found, Planned, count, spread_of
from survey.release.parts.rows import ChoiceRow, DetailRow, PartRow
from survey.release.parts.sheets import Chunk
from survey.release.parts.sources import Sources
from survey.release.parts.told import Told


class Parts(NamedTuple):
    """What a release says of groups, of their factors, and of what people chose."""

    groups: Sequence[PartRow] = ()
    choices: Sequence[ChoiceRow] = ()
    details: Sequence[DetailRow] = ()


def draft_parts(sources: Sources, told: Told) -> Parts:
    """Return the groups and choices of every unit, told anew or as they were.

    The sheets are gone through twice: for the indices, and, once these are known, for
    how much the sampling units differ from them.
    """
    asked = [*_of_groups(sources), *_of_choices(sources)]
    if not asked:
        return Parts()
    with one_thread():
        return _drafted(sources, asked, told)


def _drafted(sources: Sources, asked: Sequence[Asked], told: Told) -> Parts:
    chunks = list(sources.chunks())  # a byte an answer, as they came
    found = count(sources, chunks, asked)
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
    spread = spread_of(sources, chunks, asked, planned, found)
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
