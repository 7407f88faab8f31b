"""The tab *Exchanges* of the customer record: one timeline, and the reminders that follow from it."""
