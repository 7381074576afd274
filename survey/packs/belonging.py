"""Which province a kept pack is of, said anew; the caller commits."""

from sqlalchemy.orm import Session

from survey.models import KeptPack, PackProvince
from survey.packs.keeping import Keeper
from survey.packs.provinces import Province, province_named, subject_of


def say_province(
    session: Session,
    pack: KeptPack,
    province: Province | None,
    *,
    because: str,
    by: Keeper,
) -> bool:
    """Say whose a pack is, and return whether that is anything new.

    Without a province it is of the one its unit is named after, if of any. Its bytes,
    and what was taken for its province when it came, stay as they are.
    """
    found = province or province_named(pack.unit_name, pack.year)
    subject = found.subject if found else subject_of(pack.unit_name)
    code = found.code if found else ""
    if (code, subject) == (pack.province, pack.subject):
        return False
    said = PackProvince(
        province=code,
        subject=subject,
        because=because,
        said_by=by.name,
        said_at=by.at,
    )
    pack.says.append(said)
    session.flush()
    session.expire(pack, ["province", "subject"])
    return True
