"""What somebody looked at before a file is written, so that nothing else is."""

import json
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.editing import MOST
from survey.manage.operations.outside import KIND, Plan
from survey.models import AuditEntry
from survey.outside.record import kept


def digest_of(plan: Plan) -> str:
    """Return what tells a plan from any other."""
    told = {
        "new": [kept(record) for record in plan.new],
        "changed": [[one.before, one.after] for one in plan.changed],
        "same": plan.n_same,
    }
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def newest_changes(session: Session) -> list[AuditEntry]:
    """Return the newest rows of the audit about the register."""
    about = select(AuditEntry).where(AuditEntry.kind == KIND)
    return list(session.scalars(about.order_by(AuditEntry.id.desc()).limit(MOST)))
