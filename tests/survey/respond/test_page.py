"""The citizen's page: what it shows, in which order, how heavy it is."""

import gzip
import re
from base64 import b64encode
from hashlib import sha256
from itertools import groupby

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.methods import read_method, shipped
from survey.models import Counter
from tests.factories import Province, make_province
from tests.markup import Element
from tests.pages import Page, open_page

HEAVIEST = 12_000  # bytes over the wire, whole page
HEAVIEST_STYLE = 10_000
COUNTER_METHOD = read_method(shipped()["counter"])
WORST_TO_BEST = ["1", "2", "3", "4", "5", "-"]


@pytest.fixture
def page(client: FlaskClient, address: str) -> Page:
    return open_page(client, address)


def _radios(page: Page) -> list[Element]:
    return [e for e in page.all("input") if e["type"] == "radio"]


def test_it_names_the_counter_then_its_unit(page: Page, province: Province) -> None:
    assert page.heading == province.counters[0].name
    assert province.units[0].name in page.text
    assert page.heading in page.title


def test_every_item_goes_from_worst_to_best_and_nothing_is_chosen(page: Page) -> None:
    groups = groupby(_radios(page), key=lambda radio: radio["name"])
    values = {name: [radio["value"] for radio in radios] for name, radios in groups}
    codes = [f"q-{criterion.code}" for criterion in COUNTER_METHOD.criteria]
    assert values == dict.fromkeys(codes, WORST_TO_BEST)
    assert not any("checked" in radio.attributes for radio in _radios(page))


def test_every_tile_says_in_words_what_its_face_shows(page: Page) -> None:
    labels = [e for e in page.all("label") if "tile" in e["class"]]
    words = [" ".join(label.text.split()) for label in labels[:6]]
    assert words == [*COUNTER_METHOD.levels["vi"], "Không áp dụng"]
    assert len(labels) == 6 * len(COUNTER_METHOD.criteria)
    assert all(radio.parents[-1].tag == "label" for radio in _radios(page))


def test_faces_are_drawn_once_and_hidden_from_readers(page: Page) -> None:
    assert [s["id"] for s in page.all("symbol")] == [f"face-{n}" for n in range(1, 6)]
    used = [use["href"] for use in page.all("use")]
    assert used == [f"#face-{n}" for n in range(1, 6)] * len(COUNTER_METHOD.criteria)
    assert all(svg["aria-hidden"] == "true" for svg in page.all("svg"))


def test_items_stand_in_fieldsets_under_the_name_of_their_factor(page: Page) -> None:
    assert len(page.all("fieldset")) == len(COUNTER_METHOD.criteria)
    legends = [" ".join(legend.text.split()) for legend in page.all("legend")]
    assert legends[0].startswith("1. ")
    assert all("{" not in legend for legend in legends)
    factors = [factor.name["vi"] for factor in COUNTER_METHOD.factors]
    assert [heading.text for heading in page.all("h2")] == factors


def test_languages_are_links(client: FlaskClient, page: Page) -> None:
    english = open_page(client, page.link("English"))
    assert [html["lang"] for html in english.all("html")] == ["en"]
    assert "Very dissatisfied" in english.text
    assert COUNTER_METHOD.factors[0].name["en"] in english.text
    assert [e["lang"] for e in english.all("h1")] == ["vi"]  # it has no English name


@pytest.mark.parametrize("asked", ["", "km", "xx", "vi'\"><script>", "%00", "%ff"])
def test_another_language_is_the_first(
    client: FlaskClient, address: str, asked: str
) -> None:
    assert open_page(client, f"{address}?lang={asked}").all("html")[0]["lang"] == "vi"


def test_it_is_one_light_request(client: FlaskClient, address: str) -> None:
    answer = client.get(address, headers={"Accept-Encoding": "gzip, br"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert len(answer.data) < HEAVIEST / 2
    source = gzip.decompress(answer.data).decode()
    assert not re.search(
        r"<(script|link(?! rel=.icon)|img|iframe)|url\(|@import", source
    )
    [style] = re.findall("<style>(.*?)</style>", source, re.DOTALL)
    assert len(style.encode()) < HEAVIEST_STYLE


def test_the_longest_questionnaire_is_light_too(
    client: FlaskClient, session: Session, clock: time_machine.Traveller
) -> None:
    code = make_province(session, method="sipas-2023").counters[0].code
    session.commit()
    answer = client.get(f"/q/{code}", headers={"Accept-Encoding": "gzip"})
    assert len(answer.data) < HEAVIEST


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0", "*;q=0"])
def test_it_comes_plain_to_who_cannot_unpack(
    client: FlaskClient, address: str, accepted: str
) -> None:
    answer = client.get(address, headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer.headers
    assert answer.text.endswith("</html>")


def test_both_encodings_differ_in_their_token_alone(
    client: FlaskClient, address: str
) -> None:
    plain = client.get(address).data
    packed = client.get(address, headers={"Accept-Encoding": "gzip"}).data
    token = re.compile(rb'(name="token" value=")[^"]+')
    unpacked = gzip.decompress(packed)
    assert unpacked != plain
    assert token.sub(rb"\1", unpacked) == token.sub(rb"\1", plain)


def test_only_its_own_stylesheet_is_allowed(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    [style] = re.findall("<style>(.*?)</style>", answer.text, re.DOTALL)
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    policy = answer.headers["Content-Security-Policy"]
    assert f"style-src 'self' 'sha256-{allowed}';" in policy
    assert "unsafe" not in policy


def test_names_are_text_not_markup(
    client: FlaskClient, session: Session, counter: Counter
) -> None:
    counter.name = "<script>alert(1)</script> {counter} {{ 7*7 }}"
    counter.room = '"><img src=x onerror=alert(1)>'
    session.commit()
    answer = client.get(f"/q/{counter.code}")
    assert "<script" not in answer.text
    assert "<img" not in answer.text
    assert "{{ 7*7 }}" in answer.text
