"""The desk itself: the establishment, who works there, its settings; the journal, the trash and the backups.

Offers ``queries.establishment``, ``queries.setting`` and ``actions.save_setting`` to every other feature.
"""
