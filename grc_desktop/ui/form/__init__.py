"""Forms: labelled fields in two columns, checked while typing, the message beneath the field.

A value that looks wrong can be kept with a warning; a value that cannot be stored is refused.
"""

from grc_desktop.ui.form.fields import Change, Field, Finding, Section
from grc_desktop.ui.form.form import Form

__all__ = ["Change", "Field", "Finding", "Form", "Section"]
