"""Groups and choices that the last release told."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Choice, Part, PartDetail, Release
from survey.release.parts.rows import ChoiceRow, DetailRow, PartRow


class Told(NamedTuple):
    """Rows by dimension, or item, and unit; none before a round's second release."""

    groups: Mapping[tuple[str, int], Sequence[PartRow]]
    choices: Mapping[tuple[str, int], Sequence[ChoiceRow]]
    details: Mapping[tuple[str, int], Sequence[DetailRow]]

    @classmethod
    def by(cls, session: Session, release: Release | None) -> Self:
        """Return what a release told."""
        groups: dict[tuple[str, int], list[PartRow]] = {}
        choices: dict[tuple[str, int], list[ChoiceRow]] = {}
        details: dict[tuple[str, int], list[DetailRow]] = {}
        if release is None:
            return cls(groups, choices, details)
        parts = select(Part).where(Part.release_id == release.id)
        for part in session.scalars(parts):
            group = PartRow(*(getattr(part, name) for name in PartRow._fields))
            groups.setdefault((part.dimension, part.unit_id), []).append(group)
        options = select(Choice).where(Choice.release_id == release.id)
        for one in session.scalars(options):
            choice = ChoiceRow(*(getattr(one, name) for name in ChoiceRow._fields))
            choices.setdefault((one.item, one.unit_id), []).append(choice)
        # By the connection: a large round has tens of thousands.
        columns = [getattr(PartDetail, name) for name in DetailRow._fields]
        found = select(*columns).where(PartDetail.release_id == release.id)
        for row in session.connection().execute(found):
            detail = DetailRow(*row)
            details.setdefault((detail.dimension, detail.unit_id), []).append(detail)
        return cls(groups, choices, details)
