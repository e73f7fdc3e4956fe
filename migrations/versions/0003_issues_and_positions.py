"""Issues, and what each claim says of them; kinds of claim that judgments have.

Revision: 0003, after 0002.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_OLD = "kind IN ('characterisation', 'normative', 'prediction', 'allegation', 'factual', 'open_question')"
_NEW = _OLD.replace(")", ", 'holding', 'submission')")
_DEFAULT = "distillation"  # the issue that every stance was toward


def upgrade() -> None:
    op.create_table(
        "issue",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("broader", sa.Text(), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("label", "proposition", "supports", "opposes")),
        sa.Column("theories", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue")),
    )
    op.create_table(
        "claim_position",
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("condition_id", sa.Integer(), nullable=True),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "position IN ('supports', 'opposes', 'conditional', 'neutral')", name=op.f("ck_claim_position_position")
        ),
        sa.CheckConstraint("status IN ('proposed', 'accepted', 'rejected')", name=op.f("ck_claim_position_status")),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_position_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["condition_id"],
            ["evidence.id"],
            name=op.f("fk_claim_position_condition_id_evidence"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["issue"], ["issue.id"], name=op.f("fk_claim_position_issue_issue")),
        sa.PrimaryKeyConstraint("claim_id", "issue", name=op.f("pk_claim_position")),
    )
    op.create_index("ix_claim_position_issue_position", "claim_position", ["issue", "position"])
    op.create_index(op.f("ix_claim_position_condition_id"), "claim_position", ["condition_id"])
    _restate_kinds(_OLD, _NEW)
    _positions_from_stances()


def _restate_kinds(before: str, after: str) -> None:
    """SQLite has to copy the table for that, as it stands but for this rule (Alembic's batch drops all CHECKs); with
    foreign keys off (db/migrate.py) nothing that hangs on a claim goes with the old table."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        op.drop_constraint(op.f("ck_claim_kind"), "claim", type_="check")
        op.create_check_constraint(op.f("ck_claim_kind"), "claim", after)
        return
    stored = "SELECT type, sql FROM sqlite_master WHERE tbl_name = 'claim' AND sql IS NOT NULL ORDER BY type DESC"
    (_, table), *indexes = connection.exec_driver_sql(stored).all()
    if before not in table:
        raise RuntimeError("the table claim is not as revision 0001 made it")
    columns = table[table.index("(") :].replace(before, after)
    for statement in (
        f"CREATE TABLE claim_copy {columns}",
        "INSERT INTO claim_copy SELECT * FROM claim",
        "DROP TABLE claim",
        "ALTER TABLE claim_copy RENAME TO claim",
        *(sql for _, sql in indexes),
    ):
        connection.exec_driver_sql(statement)


def _positions_from_stances() -> None:
    """A claim that takes a side takes it on the default issue; of a neutral one nobody said that it is about it."""
    empty = "'{}'"
    op.execute(
        "INSERT INTO issue (id, broader, is_default, label, proposition, supports, opposes, theories) "
        f"VALUES ('{_DEFAULT}', '', {sa.true().compile(dialect=op.get_bind().dialect)}, "
        f"{empty}, {empty}, {empty}, {empty}, '[]')"
    )
    op.execute(
        "INSERT INTO claim_position (claim_id, issue, position, made_by, status) "
        f"SELECT id, '{_DEFAULT}', CASE stance WHEN 'permits' THEN 'supports' WHEN 'prohibits' THEN 'opposes' "
        "ELSE 'conditional' END, made_by, CASE status WHEN 'accepted' THEN 'accepted' ELSE 'proposed' END "
        "FROM claim WHERE stance <> 'neutral'"
    )


def downgrade() -> None:
    op.drop_table("claim_position")
    op.drop_table("issue")
    _restate_kinds(_NEW, _OLD)
