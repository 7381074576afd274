"""Packs that somebody made up, each with what is said of it."""

import io
import json
import struct
import zipfile
from collections.abc import Callable

from survey.packs.verify import sha256
from tests.survey.packs.samples import (
    FIGURES,
    MANIFEST,
    Files,
    files_of,
    retold,
    samples,
    sealed,
    vouched,
)


def zipped(files: Files, **given: object) -> bytes:
    """Return a ZIP that somebody else made, sealed as ours are."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            for key, value in given.items():
                setattr(info, key, value)
            archive.writestr(info, content)
        archive.comment = b"sha256:" + b"0" * 64
    data = stream.getvalue()
    return data[:-64] + sha256(data[: -22 - 71]).encode()


NO_PACK = "không phải hồ sơ"
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", NO_PACK),
    "no ZIP": (lambda: b"%PDF-1.7" + b"x" * 500, NO_PACK),
    "a plain ZIP": (lambda: _plainzipped(), NO_PACK),
    "a ZIP behind something": (lambda: b"#!/bin/sh\n" + samples()[0], NO_PACK),
    "a list elsewhere": (lambda: _far_list(), NO_PACK),
    "a byte changed": (lambda: _flipped(samples()[0]), "có byte đã bị thay đổi"),
    "a path up": (lambda: sealed({"../../etc/passwd": b""}), "Tên tệp không hợp lệ"),
    "a path from the root": (lambda: sealed({"/etc/passwd": b""}), "không hợp lệ"),
    "a drive": (lambda: sealed({"C:\\x": b""}), "Tên tệp không hợp lệ"),
    "a turned name": (lambda: sealed({"a\u202etxt.exe": b""}), "không hợp lệ"),
    "a folder": (lambda: sealed({"so-lieu/": b""}), "Tên tệp không hợp lệ"),
    "a link": (
        lambda: zipped({"manifest.json": b"/etc/passwd"}, external_attr=0o120777 << 16),
        "không phải tệp thường",
    ),
    "a password": (lambda: _locked(), "bị đặt mật khẩu"),
    "an odd compression": (
        lambda: zipped({"manifest.json": b"{}"}, compress_type=zipfile.ZIP_LZMA),
        "nén kiểu lạ",
    ),
    "two of a name": (
        lambda: sealed({"Ho-so.csv": b"1", "ho-so.CSV": b"2"}),
        "có hai tệp cùng tên",
    ),
    "too many files": (
        lambda: sealed({f"{n}.txt": b"" for n in range(201)}),
        "quá nhiều tệp",
    ),
    "more than it states": (lambda: _overfull(), "không"),
    "no manifest": (lambda: sealed({"a.csv": b""}), "không có tệp manifest.json"),
    "no figures": (lambda: _without(FIGURES), "không có tệp so-lieu/figures.json"),
    "a file missing": (lambda: _without("so-lieu/weeks.csv"), "thiếu tệp"),
    "a file more": (lambda: _with("so-lieu/them.csv", b"1"), "không có trong bản kê"),
    "a wrong digest": (lambda: _with("so-lieu/weeks.csv", b"1"), "đã bị sửa"),
    "a manifest changed": (lambda: _manifest_changed(), "không khớp mã băm của chính"),
    "no JSON": (lambda: _with(MANIFEST, b"{"), "không phải JSON"),
    "deep JSON": (lambda: _with(MANIFEST, b"[" * 200_000), "không phải JSON"),
    "a key twice": (lambda: _with(MANIFEST, b'{"a":1,"a":2}'), "không phải JSON"),
    "no UTF-8": (lambda: _with(MANIFEST, b'{"a":"\xff"}'), "không phải JSON"),
    "NUL": (lambda: _with(MANIFEST, b'{"a":"\\u0000"}'), "không phải JSON"),
    "half a letter": (lambda: _with(MANIFEST, b'{"a":"\\ud800"}'), "không phải JSON"),
    "an unknown format": (lambda: _said(format=99), "Định dạng hồ sơ 99"),
    "a format of a kind": (lambda: _said(format=True), "Định dạng hồ sơ True"),
    "a round of a kind": (lambda: _said(round=[]), "manifest.json, round"),
    "no method": (lambda: _said(method=None), "manifest.json, method"),
    "a method of a kind": (
        lambda: _said(method={"code": "a", "version": "1", "digest": "x"}),
        "manifest.json, method.version",
    ),
    "NaN": (lambda: _told(float("nan")), "không phải JSON"),
    "Infinity": (lambda: _told(float("inf")), "không phải JSON"),
    "a whole number beyond any": (lambda: _told(10**400), "không phải JSON"),
    "an error beyond any index": (
        lambda: _told(76.1333, low=70.0, high=80.0, se=1e308),
        "beyond 0 to 100",
    ),
    "before all time zones": (
        lambda: _released("0001-01-01T00:00:00+14:00"),
        "release.made_at",
    ),
    "after all time zones": (
        lambda: _released("9999-12-31T23:59:59-14:00"),
        "release.made_at",
    ),
    "an entry named in no letters": (lambda: _misnamed(), "không giải nén được"),
    "a huge number": (lambda: _figures_text(b"1e999"), "không phải JSON"),
    "an index beyond 100": (lambda: _told(250.0, high=260.0), "beyond 0 to 100"),
    "an index of a kind": (lambda: _told("88"), "không đúng cấu trúc"),
    "an index made up": (lambda: _told(99.0, high=99.5), "tính lại được"),
    "rows of a kind": (lambda: _rows_of_a_kind(), "không đúng cấu trúc"),
    "another method": (lambda: _other_method(), "method is not that"),
    "another round": (
        lambda: retold(samples()[0], lambda told: told.update(round="x")),
        "another round",
    ),
}


def _plainzipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "b")
    return stream.getvalue()


def _flipped(pack: bytes) -> bytes:
    data = bytearray(pack)
    data[len(data) // 2] ^= 1
    return bytes(data)


def _far_list() -> bytes:
    """Put the mark of a longer list before the last record."""
    data = bytearray(samples()[0])
    end = len(data) - 22 - 71
    data[end - 20 : end - 16] = b"PK\6\7"
    return bytes(data)


def _locked() -> bytes:
    """Set the bit of a password in the list of files."""
    data = bytearray(zipped({"manifest.json": b"{}"}))
    start = struct.unpack_from("<L", data, len(data) - 71 - 6)[0]
    data[start + 8] |= 1
    return bytes(data[:-64]) + sha256(bytes(data[: -22 - 71])).encode()


def _overfull() -> bytes:
    """State in the list that a file unpacks to less than it does."""
    data = bytearray(sealed({"manifest.json": b"0" * 100_000}))
    start = struct.unpack_from("<L", data, len(data) - 71 - 6)[0]
    struct.pack_into("<L", data, start + 24, 10)
    return bytes(data[:-64]) + sha256(bytes(data[: -22 - 71])).encode()


def _with(name: str, content: bytes) -> bytes:
    return sealed(files_of(samples()[0]) | {name: content})


def _without(name: str) -> bytes:
    files = files_of(samples()[0])
    del files[name]
    return sealed(files)


def _manifest_changed() -> bytes:
    files = files_of(samples()[0])
    text = files[MANIFEST].replace("Tỉnh mẫu".encode(), "Tỉnh khác".encode())
    return sealed(files | {MANIFEST: text})


def _said(**values: object) -> bytes:
    return vouched(files_of(samples()[0]), lambda manifest: manifest.update(values))


def _released(made_at: str) -> bytes:
    return vouched(
        files_of(samples()[0]),
        lambda manifest: manifest["release"].update(made_at=made_at),
    )


def _misnamed() -> bytes:
    """Call an entry otherwise than the list does, in bytes that are no UTF-8."""
    data = bytearray(zipped({"đ.csv": b""}))
    data[data.find("đ".encode())] = 0xFF
    return bytes(data[:-64]) + sha256(bytes(data[: -22 - 71])).encode()


def _told(value: object, **others: object) -> bytes:
    """Give the province another index, with digests that fit."""

    def _change(figures: dict[str, list[object]]) -> None:
        columns = figures["columns"]
        [row] = [r for r in figures["rows"] if r[:2] == ["MAU-01", "overall"]]  # type: ignore[index]
        for key, one in {"value": value, **others}.items():
            row[columns.index(key)] = one  # type: ignore[index]

    return retold(samples()[0], _change)


def _figures_text(number: bytes) -> bytes:
    files = files_of(samples()[0])
    text = files[FIGURES].replace(b'"rows":', b'"x":' + number + b',"rows":')
    return vouched(files | {FIGURES: text})


def _rows_of_a_kind() -> bytes:
    files = files_of(samples()[0])
    figures = json.loads(files[FIGURES]) | {"rows": {"a": 1}}
    return vouched(files | {FIGURES: json.dumps(figures).encode()})


def _other_method() -> bytes:
    return retold(samples()[0], lambda told: told["method"].update(minimum_n=11))
