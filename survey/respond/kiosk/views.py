"""All addresses of kiosks, put together."""

from survey.respond.kiosk import pairing, sending, showing, telling
from survey.respond.kiosk.blueprint import bp

__all__ = ["bp", "pairing", "sending", "showing", "telling"]
