"""What a pacer needs to know of alerts: held back, sent together, without an answer; and the bot's own hold."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("alerts", sa.Column("held", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("alerts", sa.Column("batch_id", sa.Integer))
    op.add_column("alerts", sa.Column("unanswered_since", sa.DateTime(timezone=True)))
    op.add_column("alerts", sa.Column("changed_at", sa.DateTime(timezone=True)))
    op.drop_index("ix_alerts_state_not_before", "alerts")
    op.create_index("ix_alerts_state_held_not_before", "alerts", ["state", "held", "not_before"])
    op.create_index("ix_alerts_destination_id_state", "alerts", ["destination_id", "state"])
    leased = sa.text("leased_until IS NOT NULL")
    op.create_index("ix_alerts_leased_until", "alerts", ["leased_until"], sqlite_where=leased)
    op.create_table(
        "sending",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("hold_until", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_sending"),
    )
