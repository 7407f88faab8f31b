"""The tab *Purchases* of the customer record, and the field that finds another customer."""
