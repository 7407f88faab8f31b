"""Ties everything together: the only code that knows every feature."""
