"""The builder of conditions: rows of field, operator and value, in groups.

``condition_builder.ConditionBuilder`` is the one that pages use.
"""
