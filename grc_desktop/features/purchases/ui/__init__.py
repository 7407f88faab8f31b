"""The tab *Purchases* of the customer record."""
