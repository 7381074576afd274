"""Rights granted on units, the audit, long work, and revisions of what is edited."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze, thaw
from survey.models.base import Instant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

EDITED = ("unit", "counter", "round", "questionnaire")


def upgrade() -> None:
    """Change the tables; officials there were keep every right but the system's."""
    for table in EDITED:
        column = sa.Column("revision", sa.Integer(), server_default="1", nullable=False)
        op.add_column(table, column)
    _create_grants()
    _create_audit()
    _create_tasks()
    op.execute(
        "INSERT INTO grant_on_unit (user_id, role, unit_id, granted_at) "
        "SELECT user_role.user_id, 'province-administrator', NULL, CURRENT_TIMESTAMP "
        "FROM user_role JOIN role ON role.id = user_role.role_id "
        "WHERE role.name = 'official'"
    )


def _create_grants() -> None:
    op.create_table(
        "grant_on_unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("granted_at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["staff.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("user_id", "role", "unit_id"),
    )
    op.create_index(op.f("ix_grant_on_unit_user_id"), "grant_on_unit", ["user_id"])
    op.create_index(op.f("ix_grant_on_unit_unit_id"), "grant_on_unit", ["unit_id"])


def _create_audit() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=254), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=254), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["staff.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("at", "actor_id", "action", "unit_id"):
        op.create_index(op.f(f"ix_audit_entry_{column}"), "audit_entry", [column])
    freeze("audit_entry")


def _create_tasks() -> None:
    op.create_table(
        "task",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", Instant(timezone=True), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("heard_at", Instant(timezone=True), nullable=True),
        sa.Column("ended_at", Instant(timezone=True), nullable=True),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("outcome", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("asked_by", "asked_at", "state"):
        op.create_index(op.f(f"ix_task_{column}"), "task", [column])
    op.create_table(
        "task_file",
        sa.Column("task_id", sa.String(length=32), nullable=False),
        sa.Column("is_made", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("task_id", "is_made"),
    )


def downgrade() -> None:
    """Change them back; the audit is lost."""
    op.drop_table("task_file")
    op.drop_table("task")
    thaw("audit_entry")
    op.drop_table("audit_entry")
    op.drop_table("grant_on_unit")
    for table in reversed(EDITED):
        op.drop_column(table, "revision")
