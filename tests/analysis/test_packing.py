import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from analysis.packing import pack, unpack


@pytest.mark.parametrize("top", [0, 1, 255, 256, 65_535, 65_536, 2**32, 2**62])
def test_every_width_comes_back(top):
    (again,) = unpack(pack([np.array([[0, top, 1]])]))
    assert_array_equal(again, [[0, top, 1]])
    assert again.dtype == np.int64


@given(st.lists(st.lists(st.floats(allow_nan=True), max_size=5), max_size=4))
def test_fractions_come_back_to_the_bit(lists):
    arrays = [np.array(values, dtype=np.float64) for values in lists]
    again = unpack(pack(arrays))
    assert [a.tobytes() for a in again] == [a.tobytes() for a in arrays]


def test_shapes_come_back():
    arrays = [np.zeros((0, 3)), np.arange(24).reshape(2, 3, 4), np.array(7)]
    assert [a.shape for a in unpack(pack(arrays))] == [(0, 3), (2, 3, 4), ()]


def test_whole_numbers_take_little_room():
    assert len(pack([np.arange(10_000) % 7])) < 200


def test_damage_is_refused():
    block = pack([np.arange(100)])
    for damaged in (b"", b"no", block[:-1], block[:10] + b"\0" + block[11:]):
        with pytest.raises(ValueError, match="packed arrays are damaged"):
            unpack(damaged)
