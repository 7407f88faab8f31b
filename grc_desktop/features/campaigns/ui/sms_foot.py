"""The line beneath an SMS while it is written: how many segments, what makes it dearer, and the plain spelling."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from grc_desktop.core.language import tr, trn
from grc_desktop.core.numbers import format_count
from grc_desktop.features.campaigns.records import CostLine
from grc_desktop.features.campaigns.ui.wording import micros
from grc_desktop.features.outbox.sms import Count, count, plain
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.buttons import button
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import FlowLayout, column, holding, row

_MOST = 4
"""Characters that are named; more are counted."""


class SmsFoot(QWidget):
    """Counts on what really leaves where it is known, else on the text as it is written.

    ``plain_wanted()``: the text is to be spelled plainly; ``plain_fields_wanted(bool)``: what fills it in too.
    """

    plain_wanted = Signal()
    plain_fields_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.culprits = Badge()
        self.replace = button(tr("Write plainly"), self.plain_wanted.emit, role="compact")
        self.fields = button("", lambda: self.plain_fields_wanted.emit(not self._plain), role="compact")
        self._plain = False
        self.segments = label("", "strong")
        self.note = label("", "small")
        self._dearer = holding(_flow(self.culprits, self.replace, self.fields))
        self.setLayout(column(self._dearer, row(None, self.segments, self.note, spacing=2), spacing=1))

    def show_text(
        self, written: str, *, sent: str = "", line: CostLine | None = None, unit: int = 0, plain_fields: bool = False
    ) -> None:
        """Judge ``written``; ``sent`` is the message in the preview, ``line`` what all of them together cost."""
        self._plain = plain_fields
        said = sent or written
        counted, plainly = count(said), count(plain(said))
        found = count(written)
        self.culprits.tell(_culprits(found.culprits, counted, plainly), "warning")
        names = [plain(one) for one in found.culprits if plain(one) != one]
        self.replace.setVisible(bool(names))
        self.replace.setText(
            tr("Replace by {characters}", characters=_joined(list(dict.fromkeys(_visible(one) for one in names))))
        )
        self.replace.setAccessibleName(self.replace.text())
        self._show_fields(line, unit, offered=not names)
        self._dearer.setVisible(bool(self.culprits.text()) or not self.fields.isHidden())
        self.segments.setText(trn("{count} SMS", "{count} SMS", counted.segments))
        notes = []
        if line is not None:
            notes.append(tr("per customer · {count} in all", count=format_count(line.parts)))
            if unit:
                notes.append(micros(line.parts * unit))
        notes.append(tr("{used} characters, {encoding}", used=counted.units, encoding=counted.encoding))
        self.note.setText(" · ".join(notes))

    def _show_fields(self, line: CostLine | None, unit: int, *, offered: bool) -> None:
        """Offer to spell plainly what the fields bring, with what that saves; or to leave it as it is again."""
        saved = line.parts - line.plain_parts if line is not None and line.plain_parts is not None else 0
        words = tr("Leave the fields as they are")
        if not self._plain:
            words = trn("Spell the fields plainly too: {number} SMS less",
                        "Spell the fields plainly too: {number} SMS less", saved,
                        number=format_count(saved))  # fmt: skip
            if unit:
                words = tr("{words}, {money}", words=words, money=micros(saved * unit))
        self.fields.setText(words)
        self.fields.setAccessibleName(words)
        self.fields.setToolTip(tr("“Hôtel” becomes “Hotel”, “Zoë” becomes “Zoe”; é, è, à and ù stay"))
        self.fields.setVisible(self._plain or (offered and saved > 0))


def _flow(*parts: QWidget) -> FlowLayout:
    flow = FlowLayout(spacing=2)
    for part in parts:
        flow.addWidget(part)
    return flow


def _visible(one: str) -> str:
    return tr("a space") if one == " " else one


def _joined(names: list[str]) -> str:
    shown = names[:_MOST]
    return tr("{first} and {last}", first=", ".join(shown[:-1]), last=shown[-1]) if len(shown) > 1 else "".join(shown)


def _culprits(written: tuple[str, ...], now: Count, plainly: Count) -> str:
    """Which characters cost, and whether they were written here or came with a field."""
    if not now.culprits and not written:
        return ""
    words = _joined([tr("“{character}”", character=_named(one)) for one in written or now.culprits])
    if not written:
        words = tr("{characters} from a field", characters=words)
    if now.segments > plainly.segments:
        return tr(
            "{characters} make it {now} SMS instead of {plain}",
            characters=words,
            now=now.segments,
            plain=plainly.segments,
        )
    return tr("{characters} leave less room: Unicode", characters=words)


def _named(one: str) -> str:
    return {"\u00a0": tr("no-break space"), "\u202f": tr("narrow no-break space")}.get(one, one)
