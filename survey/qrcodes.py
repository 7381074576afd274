"""QR codes of addresses, as SVG and PNG."""

from collections.abc import Iterator, Sequence
from html import escape
from io import BytesIO
from itertools import groupby

from qrcode.constants import ERROR_CORRECT_Q
from qrcode.main import QRCode

QUIET_ZONE = 4  # modules; ISO/IEC 18004 asks for this much white around
PNG_MODULE = 16  # pixels; about 10 cm at 150 dots per inch


def counter_address(site: str, code: str) -> str:
    """Return the public address of a counter's questionnaire."""
    return f"{site}/q/{code}"


def qr_svg(address: str, *, title: str) -> str:
    """Return the QR code of an address as a standalone SVG, one unit a module."""
    matrix = _code(address).get_matrix()
    size = len(matrix)
    path = "".join(_runs(matrix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'role="img" shape-rendering="crispEdges"><title>{escape(title)}</title>'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path fill="#000" d="{path}"/></svg>'
    )


def qr_png(address: str) -> bytes:
    """Return the QR code of an address as a PNG."""
    code = _code(address)
    code.box_size = PNG_MODULE
    stream = BytesIO()
    code.make_image().save(stream, format="PNG")
    return stream.getvalue()


def _code(address: str) -> QRCode:
    # Level Q still reads with a quarter of it scratched or covered.
    code = QRCode(error_correction=ERROR_CORRECT_Q, border=QUIET_ZONE)
    code.add_data(address)
    code.make()
    return code


def _runs(matrix: Sequence[Sequence[bool]]) -> Iterator[str]:
    """Yield the black runs of every row as pieces of an SVG path."""
    for y, row in enumerate(matrix):
        x = 0
        for is_black, run in groupby(row):
            length = len(list(run))
            if is_black:
                yield f"M{x} {y}h{length}v1h-{length}z"
            x += length
