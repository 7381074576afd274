import json
from pathlib import Path

import pytest

from survey.documents import canonical
from survey.methods import digest, parse_method, read_method, shipped, to_document


@pytest.mark.parametrize("path", shipped().values(), ids=Path.name.fget)
def test_a_method_comes_back_from_its_document(path):
    method = read_method(path)
    stored = json.loads(json.dumps(to_document(method)))

    assert parse_method(stored) == method
    assert to_document(parse_method(stored)) == to_document(method)


def test_the_digest_sees_the_method_not_the_way_it_is_written(document):
    written_otherwise = dict(reversed(document.items())) | {"scale": 5, "version": 3}
    bands = {name: float(bound) for name, bound in document["bands"].items()}
    written_otherwise["bands"] = bands

    ours, other = parse_method(document), parse_method(written_otherwise)

    assert digest(to_document(ours)) == digest(to_document(other))


def test_the_digest_sees_every_change(document):
    before = digest(to_document(parse_method(document)))
    document["content"][0]["factor"][0]["criterion"][0]["weight"] = 2

    assert digest(to_document(parse_method(document))) != before


def test_the_digest_stays_what_it_is():
    """The digests stand in releases, so the bytes behind them may never change."""
    assert canonical({"b": [1, 2.0, None], "a": "Hài lòng"}) == (
        '{"a":"Hài lòng","b":[1,2.0,null]}'.encode()
    )
    assert digest({"b": [1, 2.0, None], "a": "Hài lòng"}) == (
        "b37f7474c5f25f4b65e1a8005ab7020f03909a0cdc989d39a1d0fa6486daebe8"
    )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("counter", "064feee439ea54c7"),
        ("counter-short", "d92948a6bcb3bb23"),
        ("sipas-2023", "8eb8b682194623db"),
    ],
)
def test_the_digest_of_a_method_in_use_stays_what_it_is(code, expected):
    """What a method can say has grown since; these were released before that."""
    document = to_document(read_method(shipped()[code]))

    assert digest(document).startswith(expected)


def test_what_json_cannot_hold_has_no_digest():
    with pytest.raises(ValueError, match="not JSON compliant"):
        digest({"weight": float("nan")})
