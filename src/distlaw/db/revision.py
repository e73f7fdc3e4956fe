"""The schema revision this program reads and writes: Alembic's head, known without loading Alembic."""

HEAD = "0008"
