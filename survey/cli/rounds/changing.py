"""Rounds changed while that is possible, and closed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import click

from survey.audit import Event, add_event, changes, command_line
from survey.cli.context import Installation, pass_installation
from survey.cli.options import DAY, Word
from survey.cli.rounds.options import choosing, chosen
from survey.clock import today
from survey.manage.operations.round_changes import edit_round, facts, standing_plan
from survey.manage.operations.rounds import close_round, round_by_code
from survey.models import Channel, Population, UnitKind, Weighting


@click.command("edit")
@click.argument("code")
@click.option("--title")
@click.option("--from", "start", type=DAY, help="First day.")
@click.option("--to", "end", type=DAY, help="Last day, included.")
@click.option("--weighting", type=Word(Weighting))
@click.option("--channel", "channels", multiple=True, type=Word(Channel))
@click.option("--population", "populations", multiple=True, type=Word(Population))
@click.option("--all-units", is_flag=True, help="All units below the round's own.")
@choosing
@pass_installation
def edit(
    installation: Installation,
    *,
    code: str,
    title: str | None,
    start: date | None,
    end: date | None,
    weighting: Weighting | None,
    channels: Sequence[Channel],
    populations: Sequence[Population],
    all_units: bool,
    kinds: Sequence[UnitKind],
    groups: Sequence[str],
    units: Sequence[str],
) -> None:
    """Change what is given of a round; after its first sheet only little may.

    Then the title, a later last day, further units and channels, and until the first
    release the weighting.
    """
    with installation.session() as session:
        round_ = round_by_code(session, code, to_change=True)
        before, plan = facts(session, round_), standing_plan(session, round_)
        plan = replace(
            plan,
            title=title or plan.title,
            starts_on=start or plan.starts_on,
            ends_on=end or plan.ends_on,
            weighting=weighting or plan.weighting,
            channels=tuple(dict.fromkeys(channels)) or plan.channels,
            populations=tuple(dict.fromkeys(populations)) or plan.populations,
        )
        some = chosen(
            session,
            plan.root,
            kinds=kinds,
            groups=groups,
            units=units,
            period=(plan.starts_on, plan.ends_on),
        )
        if some or all_units:
            plan = replace(plan, units=some)
        edit_round(session, round_, plan)
        changed = changes(before, facts(session, round_))
        if changed["after"]:
            event = Event("round.edited", "round", code, round_.root_id, **changed)
            add_event(session, event, by=command_line())
            session.commit()
        names = ", ".join(changed["after"]) or "nothing"
        click.echo(f"Changed of {code}: {names}.")


@click.command("close")
@click.argument("code")
@pass_installation
def close(installation: Installation, code: str) -> None:
    """Close a round for good: no more sheets, and nothing of it changes any more.

    What came in stays, and can still be released. To stop sheets alone, change the
    last day.
    """
    with installation.session() as session:
        closed = round_by_code(session, code, to_change=True)
        close_round(session, closed, on=today(installation.settings.zone))
        after = {"closed_on": str(closed.closed_on)}
        event = Event("round.closed", "round", code, closed.root_id, after=after)
        add_event(session, event, by=command_line())
        session.commit()
        click.echo(f"Closed {closed.code} on {closed.closed_on}.")
