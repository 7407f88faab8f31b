"""Complaints after ISO 10002:2018: steps, clocks, gestures, and what follows when no agreement is found.

Offers to other features ``ComplaintDraft``, ``open_complaint``, ``due_complaints`` (what needs somebody now),
``ComplaintRecord`` with its clocks, and the words for states, causes, severities and gestures.
"""
