"""The reminders of a customer, and the form of one."""
