"""Letters that people carry to the post, and calls that people make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr, trn
from grc_desktop.database.journal.notes import describe, now
from grc_desktop.database.one_of import one_of
from grc_desktop.database.schema import Campaign, Message, Response
from grc_desktop.features.exchanges.actions import note_exchange
from grc_desktop.features.exchanges.records import ExchangeDraft
from grc_desktop.features.outbox.actions.claiming import refusal_of
from grc_desktop.features.outbox.queries import sending_rules
from grc_desktop.features.outbox.queries.ledger import message, messages_of
from grc_desktop.features.privacy.actions import record_consent
from grc_desktop.features.reminders.actions import set_reminder
from grc_desktop.features.reminders.records import ReminderDraft

CALL_OUTCOMES = {
    "booked": later("Has booked"),
    "interested": later("Is interested"),
    "no_answer": later("No answer"),
    "message_left": later("Message left"),
    "to_call_back": later("To be called back"),
    "refused": later("Wants no more calls"),
    "wrong_number": later("Wrong number"),
}
"""What can come of a call of a campaign; *no answer* and *to be called back* leave it on the list."""

_BY_HAND = ("post", "sms")
"""What people carry out of the house: letters, and files of SMS."""

_MOST_NAMED = 5
"""Of those left out of a run, in a notice."""

_STILL_TO_CALL = frozenset({"no_answer", "message_left", "to_call_back"})


@dataclass(frozen=True)
class StillToGo:
    """What of a run may leave the house: ``ids`` in the ledger; of those left out the name and the reason."""

    ids: tuple[int, ...]
    left_out: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """Who is left out and why, in a sentence; empty where nobody is."""
        if not self.left_out:
            return ""
        count = len(self.left_out)
        words = [trn("{count} message is left out.", "{count} messages are left out.", count)]
        words += [tr("{name}: {reason}", name=name, reason=reason) for name, reason in self.left_out[:_MOST_NAMED]]
        if count > _MOST_NAMED:
            words.append(tr("The outbox lists them all, among those cancelled."))
        return " ".join(words)


def leave_out(session: Session, *, message_ids: Sequence[int]) -> StillToGo:
    """Cancel, with its reason, what may not reach its customer any more; gives what may be carried out of the house.

    What the wire asks before each message is asked here before each run: since the launch somebody may have refused,
    moved away or died. What belongs to a campaign that does not run waits with it.
    """
    rules, at = sending_rules(session), now(session)
    may: list[int] = []
    left_out: list[tuple[str, str]] = []
    for start in range(0, len(message_ids), 500):
        for found in messages_of(session, ids=list(message_ids[start : start + 500])):
            campaign = session.get(Campaign, found.campaign_id) if found.campaign_id is not None else None
            runs = found.campaign_id is None or (campaign is not None and campaign.state == "running")
            if found.state != "queued" or not runs:
                continue
            if refusal := refusal_of(session, found, campaign, rules):
                session.execute(
                    update(Message)
                    .where(Message.id == found.id, Message.state == "queued")
                    .values(state="cancelled", reason=refusal, finished_at=at)
                )
                left_out.append((found.name or found.address, refusal))
            else:
                may.append(found.id)
    return StillToGo(tuple(may), tuple(left_out))


def begin_run(session: Session, *, message_ids: Sequence[int]) -> int:
    """Note that these letters were printed, or SMS written to a file, together; gives the number of the run.

    They stay waiting, and may be printed anew, until ``mark_left`` says that they were taken to the post.
    """
    number = (session.execute(select(func.max(Message.run))).scalar_one() or 0) + 1
    session.execute(
        update(Message)
        .where(Message.id.in_(one_of(message_ids)), Message.channel.in_(_BY_HAND), Message.state == "queued")
        .values(run=number)
        .execution_options(synchronize_session=False)
    )
    return number


def mark_left(session: Session, *, run: int) -> int:
    """The letters, or the file of SMS, of a run have left the house; gives how many were marked sent now."""
    done = session.execute(
        update(Message)
        .where(Message.run == run, Message.channel.in_(_BY_HAND), Message.state == "queued")
        .values(state="sent", finished_at=now(session), attempts=1, reason=None)
    )
    return int(done.rowcount)  # type: ignore[attr-defined]


def record_call(
    session: Session, *, message_id: int, outcome: str, next_call: ReminderDraft | None = None, note: str = ""
) -> None:
    """Write down what came of a call of the call list: the exchange, the next call, and what was said.

    ``refused`` withdraws the consent to calls; ``booked`` and ``interested`` count as an answer to the campaign.
    """
    found = message(session, message_id=message_id)
    if found is None or found.channel != "phone" or found.customer_id is None:
        raise Refused(tr("This call is no longer on the list."))
    if outcome not in CALL_OUTCOMES:
        raise Refused(tr("Choose what came of the call."), field="outcome")
    at = now(session)
    again = outcome in _STILL_TO_CALL
    values: dict[str, object] = {"outcome": outcome, "attempts": found.attempts + 1, "finished_at": at}
    values["state"] = "queued" if again else "sent"
    values["not_before"] = next_call.due_at if next_call is not None else None
    session.execute(update(Message).where(Message.id == message_id).values(**values))
    words = tr(CALL_OUTCOMES[outcome])
    draft = ExchangeDraft(kind="call", direction="out", at=at, subject=found.subject, body=note or None, outcome=words)
    note_exchange(session, customer_id=found.customer_id, draft=draft)
    if next_call is not None:
        set_reminder(session, customer_id=found.customer_id, draft=next_call)
    kinds = {"booked": "call", "interested": "call", "refused": "opt_out"}
    if outcome in kinds:
        session.add(
            Response(
                customer_id=found.customer_id,
                campaign_id=found.campaign_id,
                message_id=found.id,
                kind=kinds[outcome],
                at=at,
                words=note or words,
            )
        )
    if outcome == "refused":
        record_consent(
            session, customer_id=found.customer_id, channel="phone", given=False, means=tr("telephone"), words=note
        )
    describe(session, tr("Called {name}: {outcome}", name=found.name or "", outcome=words))


def record_results(
    session: Session, *, run: int, results: Sequence[tuple[str, int | None, bool, str]]
) -> tuple[int, int]:
    """Write down what a provider's page says of a run: number (E.164), reference, whether it left, its words.

    Gives how many left and how many failed.
    """
    sent = failed = 0
    for number, reference, left, words in results:
        values: dict[str, object] = {"state": "sent" if left else "failed", "finished_at": now(session)}
        values["reason"] = None if left else words
        which = Message.id == reference if reference is not None else Message.address == number
        done = session.execute(
            update(Message)
            .where(Message.run == run, which, Message.channel == "sms", Message.state.in_(("queued", "sent")))
            .values(**values)
        )
        count = int(done.rowcount)  # type: ignore[attr-defined]
        sent, failed = sent + (count if left else 0), failed + (0 if left else count)
    return sent, failed


def put_back_letters(session: Session, *, run: int) -> str:
    """Take the letters of a run out of it again (the paper jammed): they are printed with the next; says how many."""
    done = session.execute(update(Message).where(Message.run == run, Message.state == "queued").values(run=None))
    count = int(done.rowcount)  # type: ignore[attr-defined]
    return trn("{count} letter is to be printed again.", "{count} letters are to be printed again.", count)
