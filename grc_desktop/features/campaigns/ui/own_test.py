"""« Send me a test »: the message in view, to one's own address."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.features.campaigns.actions import send_test
from grc_desktop.features.campaigns.records import Campaign, Channel
from grc_desktop.features.outbox.records import WIRED
from grc_desktop.features.outbox.ui.sending import Sending
from grc_desktop.ui.buttons import button
from grc_desktop.ui.form import Field
from grc_desktop.ui.layout import row
from grc_desktop.ui.popover import AskPopover
from grc_desktop.ui.workplace import Workplace


class OwnTest(QWidget):
    """A button, and where to; only for what the program sends by itself."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._campaign_id: int | None = None
        self._customer_id: int | None = None
        self._channel: Channel = "email"
        self._popover: AskPopover | None = None
        self.button = button(tr("Send me a test"), self._ask, icon="send")
        self._sending = Sending.of(place)
        self._sending.changed.connect(lambda: self.button.setEnabled(not self._sending.is_under_way))
        self.setLayout(row(self.button, None))

    def show_campaign(self, campaign: Campaign) -> None:
        """The campaign whose message is tested."""
        self._campaign_id = campaign.id

    def show_channel(self, channel: Channel) -> None:
        """The channel that is tested; letters and calls are looked at on the screen."""
        self._channel = channel
        self.setVisible(channel in WIRED)

    def show_customer(self, customer_id: int) -> None:
        """Whose message is tested."""
        self._customer_id = customer_id

    def _ask(self) -> None:
        mail = self._channel == "email"
        field = Field(
            key="address",
            label=later("Your e-mail address") if mail else later("Your mobile number"),
            kind="email" if mail else "phone",
            required=True,
            wide=True,
        )
        if self._popover is not None:
            self._popover.deleteLater()
        self._popover = AskPopover(self.window(), tr("Send me a test"), [field], tr("Send"))
        known = self._place.machine.text(f"campaigns/test-{self._channel}", "")
        self._popover.ask(self.button, self._send, {"address": known})

    def _send(self, values: dict[str, Any]) -> None:
        address = str(values["address"])
        self._place.machine.remember(f"campaigns/test-{self._channel}", address)
        self._place.jobs.act(
            self,
            send_test,
            lambda done: self._sending.start(self.button, message_ids=[done.result]),
            refused=self._refused,
            campaign_id=self._campaign_id,
            channel=self._channel,
            address=address,
            customer_id=self._customer_id,
        )

    def _refused(self, refusal: Refused) -> None:
        self._place.notices.warn(refusal.sentence)
