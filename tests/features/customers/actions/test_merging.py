from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Session

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import (
    AudienceChoice,
    Base,
    Campaign,
    Complaint,
    ComplaintStep,
    Consent,
    Exchange,
    LeftOut,
    LoyaltyEntry,
    Message,
    NotSame,
    Purchase,
    Recorded,
    Reminder,
    Response,
    SavedView,
    SegmentMember,
)  # fmt: skip
from grc_desktop.database.schema import (
    Customer as CustomerTable,
)
from grc_desktop.features.customers.actions import (
    add_address,
    add_attachment,
    add_customer,
    add_email,
    add_link,
    define_field,
    edit_customer,
    merge_customers,
    merge_many,
)
from grc_desktop.features.customers.queries import attachments, customer, find_customers
from grc_desktop.features.customers.records import Customer


@pytest.fixture
def two(base: Database) -> tuple[int, int, int]:
    """Lucie twice, each with a part of what is known of her, and the agency she works for."""
    base.write(define_field, name="Lit")
    keep = base.write(add_customer, values={
        "last_name": "Moreau", "first_name": "Lucie", "mobile": "0612487703", "external_id": "C-17", "tags": "VIP",
        "notes": "Calme", "customer_since": "2020-01-01", "address_1": "1 rue X", "city": "Lyon",
        "custom.Lit": "Double", "consent.sms": "oui",
    }).result  # fmt: skip
    other = base.write(add_customer, values={
        "last_name": "Moreau", "first_name": "L.", "mobile": "06 12 48 77 03", "phone": "0476000000",
        "external_id": "D-9", "tags": "vip, ski", "notes": "Chien", "customer_since": "2018-05-01",
        "address_1": "1 RUE X", "city": "LYON", "custom.Lit": "Jumeaux", "profession": "Médecin",
        "last_contact": "2026-01-01", "email": "L@exemple.fr",
    }).result  # fmt: skip
    agency = base.write(add_customer, values={"company": "Béal"}).result
    base.write(add_link, customer_id=keep, other_id=agency, role="contact")
    base.write(add_link, customer_id=other, other_id=agency, role="contact", position="Directrice")
    base.write(add_link, customer_id=keep, other_id=other, role="family")
    base.write(add_address, customer_id=other, values={"line_1": "2 rue Y"})

    def deal(session: Session) -> None:
        now = base.clock.now()
        session.add(Purchase(customer_id=other, amount_cents=1000, date=date(2026, 1, 5)))
        session.add(Purchase(customer_id=agency, payer_id=other, agency_id=other, amount_cents=1))
        session.add(Complaint(number="R-1", customer_id=other, cause="Bruit", subject="Bruit", received_at=now))
        session.add(Exchange(customer_id=other, kind="call", at=now))
        session.add(Reminder(customer_id=other, words="Rappeler", due_at=now))
        session.flush()
        session.add(ComplaintStep(complaint_id=1, customer_id=other, state="received", at=now))

    base.write(deal)
    return keep, other, agency


def record(base: Database, id_: int) -> Customer:
    return base.read(customer, customer_id=id_)


def everything_stored(base: Database) -> dict[str, list[object]]:
    """All rows of all tables but the journal's."""

    def read(session: Session) -> dict[str, list[object]]:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(*table.primary_key))]
            for table in Base.metadata.sorted_tables
            if table.name not in ("operation", "change", "journal_head")
        }

    return base.read(read)


def test_everything_comes_along_and_nothing_is_doubled(base: Database, two: tuple[int, int, int]) -> None:
    keep, other, agency = two
    done = base.write(merge_customers, keep_id=keep, other_ids=[other, keep])
    assert (done.result.id, done.result.merged) == (keep, 1)
    assert done.words == "Merged L. Moreau into Lucie Moreau"
    whole = record(base, keep)
    assert (whole.first_name, whole.profession, whole.external_id) == ("Lucie", "Médecin", "C-17")
    assert whole.notes == "Calme\nFormer number: D-9\nChien"
    assert (whole.customer_since, whole.last_contact) == (date(2018, 5, 1), date(2026, 1, 1))
    assert [phone.e164 for phone in whole.phones] == ["+33612487703", "+33476000000"]
    assert [email.address for email in whole.emails] == ["L@exemple.fr"]
    assert [address.line_1 for address in whole.addresses] == ["1 rue X", "2 rue Y"]
    assert [address.preferred for address in whole.addresses] == [True, False]
    assert {tag.name for tag in whole.tags} == {"VIP", "ski"}
    assert whole.own == {"Lit": "Double"}
    assert whole.consents["sms"] is True
    assert [(link.other_id, link.role) for link in whole.links] == [(agency, "contact")]
    assert (whole.figures.purchases_count, whole.figures.open_complaints) == (1, 1)
    with pytest.raises(Refused):
        record(base, other)

    def owners(session: Session) -> set[int | None]:
        columns = (Purchase.customer_id, Purchase.payer_id, Purchase.agency_id, Exchange.customer_id,
                   Reminder.customer_id, Complaint.customer_id, ComplaintStep.customer_id)  # fmt: skip
        return {id_ for column in columns for id_ in session.scalars(select(column))}

    assert base.read(owners) == {keep, agency, None}
    assert [one.id for one in base.read(find_customers, text="4760")] == [keep]


