"""Alembic's steps from one schema to the next; each runs on a base of which a copy was kept first."""
