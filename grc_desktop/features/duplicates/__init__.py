"""Customers who may be the same, and who may live together: found, compared, merged or told apart.

Offers to others: ``records``, ``rules`` (``likeness``: score and reasons of two), ``queries`` (``likely_duplicates``
while one types) and ``looking`` (``look_for_duplicates``: the whole base).
"""