def test_undo_parts_them_again_to_the_last_row(base: Database, two: tuple[int, int, int]) -> None:
    keep, other, _ = two
    before = everything_stored(base)
    done = base.write(merge_customers, keep_id=keep, other_ids=[other])
    after = everything_stored(base)
    undone = base.write(undo, operation_id=done.operation_id or 0)
    assert undone.result.kept == ()
    assert everything_stored(base) == before
    base.write(undo, operation_id=undone.operation_id or 0)
    assert everything_stored(base) == after


def test_undo_weeks_later_keeps_what_was_done_since(base: Database, two: tuple[int, int, int]) -> None:
    keep, other, _ = two
    done = base.write(merge_customers, keep_id=keep, other_ids=[other])
    base.write(edit_customer, customer_id=keep, changes={"notes": "Nouvelle note"})
    base.write(add_email, customer_id=keep, address="neuf@exemple.fr")
    undone = base.write(undo, operation_id=done.operation_id or 0).result
    assert [(kept.table, kept.id) for kept in undone.kept] == [("customer", keep)]
    assert record(base, keep).notes == "Nouvelle note"
    assert record(base, other).name == "L. Moreau"
    assert "neuf@exemple.fr" in [email.address for email in record(base, keep).emails]


def test_merging_one_with_itself_or_nobody_is_refused(base: Database, two: tuple[int, int, int]) -> None:
    for others in ([], [two[0]], [99]):
        with pytest.raises(Refused):
            base.write(merge_customers, keep_id=two[0], other_ids=others)


def test_three_go_into_one(base: Database) -> None:
    ids = [base.write(add_customer, values={"last_name": "A", "tags": "x", "email": f"{n}@b.fr"}).result
           for n in range(4)]  # fmt: skip
    base.write(merge_customers, keep_id=ids[0], other_ids=ids[1:])
    assert len(record(base, ids[0]).emails) == 4
    assert [email.preferred for email in record(base, ids[0]).emails] == [True, False, False, False]


# --- what campaigns, segments and points know of them ---------------------------------------------------


@pytest.fixture
def addressed(base: Database, two: tuple[int, int, int]) -> tuple[int, int, int]:
    """The two have been spoken to and counted, and something of most kinds collides."""
    keep, other, agency = two
    now = base.clock.now()

    def deal(session: Session) -> None:
        session.add(Campaign(id=1, name="Noël", options={}, schedule={}, created_at=now))
        session.add(SavedView(id=1, name="Fidèles", columns=[]))
        session.flush()
        for id_, included in ((keep, True), (other, False), (agency, None)):
            session.add(AudienceChoice(campaign_id=1, customer_id=id_, included=included))
            session.add(SegmentMember(view_id=1, customer_id=id_))
            session.add(LoyaltyEntry(customer_id=id_, date=date(2026, 1, 1), kind="earned", points=10))
            session.add(Response(customer_id=id_, campaign_id=1, kind="code", at=now))
            session.add(Reminder(customer_id=id_, words="Anniversaire", due_at=now, origin="birthday:2026"))
        session.add(NotSame(customer_id=keep, other_id=other))
        for one in (keep, other):
            session.add(NotSame(customer_id=one, other_id=agency))
        session.flush()

    base.write(deal)
    return two


def ledger(base: Database, keep: int, other: int, *rows: tuple[int, str, str]) -> None:
    def send(session: Session) -> None:
        now = base.clock.now()
        for id_, occasion, state in rows:
            session.add(Message(customer_id=id_, occasion=occasion, channel="email", address="a@b.fr", body="…",
                                state=state, queued_at=now))  # fmt: skip
        session.add_all([LeftOut(campaign_id=1, customer_id=keep, reason="control"),
                         LeftOut(campaign_id=1, customer_id=other, reason="no consent"),
                         LeftOut(campaign_id=2, customer_id=other, reason="no consent")])  # fmt: skip
        session.flush()

    base.write(send)


def rows_of(base: Database, table: type[Base], *columns: str) -> list[tuple[object, ...]]:
    def read(session: Session) -> list[tuple[object, ...]]:
        chosen = [table.__table__.c[column] for column in columns]
        return sorted((tuple(row) for row in session.execute(select(*chosen))), key=str)

    return base.read(read)


