"""Small packs of invented provinces, to try on what receives packs."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from survey.demo.samples import sample_releases
from survey.exports.pack import read_pack, write_pack

UNREPORTED = "Hồ sơ mẫu của tỉnh không có thật, không kèm báo cáo."


def sample_packs(
    year: int, n: int, *, zone: ZoneInfo, method: str = "counter"
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each of `n` packs; always the same ones."""
    found = sample_releases(year, n, method=method)
    for number, (session, release) in enumerate(found, start=1):
        stream = BytesIO()
        read = read_pack(session, release, zone, unreported=UNREPORTED)
        write_pack(read, stream)
        yield f"ho-so-mau-{number:02}.zip", stream.getvalue()


def write_samples(folder: Path, year: int, n: int, *, zone: ZoneInfo) -> None:
    """Write sample packs into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in sample_packs(year, n, zone=zone):
        (folder / name).write_bytes(content)
