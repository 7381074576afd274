"""A file that was uploaded as a recording, looked into or refused."""

import struct
from collections.abc import Callable

from flask_babel import gettext as _

from survey.errors import Problem
from survey.i18n import brief, number
from survey.sound import m4a, mp3, ogg, wav
from survey.sound.found import Sound, Truncated, Unplayable

MOST_BYTES = 200_000
SHORTEST, LONGEST = 0.3, 120.0  # seconds
READERS = {
    "wav": (wav.is_wav, wav.seconds),
    "ogg": (ogg.is_ogg, ogg.seconds),
    "m4a": (m4a.is_m4a, m4a.seconds),
    "mp3": (mp3.is_mp3, mp3.seconds),
}


def sound_of(content: bytes) -> Sound:
    """Return what a file holds, or raise a `Problem` that says why it is not taken."""
    if len(content) > MOST_BYTES:
        raise Problem(
            _(
                "Tệp nặng %(size)s kB là quá lớn: nhiều nhất %(most)s kB. Xin thu ngắn "
                "lại, hoặc lưu dạng MP3 hay M4A một kênh, 32 đến 64 kbit/giây.",
                size=number(-(-len(content) // 1000)),
                most=number(MOST_BYTES // 1000),
            ),
            status=413,
        )
    for kind, (is_one, seconds) in READERS.items():
        if is_one(content):
            return _checked(Sound(kind, _length(content, seconds)))
    raise Problem(
        _(
            "Tệp này không phải âm thanh MP3, Ogg, M4A hay WAV (xét theo nội dung, "
            "không theo tên tệp). Xin lưu lại thành một trong bốn dạng ấy."
        ),
        status=415,
    )


def _length(content: bytes, seconds: Callable[[bytes], float]) -> float:
    try:
        return seconds(content)
    except (Truncated, struct.error):
        words = _("Tệp bị cắt, thiếu phần cuối. Xin lưu hoặc chép lại rồi tải lên lại.")
        raise Problem(words) from None
    except Unplayable:
        words = _(
            "Trình duyệt không phát được âm thanh trong tệp này. Xin lưu lại thành "
            "MP3, M4A (AAC), Ogg (Opus, Vorbis) hay WAV không nén."
        )
        raise Problem(words, status=415) from None


def _checked(sound: Sound) -> Sound:
    if SHORTEST <= sound.seconds <= LONGEST:
        return sound
    raise Problem(
        _(
            "Bản thu dài %(n)s giây: phải từ %(low)s đến %(high)s giây. "
            "Xin nghe lại tệp và thu lại.",
            n=brief(round(sound.seconds, 1)),
            low=brief(SHORTEST),
            high=brief(LONGEST),
        )
    )
