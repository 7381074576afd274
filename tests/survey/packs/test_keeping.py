"""Packs are kept once, all of them or nothing; a newer release supersedes an older."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from survey.models import KeptPack, PackContent, PackFigure, PackOrigin
from survey.packs.current import newest
from survey.packs.keeping import (
    Keeper,
    Letter,
    check_again,
    keep_pack,
    note_letter,
    open_pack,
)
from survey.packs.provinces import has_register, province_of_code, provinces
from survey.packs.refused import PackRefused
from tests.survey.packs.samples import (
    FIGURES,
    files_of,
    renamed,
    retold,
    samples,
    sealed,
)

AT = datetime(2027, 1, 5, tzinfo=UTC)
WHO = Keeper("bo.noi.vu", AT)


def test_a_pack_is_kept_once_with_what_it_says(session: Session) -> None:
    kept = keep_pack(session, open_pack(samples()[0]), by=WHO)
    pack = kept.pack
    assert kept.is_new
    assert (pack.year, pack.unit_name, pack.subject) == (2026, "Tỉnh mẫu 01", "mau-01")
    assert (pack.province, pack.origin) == ("", PackOrigin.RECEIVED)
    assert pack.manifest["round"]["code"] == pack.round_code == "mau-01-2026"
    assert pack.file_name == "ho-so-mau-01-mau-01-2026-1.zip"
    assert [check.faults for check in pack.checks] == [[]]
    again = keep_pack(session, open_pack(samples()[0]), by=WHO)
    assert (again.is_new, again.pack.id) == (False, pack.id)
    assert session.scalar(select(func.count(KeptPack.id))) == 1
    n_figures = session.scalar(select(func.count()).select_from(PackFigure))
    assert n_figures == len(pack.figures) > 5


def test_of_what_is_refused_nothing_is_kept(session: Session) -> None:
    files = files_of(samples()[0])
    del files[FIGURES]
    with pytest.raises(PackRefused):
        keep_pack(session, open_pack(sealed(files)), by=WHO)
    assert session.scalars(select(KeptPack)).all() == []
    assert session.scalars(select(PackContent)).all() == []


def test_a_real_province_is_known_by_its_name_or_by_who_receives(
    session: Session,
) -> None:
    code = "=1+1/../x"
    coded = retold(samples()[0], lambda figures: figures.update(round=code))
    named = renamed(coded, unit_name="UBND TỈNH LÀO CAI", code=code)
    pack = keep_pack(session, open_pack(named), by=WHO).pack
    assert (pack.province, pack.subject) == ("15", "lao-cai")
    assert pack.file_name == "ho-so-lao-cai--1-1-..-x-1.zip"
    told = keep_pack(
        session, open_pack(samples()[1]), by=WHO, province=province_of_code("01")
    )
    assert (told.pack.province, told.pack.subject) == ("01", "ha-noi")
    before = renamed(
        *(samples()[1],),
        unit_name="Tỉnh Lào Cai",
        starts_on="2024-10-01",
        ends_on="2024-12-01",
    )
    assert (
        keep_pack(session, open_pack(before), by=WHO).pack.province == ""
    )  # one of the 63


def test_a_kept_pack_is_checked_anew_and_noted_as_handed_in(session: Session) -> None:
    pack = keep_pack(session, open_pack(samples()[0]), by=WHO).pack
    assert check_again(session, pack, by=WHO).n_recomputed > 5
    note_letter(session, pack, Letter("12/BC-UBND", date(2027, 1, 4)), by=WHO)
    session.commit()
    if session.get_bind().dialect.name == "sqlite":  # a disk that lost a byte
        session.execute(text("DROP TRIGGER pack_content_no_update"))
        session.execute(text("UPDATE pack_content SET content = x'00'"))
        session.expire_all()
        found = check_again(session, pack, by=WHO)
        assert "không còn đúng mã băm" in found.faults[0]
    assert [letter.number for letter in pack.letters] == ["12/BC-UBND"]


@dataclass
class _Pack:
    id: int
    number: int
    subject: str = "a"
    unit_code: str = "A"
    round_code: str = "r"
    kept_at: datetime = AT


def test_the_newest_release_counts_and_of_one_release_what_came_last() -> None:
    first, second = _Pack(1, number=2), _Pack(2, number=1, kept_at=AT + timedelta(1))
    again = _Pack(3, number=2, kept_at=AT + timedelta(2))
    other = _Pack(4, number=1, round_code="s")
    assert newest([first, second]) == [first]
    assert newest([first, second, again, other]) == [again, other]


def test_the_register_has_34_provinces() -> None:
    assert len({one.code for one in provinces()}) == 34
    assert len({one.subject for one in provinces()}) == 34
    assert [has_register(year) for year in (2024, 2025)] == [False, True]
