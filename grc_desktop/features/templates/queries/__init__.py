"""Everything that is asked of templates and of what fills them."""

from grc_desktop.features.templates.queries.texts import template, templates
from grc_desktop.features.templates.queries.values import example_values, merge_values

__all__ = ["example_values", "merge_values", "template", "templates"]
