"""A page kept around its token."""

import gzip
import zlib

import pytest

from survey.respond.splice import KeptPage

HOLE = "~" * 48
PAGE = f"<!doctype html><p>Quầy số 3 {'rất hài lòng ' * 500}</p>{HOLE}</form></html>"
FILLINGS = [b"a" * 48, b"-" * 48, bytes(range(48)), b"\xff" * 48]


@pytest.mark.parametrize("filling", FILLINGS)
def test_both_encodings_are_the_same_page(filling: bytes) -> None:
    kept = KeptPage(PAGE, HOLE)
    expected = PAGE.encode().replace(HOLE.encode(), filling)
    assert kept.plain(filling) == expected
    assert gzip.decompress(kept.gzipped(filling)) == expected


def test_it_is_one_member_that_browsers_read_as_a_stream() -> None:
    packed = KeptPage(PAGE, HOLE).gzipped(b"x" * 48)
    reader = zlib.decompressobj(31)
    read = b"".join(
        reader.decompress(packed[k : k + 7]) for k in range(0, len(packed), 7)
    )
    assert read == PAGE.replace(HOLE, "x" * 48).encode()
    assert reader.eof
    assert reader.unused_data == b""


def test_the_hole_costs_little() -> None:
    whole = gzip.compress(PAGE.encode(), 9)
    assert len(KeptPage(PAGE, HOLE).gzipped(b"x" * 48)) < len(whole) + 48 + 40


@pytest.mark.parametrize("page", ["no hole", f"{HOLE} and {HOLE}"])
def test_there_must_be_exactly_one_hole(page: str) -> None:
    with pytest.raises(ValueError, match="exactly once"):
        KeptPage(page, HOLE)
