"""The day it is where the installation stands."""

from datetime import date

from flask import current_app

from survey import clock


def today() -> date:
    """Return the day that deadlines are held against."""
    return clock.today(current_app.config["HAILONG"].zone)
