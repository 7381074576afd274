"""What one process keeps at hand, so that opening a page asks no database."""

from datetime import date

from sqlalchemy import Engine

from survey.db import writing
from survey.methods.form import Form
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Channel
from survey.respond.keeping import Kept
from survey.respond.open_counters import find_counter
from survey.respond.pages import BlankPage
from survey.respond.places import CODE, Absence, OpenCounter
from survey.respond.queries import find_document
from survey.respond.tokens import signing_key

LOOKUP_SECONDS = 10  # a closed counter takes sheets no longer than this
LOOKUPS = 4096
QUESTIONNAIRES = 32
PAGES = 256  # of some 40 kB


class Desk:
    """Counters, questionnaires and blank pages, kept; and the key of the tokens."""

    def __init__(self, engine: Engine, *, secret_key: str) -> None:
        self._engine = engine
        self._counters: Kept[tuple[str, date, Channel], OpenCounter | Absence] = Kept(
            most=LOOKUPS, seconds=LOOKUP_SECONDS
        )
        # Published questionnaires are frozen, so these never grow old.
        self._forms: Kept[int, Form] = Kept(most=QUESTIONNAIRES)
        self.pages: Kept[tuple[OpenCounter, str], BlankPage] = Kept(most=PAGES)
        self.key = signing_key(secret_key)
        self.storing = _storing(engine)

    def counter(
        self, code: str, day: date, channel: Channel = Channel.QR
    ) -> OpenCounter | Absence:
        """Return the counter of a code as it takes sheets of a channel on a day."""
        if not CODE.fullmatch(code):
            return Absence.UNKNOWN

        def look_up() -> OpenCounter | Absence:
            with self._engine.connect() as connection:
                return find_counter(connection, code, day=day, channel=channel)

        return self._counters.get((code, day, channel), look_up)

    def form(self, questionnaire_id: int) -> Form:
        """Return a published questionnaire."""

        def look_up() -> Form:
            with self._engine.connect() as connection:
                return parse_questionnaire(find_document(connection, questionnaire_id))

        return self._forms.get(questionnaire_id, look_up)


def _storing(engine: Engine) -> Engine:
    """Return the engine that sheets are stored with.

    On PostgreSQL a sheet is one statement, and so a transaction of its own: BEGIN
    and COMMIT around it would be two more waits for the server.
    """
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="AUTOCOMMIT")
    return writing(engine)
