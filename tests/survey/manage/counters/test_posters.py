"""QR codes and posters: they open, fit on a page, and lead to the counter."""

from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader
from sqlalchemy.orm import Session

from survey.manage.counters.posters import (
    Poster,
    Size,
    filled,
    poster_of,
    poster_png,
    posters_pdf,
    posters_png,
)
from survey.qrcodes import counter_address, qr_png, qr_svg
from tests.factories import make_counter, make_province, make_unit

SITE = "https://hailong.anthinh.example"
ADDRESS = f"{SITE}/q/FJX5V2Z"
MILLIMETRE = 72 / 25.4  # points
PROMISES = (
    "Không thu tiền, không hỏi giấy tờ tùy thân, không đòi mật khẩu hay mã OTP.",
    "Cán bộ không đứng cạnh, không xem Ông/Bà trả lời.",
)
LABELS = [Size.LABELS_24, Size.LABELS_12, Size.LABELS_8]


@pytest.fixture
def poster() -> Poster:
    return Poster(
        above="UBND tỉnh An Thịnh",
        unit="Sở Nội vụ",
        unit_en="Department of Home Affairs",
        counter="Quầy tiếp nhận hồ sơ số 1",
        counter_en="Counter 1",
        room="Phòng 101",
        code="FJX5V2Z",
        address=ADDRESS,
        site=f"{SITE}/",
        qr=qr_svg(ADDRESS, title=ADDRESS),
    )


def read_qr(picture: bytes) -> list[str]:
    image = Image.open(BytesIO(picture)).convert("L")
    return [found.text for found in zxingcpp.read_barcodes(image)]


def words_of(document: bytes, *, page: int = 0) -> str:
    text = PdfReader(BytesIO(document)).pages[page].extract_text()
    return " ".join(text.split())


def test_the_png_leads_to_the_address() -> None:
    assert read_qr(qr_png(ADDRESS)) == [ADDRESS]


def test_the_svg_is_a_picture_with_a_name() -> None:
    source = qr_svg(ADDRESS, title="<Quầy> & số 1")
    root = ElementTree.fromstring(source)  # noqa: S314 - our own
    [title] = root.iter("{http://www.w3.org/2000/svg}title")
    assert title.text == "<Quầy> & số 1"
    assert root.get("role") == "img"


def test_the_svg_draws_what_the_png_draws(poster: Poster) -> None:
    """The poster sets the SVG; it is read back from the rendered page."""
    assert read_qr(poster_png(poster)) == [ADDRESS]


@pytest.mark.parametrize(
    ("size", "width", "height"), [(Size.A4, 210, 297), (Size.A5, 148, 209.3)]
)
def test_a_poster_is_one_page_of_its_size(
    poster: Poster, size: Size, width: float, height: float
) -> None:
    document = posters_pdf([poster], size=size)
    assert document.startswith(b"%PDF")
    [page] = PdfReader(BytesIO(document)).pages
    assert float(page.mediabox.width) == pytest.approx(width * MILLIMETRE, abs=1)
    assert float(page.mediabox.height) == pytest.approx(height * MILLIMETRE, abs=1)
    assert read_qr(poster_png(poster, size=size)) == [ADDRESS]


def test_a_poster_says_what_it_must(poster: Poster) -> None:
    words = words_of(posters_pdf([poster]))
    for said in (
        poster.unit,
        poster.counter,
        poster.room,
        poster.code,
        ADDRESS,
        "Dưới 1 phút – không cần tài khoản, không hỏi tên",
        *PROMISES,
        "We never ask for money, identity papers or passwords.",
    ):
        assert said in words


def numbered(poster: Poster, n: int) -> list[Poster]:
    """Return posters of several counters, each with a code of its own."""
    made = []
    for number in range(n):
        code = f"FJX5V{number:02d}"
        address = f"{SITE}/q/{code}"
        qr = qr_svg(address, title=address)
        made.append(replace(poster, code=code, address=address, qr=qr))
    return made


@pytest.mark.parametrize("size", LABELS)
def test_every_code_of_a_sheet_of_labels_leads_to_its_own_counter(
    poster: Poster, size: Size
) -> None:
    posters = numbered(poster, size.n_a_page + 1)
    pages = posters_png(posters, size=size, resolution=150)
    assert len(pages) == 2
    addresses = [one.address for one in posters]
    assert sorted(read_qr(pages[0])) == addresses[: size.n_a_page]
    assert read_qr(pages[1]) == addresses[size.n_a_page :]


