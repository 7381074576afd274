"""The version of this software, as figures name it."""

from importlib.metadata import PackageNotFoundError, version


def software_version() -> str:
    """Return name and version, also in a checkout that was never installed."""
    try:
        return f"hai-long {version('hai-long')}"
    except PackageNotFoundError:
        return "hai-long (not installed)"
