"""The binary message, taken apart by its documented layout and by its own decoder."""

import json

import numpy as np
import pytest

from playground.board import packet

ARRAYS = {
    "f8": np.array([0.1, -1e300, 5e-324]),
    "f4": np.array([[0.5, 1.5]], dtype=np.float32),
    "u1": np.array([1, 2, 255], dtype=np.uint8),
    "i2": np.array([[-32768, 32767], [0, 1]], dtype=np.int16),
    "none": np.empty((0, 2)),
}


def test_what_was_packed_comes_back_to_the_bit():
    header, arrays = packet.decode(packet.encode({"text": "σ(z) ≥ ½", "n": 3}, ARRAYS))
    assert header == {"text": "σ(z) ≥ ½", "n": 3}
    assert list(arrays) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert arrays[name].dtype == array.dtype
        assert arrays[name].shape == array.shape
        assert arrays[name].tobytes() == array.tobytes()


@pytest.mark.parametrize(
    ("rows", "most"),
    [
        ([0] * 1001, 200),
        ([0] * 500 + [7] + [0] * 500, 200),
        ([3], 200),
        ([], 200),
        ([0, 1] * 500, 2200),  # as they are
    ],
)
def test_numbers_that_seldom_change_take_little_room_and_come_back_to_the_bit(rows, most):
    array = np.array(rows, dtype=np.uint16)
    packed = packet.encode({}, {"rows": array, "after": np.array([0.5])})
    _, arrays = packet.decode(packed)
    assert arrays["rows"].dtype == array.dtype
    assert arrays["rows"].tolist() == rows
    assert arrays["after"].tolist() == [0.5]
    assert len(packed) < most


def test_every_array_starts_at_a_multiple_of_eight_in_little_endian():
    packed = packet.encode({"k": "σ"}, {"big": np.array([1.5], dtype=">f8"), **ARRAYS})
    length = int.from_bytes(packed[:4], "little")
    assert (4 + length) % 8 == 0
    table = json.loads(packed[4 : 4 + length])["arrays"]
    assert all(entry["offset"] % 8 == 0 for entry in table.values())
    assert packed[4 + length : 12 + length] == np.array([1.5], dtype="<f8").tobytes()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_a_header_holds_finite_numbers_only(value):
    with pytest.raises(ValueError, match="not JSON compliant"):
        packet.encode({"deep": [{"k": value}]}, {})
