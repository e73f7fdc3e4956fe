"""Copies of the cases, statutes and licences of `data/`, so that queries need no YAML."""

from __future__ import annotations

from sqlalchemy.orm import Session


def synchronise_authorities(session: Session) -> None:
    """Bring the three kinds of authority up to date, by id."""
