"""What changed, by which operation: undo, history, trash and audit are readings of this one record.

``triggers`` writes it, ``notes`` is what an action may say of itself, ``undo`` takes back, ``reading`` lists.
"""
