"""Server time of every page of officials, on the invented province of `make demo`."""

import gc
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from bench.figures import Row, report
from bench.sites import SECRET, ZONE
from survey.accounts.operations import add_official
from survey.config import read_settings
from survey.db import make_engine, writing
from survey.demo.build import build_province
from survey.migrate import upgrade
from survey.models import Draw, Frame, Questionnaire, Round
from survey.site import create_app
from tests.pages import open_page, send

EMAIL, PASSWORD = "do@thuan-khe.example", "sông núi nước Nam 1077"
TIMES = 20  # each page is asked for, after a first time that fills caches
PROMISED = 0.3  # seconds, p95 of any page

PAGES = (
    *("/thiet-lap", "/cay-don-vi", "/cay-don-vi?q=xa", "/cay-don-vi/TK"),
    *("/cay-don-vi/moi", "/cay-don-vi/nhap", "/sap-xep", "/linh-vuc"),
    *("/quay", "/quay?q=xa", "/quay/moi", "/phuong-phap-do"),
    *("/phuong-phap-do/counter/1", "/phieu", "/dot-khao-sat", "/dot-khao-sat/moi"),
    *("/nguoi-dung", "/nguoi-dung/moi", "/nhat-ky", "/tai-khoan"),
    *("/thu-thap", "/ket-qua", "/", "/don-vi/TK", "/don-vi/TK-P01"),
)


def main() -> None:
    """Measure and print; with --write also keep the figures in the page."""
    with _official() as (client, addresses):
        rows = [_measured(client, address) for address in addresses]
    report("pages", rows, write="--write" in sys.argv)
    slow = [row["page"] for row in rows if float(row["p95 ms"]) > 1000 * PROMISED]
    if slow:
        raise SystemExit(f"slower than promised: {slow}")


def _addresses(session: Session) -> Iterator[str]:
    """Yield the pages, those of one round, list and draw with them."""
    yield from PAGES
    newest = select(Round.code).order_by(Round.starts_on.desc(), Round.id.desc())
    code = session.scalar(newest.where(Round.closed_on.is_(None)).limit(1))
    for part in ("", "/sua", "/don-vi", "/giao-dich"):
        yield f"/dot-khao-sat/{code}{part}"
    yield f"/dot-khao-sat/{code}/khong-xep-hang"
    yield from (f"/phan-loai/{code}/1", "/goc-nhin", "/so-sanh")
    yield "/so-sanh?unit=TK-X01&unit=TK-X02&unit=TK-P01&unit=TK-P02"
    for part in ("", "/muc-tieu", "/muc-tieu/tung-don-vi", "/danh-sach"):
        yield f"/chon-mau/{code}{part}"
    yield "/chon-mau/dieu-tra-vien"
    for address, query in (
        ("/chon-mau/danh-sach/{}", select(Frame.id)),
        ("/chon-mau/mau/{}", select(Draw.id)),
        ("/phieu/{}", select(Questionnaire.code)),
    ):
        found = session.scalar(query.limit(1))
        if found is not None and "phieu" not in address:
            yield address.format(found)


def _measured(client: FlaskClient, address: str) -> Row:
    size = len(client.get(address, follow_redirects=True).data)
    took = []
    for _time in range(TIMES):
        gc.collect()
        start = perf_counter()
        answer = client.get(address, follow_redirects=True)
        took.append(perf_counter() - start)
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status}")
    twentieths = statistics.quantiles(took, n=20)
    return {
        "page": address.replace("|", "/"),
        "median ms": float(f"{1000 * statistics.median(took):.3g}"),
        "p95 ms": float(f"{1000 * twentieths[-1]:.3g}"),
        "kB": round(size / 1024),
    }


@contextmanager
def _official() -> Iterator[tuple[FlaskClient, list[str]]]:
    """Open the demonstration as somebody who may see all of it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        url = URL.create("sqlite", database=str(folder / "hailong.db"))
        engine = make_engine(url)
        upgrade(engine)
        with Session(writing(engine)) as session:
            build_province(session, today=datetime.now(ZONE).date())
            add_official(session, EMAIL, password=PASSWORD)
            session.commit()
        settings = read_settings(
            instance=folder,
            secret_key=SECRET,
            database_url=url.render_as_string(),
            second_factor="optional",
        )
        client = create_app(settings).test_client()
        given: dict[str, str | list[str]] = {"email": EMAIL, "password": PASSWORD}
        send(client, open_page(client, "/dang-nhap"), given)
        with Session(engine) as session:
            # Read before: an open reader keeps SQLite's writers waiting.
            addresses = list(_addresses(session))
        yield client, addresses
        engine.dispose()


if __name__ == "__main__":
    main()