@pytest.mark.parametrize("size", LABELS)
def test_a_label_says_where_it_belongs(poster: Poster, size: Size) -> None:
    document = posters_pdf([poster], size=size)
    words = words_of(document)
    for said in (
        poster.unit,
        poster.counter,
        poster.room,
        poster.code,
        "hailong.anthinh.example",
        "Không thu tiền, không hỏi giấy tờ",
    ):
        assert said in words
    [page] = PdfReader(BytesIO(document)).pages
    assert float(page.mediabox.height) == pytest.approx(297 * MILLIMETRE, abs=1)


def test_a_sheet_of_one_counter_is_full_of_its_label(poster: Poster) -> None:
    posters = filled(poster, Size.LABELS_8)
    assert read_qr(posters_png(posters, size=Size.LABELS_8)[0]) == [ADDRESS] * 8
    assert filled(poster, Size.A4) == [poster]


def test_a_tent_shows_the_same_on_both_sides(poster: Poster) -> None:
    assert read_qr(poster_png(poster, size=Size.TENT)) == [ADDRESS] * 2
    words = words_of(posters_pdf([poster], size=Size.TENT))
    for said in (poster.code, ADDRESS, *PROMISES):
        assert words.count(said) == 2


LONG = replace(
    Poster(*[""] * 10),
    above="Ủy ban nhân dân " * 12,
    unit="Trung tâm Phục vụ hành chính công " * 5 + "Nguyễn Thị Minh Khai",
    unit_en="Public Administration Service Centre " * 5,
    counter="Quầy tiếp nhận và trả kết quả thủ tục " * 3,
    counter_en="Counter for receiving dossiers " * 3,
    room="Phòng một cửa liên thông hiện đại " * 3,
    code="FJX5V2Z",
    address=f"https://{'rat-dai.' * 12}example/q/FJX5V2Z",
    site=f"https://{'rat-dai.' * 12}example/",
)


def test_long_names_get_smaller_and_stay_on_the_page() -> None:
    long = replace(LONG, qr=qr_svg(LONG.address, title=LONG.address))
    document = posters_pdf([long], size=Size.A5)
    assert len(PdfReader(BytesIO(document)).pages) == 1
    words = words_of(document)
    for text in (long.unit, long.counter, long.room):
        assert text.strip() in words
    assert read_qr(poster_png(long, size=Size.A5, resolution=150)) == [long.address]


@pytest.mark.parametrize("size", [*LABELS, Size.TENT])
def test_long_names_stay_on_their_label(size: Size) -> None:
    long = replace(LONG, qr=qr_svg(LONG.address, title=LONG.address))
    document = posters_pdf(filled(long, size), size=size)
    assert len(PdfReader(BytesIO(document)).pages) == 1
    n = max(size.n_a_page, 2 if size == Size.TENT else 1)
    assert words_of(document).count(long.code) >= n


@pytest.mark.parametrize(
    "name", ["#panic()", '#sys.inputs "x" \\', "$x$ *a* _b_ @c <d>", "]] // ```", "😀"]
)
def test_names_are_words_never_commands(poster: Poster, name: str) -> None:
    named = replace(poster, unit=name, counter=name, room=name, above=name)
    words = words_of(posters_pdf([named]))
    assert name == "😀" or words.count(name) >= 2


def test_a_unit_has_a_page_for_each_counter(session: Session) -> None:
    province = make_province(session, units=2, counters=2)
    posters = [poster_of(counter, site=SITE) for counter in province.counters]
    pages = PdfReader(BytesIO(posters_pdf(posters))).pages
    assert len(pages) == 4
    for page, counter in zip(pages, province.counters, strict=True):
        assert counter_address(SITE, counter.code) in page.extract_text()


def test_a_poster_names_the_unit_above(session: Session) -> None:
    root = make_unit(session, name="Tỉnh An Thịnh")
    below = make_counter(session, make_unit(session, root))
    assert poster_of(below, site=SITE).above == "Tỉnh An Thịnh"
    assert poster_of(make_counter(session, root), site=SITE).above == ""
