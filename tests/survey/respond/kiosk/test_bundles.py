"""The files of a kiosk's pages: few, small, and kept for good where they may be."""

from gzip import decompress
from itertools import chain

from flask.testing import FlaskClient

from survey.assets import STATIC
from survey.respond.kiosk.bundles import PARTS, address_of

HEAVIEST = 14_000  # bytes of the script over the wire


def test_every_file_is_sent_with_one_of_the_pages() -> None:
    files = {file.name for file in (STATIC / "kiosk").iterdir()}
    assert set(chain.from_iterable(PARTS.values())) == files - {"worker.js"}


def test_a_bundle_is_small_and_kept_by_the_version_it_has(client: FlaskClient) -> None:
    gzip = {"Accept-Encoding": "gzip"}
    sent = client.get(address_of("kiosk.js"), headers=gzip)
    assert sent.headers["Content-Encoding"] == "gzip"
    assert "immutable" in sent.headers["Cache-Control"]
    assert len(sent.data) < HEAVIEST
    plain = client.get(address_of("kiosk.js"))
    assert plain.data == decompress(sent.data)
    assert plain.mimetype == "text/javascript"
    for part in PARTS["kiosk.js"]:
        assert (STATIC / "kiosk" / part).read_bytes() in plain.data
    other = client.get("/kiosk/tep/kiosk.js?v=of-last-year")
    assert other.headers["Cache-Control"] == "no-cache"
    for name in ("worker.js", "../listen.js", "kiosk.js.map"):
        assert client.get(f"/kiosk/tep/{name}").status_code == 404
