"""What the files of a release are called when they are saved."""

from survey.models import Release

FIGURES = "figures"


def file_name(release: Release, kind: str, *, table: str = FIGURES) -> str:
    """Return the name of a release's workbook, or of one of its tables."""
    which = "" if table == FIGURES else f"-{table}"
    return f"hai-long-{release.round.code}-{release.number}{which}.{kind}"
