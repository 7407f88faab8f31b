"""The one ledger of every message of every channel, the law of when it may leave, and the ways it leaves by.

A message is claimed before the first byte leaves and its outcome written after: sent once, or known to be unknown.
"""
