"""What is to be done and when: reminders that people set, those that a rule makes, and birthdays.

Offers to other features ``ReminderDraft``, ``add_reminder``, ``remind_by_rule``, ``due_reminders``, ``birthdays``
and the three answers of a line of work: done, later, never.
"""
