"""Consents: what each customer said on being addressed, by channel, append-only.

Offers to others: ``records`` (``ConsentRecord``), ``queries`` (``consents_of``, ``current_consents``) and ``actions``
(``record_consent``).
"""