def test_campaigns_segments_points_and_decisions_come_along(base: Database, addressed: tuple[int, int, int]) -> None:
    keep, other, agency = addressed
    before = everything_stored(base)
    done = base.write(merge_customers, keep_id=keep, other_ids=[other])
    assert rows_of(base, AudienceChoice, "customer_id", "included") == [(keep, False), (agency, None)]
    assert rows_of(base, SegmentMember, "customer_id") == [(keep,), (agency,)]
    assert rows_of(base, LoyaltyEntry, "customer_id", "points") == [(keep, 10), (keep, 10), (agency, 10)]
    assert rows_of(base, Response, "customer_id") == [(keep,), (keep,), (agency,)]
    assert rows_of(base, NotSame, "customer_id", "other_id") == [(keep, agency)]
    made = [row for row in rows_of(base, Reminder, "customer_id", "origin") if row[1]]
    assert made == [(keep, "birthday:2026"), (agency, "birthday:2026")]
    base.write(undo, operation_id=done.operation_id or 0)
    assert everything_stored(base) == before


def test_of_two_messages_of_one_occasion_the_one_that_left_stays(base: Database, two: tuple[int, int, int]) -> None:
    keep, other, _ = two
    ledger(base, keep, other, (keep, "campaign:1", "queued"), (other, "campaign:1", "sent"),
           (keep, "campaign:2", "sent"), (other, "campaign:2", "queued"), (other, "campaign:3", "queued"),
           (keep, "campaign:4", "sent"), (other, "campaign:4", "sent"))  # fmt: skip
    base.write(merge_customers, keep_id=keep, other_ids=[other])
    assert rows_of(base, Message, "occasion", "customer_id", "state") == sorted(
        [("campaign:1", keep, "sent"), ("campaign:1", other, "cancelled"), ("campaign:2", keep, "sent"),
         ("campaign:2", other, "cancelled"), ("campaign:3", keep, "queued"), ("campaign:4", keep, "sent"),
         ("campaign:4", other, "sent")], key=str)  # fmt: skip
    assert rows_of(base, LeftOut, "campaign_id", "customer_id") == [(1, keep), (1, other), (2, keep)]


def test_the_strictest_word_counts(base: Database, two: tuple[int, int, int]) -> None:
    keep, other, _ = two

    def say(session: Session) -> None:
        long_ago, lately = base.clock.now() - timedelta(days=900), base.clock.now() - timedelta(days=3)
        for id_, channel, given, at in (
            (keep, "email", False, long_ago), (other, "email", True, lately),  # refused once, agreed in the double
            (keep, "post", False, long_ago), (keep, "post", True, lately),  # changed their mind in the same record
            (keep, "phone", True, long_ago), (other, "phone", False, lately),
        ):  # fmt: skip
            session.add(Consent(customer_id=id_, channel=channel, given=given, at=at))
        session.flush()

    base.write(say)
    done = base.write(merge_customers, keep_id=keep, other_ids=[other])
    assert record(base, keep).consents == {"email": False, "post": True, "phone": False, "sms": True}
    base.write(undo, operation_id=done.operation_id or 0)
    assert (record(base, keep).consents["email"], record(base, other).consents["email"]) == (False, True)


def test_what_bounced_or_is_blocked_for_one_is_so_for_the_merged(base: Database) -> None:
    keep = base.write(add_customer, values={"last_name": "A", "email": "a@b.fr"}).result
    other = base.write(add_customer, values={"last_name": "A", "email": "A@b.fr", "state": "blocked"}).result

    def bounce(session: Session) -> None:
        from grc_desktop.database.schema import Email

        session.scalars(select(Email).where(Email.customer_id == other)).one().state = "bounced"

    base.write(bounce)
    base.write(merge_customers, keep_id=keep, other_ids=[other])
    assert [email.state for email in record(base, keep).emails] == ["bounced"]
    assert record(base, keep).state == "blocked"


def test_each_field_is_kept_of_whom_it_was_chosen(base: Database, two: tuple[int, int, int]) -> None:
    keep, other, _ = two
    base.write(edit_customer, customer_id=other, changes={"mobile": "0799999999"})
    chosen = {"first_name": other, "external_id": other, "birth_date": other, "mobile": other, "address": other}
    done = base.write(merge_customers, keep_id=keep, other_ids=[other], chosen=chosen)
    whole = record(base, keep)
    assert (whole.first_name, whole.external_id, whole.profession) == ("L.", "D-9", "Médecin")
    assert "Former number: C-17" in (whole.notes or "")
    assert whole.values["mobile"] == "+33799999999"
    assert {phone.e164 for phone in whole.phones} == {"+33612487703", "+33799999999", "+33476000000"}
    assert whole.addresses[0].line_1 == "1 rue X"
    base.write(undo, operation_id=done.operation_id or 0)
    assert (record(base, keep).first_name, record(base, other).external_id) == ("Lucie", "D-9")


