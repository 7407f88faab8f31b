"""Qt parts that know no feature and no SQL: what every screen is made of.

What a screen is built from, and where it stands:

================  ==========================================================================
``workplace``     `Workplace`: all that a page is handed (jobs, notices, navigation, settings)
``page``          `PageWidget`, `CustomerPanel`: the two things a feature can put on the screen
``jobs``          `Jobs`: questions and changes off the GUI thread, answers on it
``record_table``  `RecordTable` (any number of rows), `FixedTable` (a short list), `Column`
``form``          `Form`, `Field`, `Section`, `Finding`
``editor``        `Editor`: a form with its buttons, in place of the list that it adds to
``timeline``      `Timeline`, `TimelineLine`; ``filter_box`` `FilterBox`
``labels``        `label(text, role)`: plain text only
``buttons``       `button(...)`, `menu_button(...)`, `Segmented`
``layout``        `row(...)`, `column(...)`, `FlowLayout`, `scrolled(...)`
``card``          `Card`; ``figures`` `Figure`, `FigureStrip`; ``badge`` `Badge`; ``avatar`` `Avatar`
``chips``         `removable_chip`; ``steps`` `StepHeader`; ``empty_state`` `EmptyState`
``notices``       `NoticeBar`, `Banner`; ``progress_strip`` `ProgressStrip`
``charts``        `BarChart`; ``paper_preview`` `PaperPreview`
``file_dialogs``  `FileDialogs`; ``search_popup`` `SearchBox`, `Hit`
``theme``         `Theme`, `Tokens`, `Tone`; ``icons`` `icon(name, role)`
================  ==========================================================================

No feature names a colour or a number of pixels: it names a role or a tone.
"""

from grc_desktop.ui.lasting import make_constants_last
from grc_desktop.ui.unread_sources import leave_sources_unread

make_constants_last()
leave_sources_unread()
