"""Kinds of options the commands share."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

import click

from survey.days import read_day

Kind = TypeVar("Kind", bound=StrEnum)


class Day(click.ParamType[date]):
    """A day written 2026-01-31 or 31/1/2026."""

    name = "day"

    def convert(
        self,
        value: str | date,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date:
        """Return the day, or say how one is written."""
        day = value if isinstance(value, date) else read_day(value)
        if day is None:
            self.fail(f"{value!r} is no day; write 2026-01-31 or 31/1/2026", param, ctx)
        return day


DAY = Day()


class Word(click.Choice[Kind]):
    """One of an enumeration's words, as the database and the pages write them."""

    def __init__(self, kind: type[Kind]) -> None:
        super().__init__(list(kind), case_sensitive=False)

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:
        """Return how a member is typed: by its value, not by its name in Python."""
        return str(choice).casefold()


class Named(click.ParamType[tuple[str, str]]):
    """A name and what it is given, with "=" between; the first one parts them."""

    name = "name=…"

    def convert(
        self,
        value: str | tuple[str, str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, str]:
        """Return both, or say how they are written."""
        if isinstance(value, tuple):
            return value
        name, sign, given = value.partition("=")
        if not sign or not name.strip() or not given.strip():
            self.fail(f"{value!r}: write NAME=…", param, ctx)
        return name.strip(), given.strip()
