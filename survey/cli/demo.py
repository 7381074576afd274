"""`hailong demo`: an invented province to try everything out on."""

import os
import time
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import click
from sqlalchemy.orm import Session

from survey import clock, migrate
from survey.cli.context import Installation, pass_installation
from survey.cli.samples import keep_samples
from survey.cli.together import run_together
from survey.config import Settings
from survey.demo import (
    appraisals,
    helping,
    kiosks,
    login,
    paper,
    renewal,
    scores,
    slips,
)
from survey.demo.build import SHEETS, build_province, is_built
from survey.demo.people import PEOPLE
from survey.speaking import speaking

SERVER, WORKER = "serve", "worker"
# With fewer some release would hold nothing new: the smallest gains are not told.
FEWEST, MOST = 2_000, 1_000_000
NEIGHBOURS = 5  # other provinces whose packs were received


class Tried(NamedTuple):
    """What is there to be tried without signing in: codes, and a pass."""

    counter: str
    kiosk: str  # pairs a tablet
    slip: str
    helping: str


@click.command()
@click.option("--build-only", is_flag=True, help="Start no server and no worker.")
@click.option(
    "--sheets",
    type=click.IntRange(FEWEST, MOST),
    default=sum(SHEETS),
    show_default=True,
    help="How many sheets to invent.",
)
@pass_installation
def demo(installation: Installation, build_only: bool, sheets: int) -> None:
    """Build an invented province, then serve it until Ctrl-C."""
    settings = installation.settings
    migrate.upgrade(installation.engine)
    today = clock.today(settings.zone)
    with installation.session() as session:
        if renewal.is_foreign(session):
            raise click.ClickException(
                "this database holds another province; give the demonstration "
                "one of its own with HAILONG_INSTANCE or HAILONG_DATABASE_URL"
            )
        _build(session, today, n=sheets, settings=settings)
        renewal.keep_a_round_open(session, today=today)
        passwords = login.let_people_in(session, settings.instance)
        if scores.sign_first(session):
            appraisals.appraise_units(session, today=today)
        paper.name_who_keyed(session)
        counter = renewal.shown_counter(session)
        tried = Tried(
            counter,
            kiosks.offer_kiosk(session, counter, now=clock.now()),
            slips.offer_slip(
                session,
                counter,
                today=today,
                secret_key=settings.secret_key.get_secret_value(),
            ),
            helping.offer_help(session, now=clock.now()),
        )
        session.commit()
    installation.engine.dispose()
    address = _address(settings)
    _tell(address, tried, passwords)
    if not build_only:
        run_together([SERVER, WORKER], env=_environment(settings, address))


def _build(session: Session, today: date, *, n: int, settings: Settings) -> None:
    if is_built(session):
        return
    click.echo(f"Building the invented province: {n:,} sheets …")
    start = time.monotonic()
    first = n * SHEETS[0] // sum(SHEETS)
    build_province(session, today=today, sheets=(first, n - first))
    with speaking("vi", settings):
        keep_samples(session, today.year - 1, NEIGHBOURS, zone=settings.zone)
    click.echo(f"Built in {time.monotonic() - start:.0f} seconds.")


def _address(settings: Settings) -> str:
    """Return where the site answers, unless the settings say how it is reached."""
    if "base_url" in settings.model_fields_set:
        return settings.address
    return f"http://{settings.host}:{settings.port}"


def _environment(settings: Settings, address: str) -> Mapping[str, str]:
    """Return what the server and the worker are told: the same installation.

    Nobody should have to set up an authenticator app to look round, seven times over.
    """
    second_factor = "optional"
    if "second_factor" in settings.model_fields_set:
        second_factor = settings.second_factor
    return os.environ | {
        "HAILONG_INSTANCE": str(settings.instance.resolve()),
        "HAILONG_BASE_URL": address,
        "HAILONG_SECOND_FACTOR": second_factor,
    }


def _tell(address: str, tried: Tried, passwords: Mapping[str, str]) -> None:
    click.echo(
        f"""
  Hài Lòng – all data and all people of this demonstration are invented.

  A citizen's page   {address}/q/{tried.counter}
  A slip, good once  {address}/m/{tried.slip}
  An interview       {address}/h/{tried.helping}
  A kiosk            {address}/kiosk  (pairing code {tried.kiosk}, good for 15 minutes)
  Everybody          {address}/cong-khai
  Officials          {address}/dang-nhap
"""
    )
    for person in PEOPLE:
        role = person.role.replace("-", " ")
        place = f" of {person.unit}" if person.unit else ""
        password = passwords[person.email]
        click.echo(f"  {role + place:<33}{person.email:<37}{password}")
    click.echo(
        """
  No second factor is asked for here, so that the roles can be tried in turn
  (HAILONG_SECOND_FACTOR=optional). In an installation of your own whoever can change
  or export anything signs in with one; that is the default.
"""
    )
