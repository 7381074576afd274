"""Sheets to send: made with the site's own key, as its pages would have made them."""

import random
import time
from base64 import urlsafe_b64decode
from dataclasses import dataclass
from datetime import date

from bench.sites import SECRET, ZONE, Site
from survey import clock
from survey.methods.questionnaire import parse_questionnaire
from survey.respond import tokens
from survey.respond.open_counters import find_counter
from survey.respond.places import OpenCounter
from survey.respond.queries import find_document
from survey.respond.sheets import Sheet, fill_in


@dataclass(frozen=True)
class Mint:
    """Draws sheets for one counter, each with the form that carries it."""

    counter: OpenCounter
    codes: tuple[str, ...]  # of the items
    key: bytes
    day: date

    @classmethod
    def of(cls, site: Site) -> "Mint":
        """Return the mint of a site's open counter."""
        day = clock.today(ZONE)
        engine = site.engine()
        with engine.connect() as connection:
            counter = find_counter(connection, site.counter, day=day)
            if not isinstance(counter, OpenCounter):
                raise RuntimeError(f"{site.counter} is {counter}")
            document = find_document(connection, counter.place.questionnaire_id)
        engine.dispose()
        codes = tuple(item.code for item in parse_questionnaire(document).items)
        return cls(counter, codes, tokens.signing_key(SECRET), day)

    def draw(self, rng: random.Random) -> tuple[Sheet, dict[str, str]]:
        """Return a sheet and the fields a browser would send for it."""
        minute = int(time.time()) // 60
        token = tokens.issue(self.key, self.counter.scope, minute=minute).decode()
        # What nobody but the page's holder knows; the harness made the page.
        secret = urlsafe_b64decode(token)[: tokens.SECRET]
        answers = "".join(rng.choice("12345-") for _ in self.codes)
        sheet = fill_in(
            self.counter.place,
            answers,
            secret=secret,
            day=self.day,
            half=clock.Half.MORNING,
            language="vi",
        )
        fields = {f"q-{code}": a for code, a in zip(self.codes, answers, strict=True)}
        return sheet, fields | {"comment": "", "token": token}