@pytest.mark.parametrize("chosen", [{"notes": 1}, {"first_name": 99}])
def test_what_cannot_be_chosen_is_refused(base: Database, two: tuple[int, int, int], chosen: dict[str, int]) -> None:
    with pytest.raises(Refused):
        base.write(merge_customers, keep_id=two[0], other_ids=[two[1]], chosen=chosen)


def test_a_merge_is_undone_weeks_later_from_another_day(
    base_path: Path, base: Database, addressed: tuple[int, int, int]
) -> None:
    keep, other, _ = addressed
    before = base.read(purchases_by_owner)
    done = base.write(merge_customers, keep_id=keep, other_ids=[other])
    base.close()
    later = Clock(fixed=base.clock.now() + timedelta(weeks=5))
    with Database.open(base_path, user="Yann", clock=later) as opened:

        def stay(session: Session) -> None:
            session.add(Purchase(customer_id=keep, amount_cents=500, date=later.today()))
            session.add(LoyaltyEntry(customer_id=keep, date=later.today(), kind="earned", points=5))
            session.flush()

        opened.write(stay)
        opened.write(edit_customer, customer_id=keep, changes={"tags": "vip, ski, fidèle"})
        kept = opened.write(undo, operation_id=done.operation_id or 0).result.kept
        assert kept == ()
        both = record(opened, keep), record(opened, other)
        assert [one.name for one in both] == ["Lucie Moreau", "L. Moreau"]
        assert {tag.name for tag in both[1].tags} == {"VIP", "ski"}
        assert "fidèle" in {tag.name for tag in both[0].tags}
        after = opened.read(purchases_by_owner)
        assert after == {**before, keep: before.get(keep, 0) + 500}


def purchases_by_owner(session: Session) -> dict[int, int]:
    owned: dict[int, int] = {}
    for row in session.execute(select(Purchase.customer_id, Purchase.amount_cents)):
        owned[row[0]] = owned.get(row[0], 0) + (row[1] or 0)
    return owned


def test_the_mobile_and_the_landline_may_both_be_kept_of_the_other(base: Database) -> None:
    """Each field was chosen by itself, and each is what the record shows afterwards."""
    one, other = (
        base.write(add_customer, values={"last_name": "Moreau", "mobile": mobile, "phone": phone}).result
        for mobile, phone in (("0612487701", "0478011201"), ("0612487702", "0478011202"))
    )
    base.write(merge_customers, keep_id=one, other_ids=[other], chosen={"mobile": other, "phone": other})
    values = record(base, one).values
    assert (values["mobile"], values["phone"]) == ("+33612487702", "+33478011202")


def test_the_photo_of_the_kept_one_stays_the_photo(base: Database, tmp_path: Path) -> None:
    ids = [base.write(add_customer, values={"last_name": name}).result for name in "ABC"]
    for id_, name in ((ids[1], "b.png"), (ids[0], "a.png"), (ids[2], "c.png")):
        (tmp_path / name).write_bytes(name.encode())
        base.write(add_attachment, customer_id=id_, file=tmp_path / name, kind="photo")
    done = base.write(merge_customers, keep_id=ids[0], other_ids=ids[1:])
    kept = {file.name: file.kind for file in base.read(attachments, customer_id=ids[0])}
    assert kept == {"a.png": "photo", "b.png": "document", "c.png": "document"}
    base.write(undo, operation_id=done.operation_id or 0)
    assert [(file.name, file.kind) for file in base.read(attachments, customer_id=ids[1])] == [("b.png", "photo")]


def test_many_are_merged_as_one_operation(base: Database) -> None:
    ids = [base.write(add_customer, values={"last_name": "A", "email": f"{n}@b.fr"}).result for n in range(4)]
    before = everything_stored(base)
    merges = [(ids[0], [ids[1]], {}), (ids[2], [ids[3]], {"email": ids[3]})]
    done = base.write(merge_many, merges=merges)
    assert (done.result, done.words) == (2, "Merged 2 duplicates")
    assert record(base, ids[2]).values["email"] == "3@b.fr"
    base.write(undo, operation_id=done.operation_id or 0)
    assert everything_stored(base) == before


def test_no_unique_rule_on_customers_is_forgotten() -> None:
    """A new table of which a customer may have one row at most has to be thought of when customers are merged."""
    known = {"customer_tag", "custom_value", "audience_choice", "segment_member", "not_same"}
    found = {
        table.name
        for table in Base.metadata.sorted_tables
        if table.name in {cls.__tablename__ for cls in Recorded.__subclasses__()}
        for rule in table.constraints
        if isinstance(rule, UniqueConstraint)
        for column in rule.columns
        for key in column.foreign_keys
        if key.column is CustomerTable.__table__.c.id
    }
    assert found == known
