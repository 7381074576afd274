"""Where this installation keeps its templates, migrations and fonts."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _templates() -> Path:
    """Return the template folder of this installation.

    The wheel carries it as ``survey/templates``; in a checkout it stands
    next to the package. An installed copy never looks outside itself.
    """
    installed = PACKAGE / "templates"
    return installed if installed.is_dir() else PACKAGE.parent / "templates"


TEMPLATES = _templates()
MIGRATIONS = PACKAGE / "migrations"
FONTS = PACKAGE / "fonts"
