"""What customers are worth by recency, frequency and amount: scores, the eleven segments, kept by date.

Offers to others: ``queries`` (``scores_now``, ``score_of``, ``kept_days``, ``comparison``),
``refreshing.refresh_if_stale(base)`` for the long lane, and in the filter language the fields ``rfm``, ``rfm.r``,
``rfm.f``, ``rfm.m``.
"""
