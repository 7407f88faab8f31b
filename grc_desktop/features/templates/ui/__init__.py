"""The editor of texts with their fields as chips, and the templates in the settings."""
