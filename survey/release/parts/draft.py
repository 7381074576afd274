"""Groups and choices of every unit, computed but not written."""

from collections.abc import Sequence
from typing import NamedTuple

from survey.measure.parts import Counted as Sums
from survey.measure.parts import Question, Union, Unions, count_block
from survey.release.parts.choices import ChoicePlan
from survey.release.parts.crossed import Beside, crossed
from survey.release.parts.groups import GroupPlan
from survey.release.parts.rows import ChoiceRow, PartRow
from survey.release.parts.sheets import Chunk
from survey.release.parts.sources import Sources
from survey.release.parts.told import Told

Plan = GroupPlan | ChoicePlan


class Parts(NamedTuple):
    """What a release says of groups, and of what people chose."""

    groups: Sequence[PartRow] = ()
    choices: Sequence[ChoiceRow] = ()


def draft_parts(sources: Sources, told: Told) -> Parts:
    """Return the groups and choices of every unit, told anew or as they were.

    The sheets are gone through twice: for the indices, and, once these are known, for
    how much the sampling units differ from them.
    """
    questions = [
        *(
            Question.of_groups(
                sources.instrument, len(one.codes), weighting=sources.weighting
            )
            for one in sources.groupings
        ),
        *(
            Question.of_options(
                len(one.options), sources.fewest, weighting=sources.weighting
            )
            for one in sources.choosings
        ),
    ]
    if not questions:
        return Parts()
    chunks = list(sources.chunks())  # a byte an answer, as they came
    sums = _count(sources, chunks, questions)
    groups = _grouped(sources, chunks, sums, told)
    choices = [
        ChoicePlan.of(sources, one, found, told)
        for one, found in zip(
            sources.choosings, sums[len(sources.groupings) :], strict=True
        )
    ]
    plans: list[Plan] = [*groups, *choices]
    unions = _spread(sources, chunks, questions, [one.unions for one in plans], sums)
    return Parts(
        [
            row
            for plan, found in zip(groups, unions, strict=False)
            for row in plan.rows(found)
        ],
        [
            row
            for choice, found in zip(choices, unions[len(groups) :], strict=True)
            for row in choice.rows(found)
        ],
    )


def _grouped(
    sources: Sources, chunks: Sequence[Chunk], sums: Sequence[Sums], told: Told
) -> list[GroupPlan]:
    """Return what is told of groups, one way to part the sheets after the other."""
    plans: list[GroupPlan] = []
    for one, found in zip(sources.groupings, sums, strict=False):
        beside: list[Beside] = []
        if one.is_of_origin:
            tables = crossed(chunks, one, [plan.grouping for plan in plans])
            hidden = (plan.hidden for plan in plans)
            beside = list(map(Beside, tables, hidden))
        plans.append(GroupPlan.of(sources, one, found, told, beside))
    return plans


def _count(
    sources: Sources, chunks: Sequence[Chunk], questions: Sequence[Question]
) -> list[Sums]:
    found: list[list[Sums]] = [[] for _question in questions]
    for chunk in chunks:
        for place, block in enumerate(sources.blocks(chunk)):
            found[place].append(count_block(questions[place], block, len(chunk.units)))
    return [Sums.joined(parts) for parts in found]


def _spread(
    sources: Sources,
    chunks: Sequence[Chunk],
    questions: Sequence[Question],
    plans: Sequence[Sequence[Union]],
    sums: Sequence[Sums],
) -> list[Unions | None]:
    """Return the unions of every plan with their variances; None where it has none."""
    found = [
        Unions(question, plan, own) if plan else None
        for question, plan, own in zip(questions, plans, sums, strict=True)
    ]
    for chunk in chunks:
        for unions, block in zip(found, sources.blocks(chunk), strict=True):
            if unions:
                unions.add(block, chunk.units)
    return found
