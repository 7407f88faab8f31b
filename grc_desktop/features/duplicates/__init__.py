"""Customers who may be the same: while a new one is typed, and as a helper of imports.

Offers to others: ``records`` (``Likeness``, ``Person``), ``rules`` (``likeness``: score and reasons of two) and
``queries`` (``likely_duplicates``, ``match``, ``probable_duplicates``).
"""
