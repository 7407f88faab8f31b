"""The screens of the outbox, and the settings of sending."""
