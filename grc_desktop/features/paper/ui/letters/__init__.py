"""Letters set by Qt, which joins and orders every script, and how they look in the options."""
