"""Every page that a person can come to, by subject, with what it is called."""

from tests.pictures.catalogue import collecting, people, results, setting_up
from tests.pictures.catalogue.pages import NOBODY, Pictured, Subject
from tests.pictures.catalogue.without import WITHOUT

__all__ = ["NOBODY", "SUBJECTS", "WITHOUT", "Pictured", "Subject", "pictured"]

SUBJECTS: tuple[Subject, ...] = (
    *results.SUBJECTS,
    *collecting.SUBJECTS,
    *setting_up.SUBJECTS,
    *people.SUBJECTS,
)


def pictured() -> tuple[Pictured, ...]:
    """Return every page that is drawn."""
    return tuple(one for subject in SUBJECTS for one in subject.pages)
