"""Everything that came in, by whatever way the house sends: mailboxes, and the SMS of a modem or a telephone.

It is read before messages leave, for whoever wrote STOP gets nothing more, and when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import tr
from grc_desktop.core.telephone import read_telephone
from grc_desktop.database.database import Database
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.outbox.actions import record_delivery, record_sms_answer
from grc_desktop.features.outbox.channels.channel import (
    AskPassword,
    Channel,
    Opener,
    open_channel,
    surroundings,
)
from grc_desktop.features.outbox.incoming import MOST_BYTES, read_mailbox, take_in, total
from grc_desktop.features.outbox.queries import receiving_accounts
from grc_desktop.features.outbox.records import IncomingReport

_DAYS = 30
"""How far back a telephone is asked. What was read before changes nothing; what came late is not missed."""


@dataclass(frozen=True)
class Reading:
    """What was found, and in sentences which ways could not be read."""

    found: IncomingReport
    troubles: tuple[str, ...] = ()


def read_answers(
    base: Database,
    *,
    ask_password: AskPassword,
    progress: Callable[[int, int], object] = lambda *_: None,
    open_channel: Opener = open_channel,
) -> Reading:
    """Read all of them; one that cannot be reached does not keep the others from being read."""
    reports: list[IncomingReport] = []
    troubles: list[str] = []
    known = base.read(receiving_accounts)
    for number, account in enumerate(known):
        progress(number, len(known))
        try:
            around = surroundings(base, account, ask_password=ask_password)
            if account.option("imap_host"):
                reports.append(read_mailbox(base, account, around.password))
            else:
                with closing(open_channel(account, around)) as channel:
                    reports.append(take_in_texts(base, channel))
        except Trouble as trouble:
            troubles.append(trouble.sentence)
    return Reading(total(reports), tuple(dict.fromkeys(troubles)))


def read_files(base: Database, files: Iterable[Path]) -> IncomingReport:
    """Read e-mails kept as ``.eml`` files; of a folder, all that lie in it. ``Trouble`` where one is not readable."""

    def contents() -> Iterator[bytes]:
        for file in files:
            for one in sorted(file.glob("*.eml")) if file.is_dir() else [file]:
                try:
                    with one.open("rb") as opened:
                        yield opened.read(MOST_BYTES)
                except OSError as error:
                    raise Trouble(tr("“{file}” cannot be read.", file=one.name)) from error

    return take_in(base, contents())


def take_in_texts(base: Database, channel: Channel) -> IncomingReport:
    """Write down the answers and delivery reports that wait at a channel, each before the next is asked for."""
    counts = {"stop": 0, "reply": 0, "other": 0}
    country = base.read(establishment).country
    for one in channel.arrived(base.clock.now() - timedelta(days=_DAYS)):
        if one.delivered is None:
            number = read_telephone(one.number, country).e164 or one.number
            became = base.write(record_sms_answer, number=number, text=one.text, at=one.at).result
            counts[became] += 1
        elif one.reference:
            base.write(record_delivery, number=one.number, reference=one.reference, delivered=one.delivered)
    return IncomingReport(stopped=counts["stop"], answered=counts["reply"], others=counts["other"])
