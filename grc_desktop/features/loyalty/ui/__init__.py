"""The tab *Loyalty* of the record, and the programme in the settings."""
