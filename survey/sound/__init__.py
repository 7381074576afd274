"""Recordings that people upload: what they really are, how long, whether whole.

Told by what a file holds, never by its name; each kind of file is read in a module of
its own. Nothing is decoded: a container that is whole is taken to hold what it says.
"""

from survey.sound.found import Sound
from survey.sound.reading import MOST_BYTES, sound_of

__all__ = ["MOST_BYTES", "Sound", "sound_of"]
