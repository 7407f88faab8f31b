"""The file on the disk: schema, the one door (``database.Database``), journal, search index, backups.

No Qt. What SQLite alone can do (full-text index, pragmas, triggers) stays in this room.
"""
