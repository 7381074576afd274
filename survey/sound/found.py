"""What was found in a file, and why one cannot be taken."""

from typing import NamedTuple

MEDIA_TYPES = {
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "m4a": "audio/mp4",
    "wav": "audio/wav",
}


class Sound(NamedTuple):
    """A recording: its kind, and how long it is to listen to."""

    kind: str  # of MEDIA_TYPES
    seconds: float


class Truncated(Exception):
    """A file ends before what it says it holds."""


class Unplayable(Exception):
    """A file of a known kind holds something else than sound that browsers play."""
