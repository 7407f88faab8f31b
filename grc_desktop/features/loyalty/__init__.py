"""Points that customers earn and spend: an append-only ledger, tiers, what is about to expire."""
