"""Files that hold several documents: parts are documents below the one of the file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_IS_FILE = sa.text("parent_id IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("documents") as documents:
        documents.add_column(sa.Column("parent_id", sa.Text(), nullable=True))
        documents.add_column(sa.Column("first_page", sa.Integer(), nullable=True))
        documents.add_column(sa.Column("last_page", sa.Integer(), nullable=True))
        documents.add_column(sa.Column("cuts", sa.JSON(), nullable=True))
        documents.add_column(sa.Column("withdrawn", sa.DateTime(timezone=True), nullable=True))
        documents.create_foreign_key(
            op.f("fk_documents_parent_id"), "documents", ["parent_id"], ["id"], ondelete="CASCADE"
        )
        documents.create_unique_constraint(
            op.f("uq_documents_parent_id_first_page_last_page"),
            ["parent_id", "first_page", "last_page"],
        )
        # Parts have the content of their file.
        documents.drop_constraint(op.f("uq_documents_sha256"), type_="unique")
    op.create_index(
        "ix_documents_sha256_of_files",
        "documents",
        ["sha256"],
        unique=True,
        sqlite_where=_IS_FILE,
        postgresql_where=_IS_FILE,
    )
