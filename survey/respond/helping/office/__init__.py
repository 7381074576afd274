"""Where staff begin to help, and end it; importing it hangs the pages on `bp`."""

from survey.respond.helping.office import counter, ending
from survey.respond.helping.office.blueprint import bp

__all__ = ["bp", "counter", "ending"]
