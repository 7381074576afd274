"""Opening a round by command."""

from collections.abc import Sequence
from datetime import date

import click
from sqlalchemy.orm import Session

from survey.audit import Event, add_event, command_line
from survey.cli.context import Installation, pass_installation
from survey.cli.options import DAY, Word
from survey.cli.rounds.options import choosing, chosen
from survey.manage.operations.methods import method_by_code
from survey.manage.operations.questionnaires import (
    published_questionnaire,
    questionnaire_by_code,
)
from survey.manage.operations.round_changes import facts
from survey.manage.operations.rounds import RoundPlan, open_round
from survey.models import (
    Channel,
    Method,
    Population,
    Questionnaire,
    UnitKind,
    Weighting,
)
from survey.tree import unit_by_code


@click.command("open")
@click.argument("code")
@click.option("--root", required=True, metavar="UNIT", help="Unit, with all below it.")
@click.option("--method", required=True, help="CODE or CODE:VERSION.")
@click.option("--from", "start", type=DAY, required=True, help="First day.")
@click.option("--to", "end", type=DAY, required=True, help="Last day, included.")
@click.option("--title", help="By default the title of the method.")
@click.option(
    "--questionnaire",
    help="CODE or CODE:VERSION; by default the newest published one of the method.",
)
@click.option(
    "--weighting",
    type=Word(Weighting),
    default=Weighting.EQUAL.value,
    show_default=True,
)
@click.option(
    "--channel",
    "channels",
    multiple=True,
    type=Word(Channel),
    default=[Channel.QR.value],
    show_default=True,
)
@click.option(
    "--population",
    "populations",
    multiple=True,
    type=Word(Population),
    default=[Population.COUNTER_USERS.value],
    show_default=True,
)
@choosing
@pass_installation
def open_(
    installation: Installation,
    *,
    code: str,
    root: str,
    method: str,
    start: date,
    end: date,
    title: str | None,
    questionnaire: str | None,
    weighting: Weighting,
    channels: Sequence[Channel],
    populations: Sequence[Population],
    kinds: Sequence[UnitKind],
    groups: Sequence[str],
    units: Sequence[str],
) -> None:
    """Open a survey round, in a unit and all below it or in some of these."""
    with installation.session() as session:
        taken, top = method_by_code(session, method), unit_by_code(session, root)
        is_asking = Channel.TALLY not in channels
        some = chosen(
            session,
            top,
            kinds=kinds,
            groups=groups,
            units=units,
            period=(start, end),
        )
        plan = RoundPlan(
            code=code,
            title=title or taken.title,
            starts_on=start,
            ends_on=end,
            root=top,
            method=taken,
            questionnaire=_asked(session, questionnaire, taken) if is_asking else None,
            channels=tuple(dict.fromkeys(channels)),
            populations=tuple(dict.fromkeys(populations)),
            weighting=weighting,
            units=some,
        )
        opened = open_round(session, plan)
        after = facts(session, opened)
        event = Event("round.opened", "round", opened.code, top.id, after=after)
        add_event(session, event, by=command_line())
        session.commit()
        where = f"{len(some)} units of {root}" if some else f"{root} and all below it"
        click.echo(
            f"Opened {opened.code}: {opened.title}, {opened.starts_on} to "
            f"{opened.ends_on}, {where}."
        )


def _asked(session: Session, name: str | None, method: Method) -> Questionnaire:
    if name:
        return questionnaire_by_code(session, name)
    return published_questionnaire(session, method)
