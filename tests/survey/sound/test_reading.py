"""What a file really is, how long it sounds, and why it is refused."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.errors import Problem
from survey.sound import MOST_BYTES, sound_of
from survey.speaking import speaking
from tests.survey.sound.made import m4a, mp3, ogg, wav

WHOLE = {
    "wav": wav(2.0),
    "mp3": mp3(2.016),
    "ogg": ogg(2.0),
    "m4a": m4a(2.0),
}
NOT_PLAYED = "Trình duyệt không phát được"
CUT = "Tệp bị cắt, thiếu phần cuối."
NO_SOUND = "không phải âm thanh"


@pytest.fixture(autouse=True, scope="module")
def vietnamese() -> Iterator[None]:
    with speaking("vi"):
        yield


@pytest.mark.parametrize("kind", WHOLE)
def test_a_whole_file_is_told_by_its_content(kind: str) -> None:
    sound = sound_of(WHOLE[kind])
    assert sound.kind == kind
    assert sound.seconds == pytest.approx(2.0, abs=0.05)


@pytest.mark.parametrize(
    "content",
    [
        mp3(1.008, tag=False),
        mp3(1.008, behind=b"TAG" + b"\0" * 125),
        ogg(1.0, codec="vorbis"),
        m4a(1.0, long=1),
    ],
)
def test_variants_of_a_kind(content: bytes) -> None:
    assert sound_of(content).seconds == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("lost", [1, 37, 0.5])
def test_a_file_cut_short_is_refused(kind: str, lost: float) -> None:
    whole = WHOLE[kind]
    n = int(len(whole) * lost) if lost < 1 else int(lost)
    if kind == "mp3":
        n += 1  # half of it is a whole number of frames
    with pytest.raises(Problem, match=CUT) as refused:
        sound_of(whole[:-n])
    assert refused.value.status == 422


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"", 415, NO_SOUND),
        (b"\x1aE\xdf\xa3" + b"\0" * 500, 415, NO_SOUND),  # WebM
        (b"#!AMR\n" + b"\0" * 500, 415, NO_SOUND),
        (b"<html><script>alert(1)</script>" + b" " * 500, 415, NO_SOUND),
        (b"ID3\x04\0\0\0\0\0\x0a" + b"x" * 400, 415, NOT_PLAYED),
        (mp3(0.072), 415, NOT_PLAYED),
        (ogg(codec="theora"), 415, NOT_PLAYED),
        (m4a(kind=b"vide"), 415, NOT_PLAYED),
        (m4a(codec=b"samr"), 415, NOT_PLAYED),
        (wav().replace(b"\x01\0\x01\0", b"\x55\0\x01\0", 1), 415, NOT_PLAYED),
        (ogg(is_ended=False), 422, CUT),
        (wav(0.1), 422, "Bản thu dài 0,1 giây: phải từ 0,3 đến 120 giây."),
        (m4a(121.0), 422, "Bản thu dài 121 giây"),
        (m4a(0.0), 422, "Bản thu dài 0 giây"),
        (wav(25.0), 413, "Tệp nặng 201 kB là quá lớn: nhiều nhất 200 kB."),
    ],
)
def test_a_file_that_is_not_taken_says_why(
    content: bytes, status: int, words: str
) -> None:
    with pytest.raises(Problem, match=words) as refused:
        sound_of(content)
    assert refused.value.status == status
    assert len(content) > MOST_BYTES or status != 413


@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_no_damaged_file_is_more_than_refused(kind: str, data: st.DataObject) -> None:
    content = bytearray(WHOLE[kind][:400])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    try:
        seconds = sound_of(bytes(content)).seconds
    except Problem:
        return
    assert 0.3 <= seconds <= 120
