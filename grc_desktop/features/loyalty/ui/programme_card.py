"""The loyalty programme in the settings."""

from __future__ import annotations

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.features.loyalty.actions import save_programme
from grc_desktop.features.loyalty.queries import programme
from grc_desktop.features.loyalty.records import Programme, Tier
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.form import Field, Form
from grc_desktop.ui.layout import row
from grc_desktop.ui.workplace import Workplace


class ProgrammeCard(Card):
    """How points are earned, when they expire, and the tiers, one a line."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Loyalty programme"))
        self._place = place
        self.form = Form(
            [
                Field(key="per_unit", label=later("Points for each euro of a direct stay"), kind="number"),
                Field(key="months", label=later("Points expire after (months, 0: never)"), kind="number"),
                Field(key="warning", label=later("Warn before they expire (days)"), kind="number"),
                Field(
                    key="tiers", label=later("Tiers: name and points earned in twelve months, one a line"),
                    kind="multiline", placeholder=later("Silver 500"), wide=True,
                ),
            ],
            clock=place.clock,
        )  # fmt: skip
        self.form.submitted.connect(self._save)
        self.save_button = button(tr("Save"), self._save, icon="save", role="primary")
        self.form.changed.connect(lambda: self.save_button.setEnabled(self.form.is_changed))
        self.add(self.form, row(None, self.save_button))

    def reload(self) -> None:
        """Ask for the rules; what is being typed stays."""
        self._place.jobs.ask(self, programme, self._show, only_last="programme")

    def _show(self, rules: Programme) -> None:
        values = {
            "per_unit": rules.per_unit, "months": rules.months, "warning": rules.warning,
            "tiers": "\n".join(f"{tier.name} {tier.points}" for tier in rules.tiers),
        }  # fmt: skip
        self.form.show_values(values, keep_edits=True)

    def _save(self) -> None:
        values = self.form.values()
        plain = Programme()
        try:
            rules = Programme(
                per_unit=_or(values["per_unit"], plain.per_unit), months=_or(values["months"], plain.months),
                warning=_or(values["warning"], plain.warning), tiers=read_tiers(values["tiers"] or ""),
            )  # fmt: skip
        except Refused as refusal:
            self.form.refuse(refusal)
            return
        self._place.jobs.act(
            self, save_programme, lambda _done: self.form.accept(), refused=self.form.refuse, rules=rules
        )


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value


def read_tiers(text: str) -> tuple[Tier, ...]:
    """``Silver 500`` line by line. Refused: a line without a name or a number."""
    tiers: list[Tier] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, digits = line.rpartition(" ")
        if not name.strip(" :;") or not (digits.isascii() and digits.isdigit()):
            raise Refused(tr("Write each tier as its name and a number: “Silver 500”, not “{line}”.", line=line),
                          field="tiers")  # fmt: skip
        tiers.append(Tier(name.strip(" :;"), int(digits)))
    return tuple(tiers)
