"""No sheet comes into a round that is closed, whoever asks the database."""

from survey.migrations.closed import drop_refusal_of_sheets, refuse_sheets_when_closed

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Refuse them from now on."""
    refuse_sheets_when_closed()


def downgrade() -> None:
    """Let the site alone refuse them, as before."""
    drop_refusal_of_sheets()
