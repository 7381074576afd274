"""The ways of helping that a counter's round takes today."""

from collections.abc import Iterable
from datetime import date

from flask import current_app
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from survey import clock
from survey.fields import StaffForm
from survey.models import Channel
from survey.respond.places import Absence
from survey.respond.requested import desk
from survey.words import channel_word


class HelpForm(StaffForm):
    """How somebody is helped."""

    channel = RadioField(
        _l("Ông/Bà giúp bằng cách nào?"),
        validators=[InputRequired(_l("Xin chọn một cách."))],
    )

    def offer(self, channels: Iterable[Channel]) -> None:
        """Offer the ways that are taken; the only one is chosen already."""
        words = {one: channel_word(one) for one in channels}
        self.channel.choices = [
            SelectChoice(one.value, word[:1].upper() + word[1:])
            for one, word in words.items()
        ]
        if len(words) == 1 and not self.is_submitted():
            self.channel.data = next(iter(words)).value


def taking(
    code: str, channels: Iterable[Channel], *, round_id: int | None = None
) -> list[Channel]:
    """Return which of these channels a counter takes, into a round if one is given."""
    found = ((one, desk().counter(code, today(), one)) for one in channels)
    return [
        channel
        for channel, counter in found
        if not isinstance(counter, Absence)
        and round_id in {None, counter.place.round_id}
    ]


def today() -> date:
    """Return the day it is at the counters."""
    return clock.today(current_app.config["HAILONG"].zone)
