"""Sessions kept by the server, second factors, links that set a password, guesses."""

import sqlalchemy as sa
from alembic import op

from survey.models.base import Instant

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ADDED = ("has_short_password", "totp_secret", "totp_step", "passkey_handle")


def upgrade() -> None:
    """Change the tables; everybody signs in anew."""
    _widen_staff()
    _create_sessions()
    _create_factors()
    _create_links()
    for table, counted in (("spent_challenge", False), ("guess", True)):
        _create_traces(table, is_counted=counted)


def _widen_staff() -> None:
    # Column by column: SQLite would drop and rebuild a table others point to.
    for column in (
        sa.Column(
            "has_short_password", sa.Boolean(), server_default="false", nullable=False
        ),
        sa.Column("totp_secret", sa.String(length=500), nullable=True),
        sa.Column("totp_step", sa.BigInteger(), nullable=True),
        sa.Column("passkey_handle", sa.String(length=64), nullable=True),
    ):
        op.add_column("staff", column)
    name = op.f("ix_staff_passkey_handle")
    op.create_index(name, "staff", ["passkey_handle"], unique=True)


def _digest() -> sa.Column[bytes]:
    return sa.Column("digest", sa.LargeBinary(length=32), nullable=False)


def _owner() -> sa.Column[int]:
    return sa.Column("user_id", sa.Integer(), nullable=False)


def _instant(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, Instant(timezone=True), nullable=nullable)


def _create_sessions() -> None:
    op.create_table(
        "staff_session",
        sa.Column("id", sa.Integer(), nullable=False),
        _digest(),
        _owner(),
        *(_instant(name) for name in ("started_at", "seen_at", "confirmed_at")),
        sa.Column("browser", sa.String(length=80), nullable=False),
        sa.Column("has_second_factor", sa.Boolean(), nullable=False),
        _instant("ended_at", nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
    )
    op.create_index(op.f("ix_staff_session_user_id"), "staff_session", ["user_id"])
    op.create_index(op.f("ix_staff_session_seen_at"), "staff_session", ["seen_at"])


def _create_factors() -> None:
    op.create_table(
        "passkey",
        sa.Column("id", sa.Integer(), nullable=False),
        _owner(),
        sa.Column("credential_id", sa.LargeBinary(length=1023), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        _instant("added_at"),
        _instant("used_at", nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("credential_id"),
    )
    op.create_table(
        "recovery_code",
        _digest(),
        _owner(),
        _instant("used_at", nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    for table in ("passkey", "recovery_code"):
        op.create_index(op.f(f"ix_{table}_user_id"), table, ["user_id"])


def _create_links() -> None:
    op.create_table(
        "password_link",
        _digest(),
        _owner(),
        *(_instant(name) for name in ("made_at", "expires_at")),
        _instant("used_at", nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index(op.f("ix_password_link_user_id"), "password_link", ["user_id"])


def _create_traces(table: str, *, is_counted: bool) -> None:
    """Create a table of digests that are forgotten after a while."""
    at = "last_at" if is_counted else "spent_at"
    counts = [sa.Column("n", sa.Integer(), nullable=False)] if is_counted else []
    op.create_table(
        table,
        _digest(),
        *counts,
        _instant(at),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index(op.f(f"ix_{table}_{at}"), table, [at])


def downgrade() -> None:
    """Change them back: second factors are lost, everybody signs in anew."""
    for table in (
        *("guess", "spent_challenge", "password_link"),
        *("recovery_code", "passkey", "staff_session"),
    ):
        op.drop_table(table)
    op.drop_index(op.f("ix_staff_passkey_handle"), "staff")
    for column in reversed(ADDED):
        op.drop_column("staff", column)
