from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Trouble
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.channels.channel import Surroundings
from grc_desktop.features.outbox.channels.smtp import SmtpChannel
from grc_desktop.features.outbox.records import QueuedMessage
from grc_desktop.features.templates.mail import code_name, qr_png
from tests.features.outbox.mail_server import ACCENTED, PASSWORD, USER, Handler, serving

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)


def message(**values: Any) -> QueuedMessage:
    given: dict[str, Any] = dict.fromkeys(QueuedMessage.__dataclass_fields__)  # fmt: skip
    given |= {
        "id": 12, "occasion": "campaign:1", "channel": "email", "address": "lucie@exemple.fr", "name": "Lucie Moreau",
        "subject": "Noël au chalet", "body": "Chère Madame,\n.\nÀ bientôt\n", "state": "claimed", "queued_at": AT,
        "purpose": "marketing", "attachments": (), "attempts": 1, "parts": 1, "cost_micros": 0,
    }  # fmt: skip
    return QueuedMessage(**{**given, **values})


def channel(port: int, *, password: str = PASSWORD, folder: Path | None = None, **options: Any) -> SmtpChannel:
    given = {"host": "127.0.0.1", "port": port, "security": "none", "from_address": USER, "from_name": "Hôtel du Lac"}
    account = Account(key="a", name="A", kind="smtp", options={**given, **options})
    around = Surroundings(password, Clock(fixed=AT), lambda sha256: (folder or Path("/nowhere")) / sha256)
    return SmtpChannel(account, around, patience=5)


@pytest.fixture(params=["starttls", "tls"])
def secure(request: pytest.FixtureRequest, mail: Handler, tmp_path: Path) -> Iterator[dict[str, Any]]:
    with serving(mail, security=request.param, folder=tmp_path) as port:
        yield {
            "port": port, "security": request.param, "user": USER, "ca_file": str(tmp_path / "certificate.pem")
        }  # fmt: skip


def test_the_message_arrives_whole(mail: Handler, port: int) -> None:
    sender = channel(port, reply_to="reception@hotel.exemple", unsubscribe="stop@hotel.exemple")
    outcome = sender.send(message())
    sender.close()

    made = mail.of("lucie@exemple.fr")
    assert outcome.state == "sent"
    assert made["Subject"] == "Noël au chalet"
    assert made["From"] == "Hôtel du Lac <accueil@hotel.exemple>"
    assert made["To"] == "Lucie Moreau <lucie@exemple.fr>"
    assert made["Date"].datetime == AT
    assert made["Message-ID"] == outcome.reference
    assert made["Message-ID"].endswith("@hotel.exemple>")
    assert made["List-Unsubscribe"] == "<mailto:stop@hotel.exemple?subject=STOP%2012>"
    assert made["Reply-To"] == "reception@hotel.exemple"
    assert made.get_content().splitlines() == ["Chère Madame,", ".", "À bientôt"]


def test_a_message_about_a_contract_offers_no_way_out(mail: Handler, port: int) -> None:
    sender = channel(port)
    sender.send(message(purpose="service"))
    sender.close()

    assert mail.of("lucie@exemple.fr")["List-Unsubscribe"] is None


def test_nobody_adds_a_header(mail: Handler, port: int) -> None:
    sender = channel(port)
    evil = "Bonjour\r\nBcc: tous@exemple.fr\r\n\r\nAutre texte"
    outcome = sender.send(message(subject=evil, name="Lucie\nBcc: x@exemple.fr"))
    refused = sender.send(message(address="lucie@exemple.fr\r\nRCPT TO:<x@exemple.fr>"))
    sender.close()

    made = mail.of("lucie@exemple.fr")
    assert outcome.state == "sent"
    assert made["Bcc"] is None
    assert made["Subject"] == "Bonjour Bcc: tous@exemple.fr Autre texte"
    assert refused.state == "failed"
    assert len(mail.arrived) == 1


def test_html_with_its_twin_pictures_and_attachments(mail: Handler, port: int, tmp_path: Path) -> None:
    (tmp_path / "aa").write_bytes(b"\x89PNG picture")
    (tmp_path / "bb").write_bytes(b"%PDF menu")
    html = '<p>Bonjour</p><img src="cid:aa">'
    sender = channel(port, folder=tmp_path)
    outcome = sender.send(message(html=html, attachments=("aa", "bb/Menu de Noël.pdf")))
    sender.close()

    made = mail.of("lucie@exemple.fr")
    plain, rich = made.get_body(("plain",)), made.get_body(("html",))
    assert outcome.state == "sent"
    assert plain is not None
    assert rich is not None
    assert plain.get_content().startswith("Chère Madame")
    assert rich.get_content().strip() == html
    (picture,) = [part for part in made.walk() if part["Content-ID"] == "<aa>"]
    assert (picture.get_content_type(), picture.get_content()) == ("image/png", b"\x89PNG picture")
    (menu,) = made.iter_attachments()
    assert (menu.get_filename(), menu.get_content()) == ("Menu de Noël.pdf", b"%PDF menu")


def test_a_code_is_drawn_as_it_leaves(mail: Handler, port: int) -> None:
    html = f'<p>Votre code : <img src="cid:{code_name("qr:NEIGE-7K4FR")}"></p>'
    sender = channel(port)
    outcome = sender.send(message(html=html, attachments=("qr:NEIGE-7K4FR",)))
    sender.close()

    made = mail.of("lucie@exemple.fr")
    assert outcome.state == "sent"
    (picture,) = [part for part in made.walk() if part.get_content_type() == "image/png"]
    assert picture["Content-ID"] == f"<{code_name('qr:NEIGE-7K4FR')}>"
    assert picture.get_content() == qr_png("qr:NEIGE-7K4FR")
    assert list(made.iter_attachments()) == []


def test_a_missing_attachment_fails_this_message_alone(mail: Handler, port: int) -> None:
    sender = channel(port)
    outcome = sender.send(message(attachments=("cc/Menu.pdf",)))
    sender.close()

    assert (outcome.state, outcome.reason) == ("failed", "The attachment Menu.pdf is missing beside the base.")
    assert mail.arrived == []


def test_secure_and_logged_in(mail: Handler, secure: dict[str, Any]) -> None:
    sender = channel(**secure)
    outcomes = [sender.send(message(id=number, address=f"p{number}@exemple.fr")).state for number in range(5)]
    sender.close()

    assert outcomes == ["sent"] * 5
    assert mail.connections == 1


def test_a_password_with_accents(mail: Handler, secure: dict[str, Any]) -> None:
    sender = channel(**secure, password=ACCENTED)
    assert sender.send(message()).state == "sent"
    sender.close()
    with pytest.raises(Trouble, match="does not accept the user name or the password"):
        channel(**secure, password="hôtel").send(message())


def test_a_wrong_password_is_a_sentence(mail: Handler, secure: dict[str, Any]) -> None:
    with pytest.raises(Trouble, match="does not accept the user name or the password"):
        channel(**secure, password="wrong").send(message())
    assert mail.arrived == []


def test_a_certificate_that_nobody_vouches_for(mail: Handler, secure: dict[str, Any]) -> None:
    with pytest.raises(Trouble, match="not one to trust: nothing was sent"):
        channel(**{**secure, "ca_file": ""}).send(message())
    assert mail.arrived == []


def test_an_expired_certificate(mail: Handler, tmp_path: Path) -> None:
    with serving(mail, security="tls", folder=tmp_path, days=-1) as port:
        sender = channel(port, security="tls", user=USER, ca_file=str(tmp_path / "certificate.pem"))
        with pytest.raises(Trouble, match="has expired: nothing was sent"):
            sender.send(message())


def test_the_certificate_of_another_server(mail: Handler, tmp_path: Path) -> None:
    with serving(mail, security="tls", folder=tmp_path) as port:
        sender = channel(port, host="localhost", security="tls", user=USER, ca_file=str(tmp_path / "certificate.pem"))
        with pytest.raises(Trouble, match="certificate of another server"):
            sender.send(message())


def test_the_wrong_kind_of_security(mail: Handler, port: int) -> None:
    with pytest.raises(Trouble, match="does not offer this security"):
        channel(port, security="tls").send(message())
    with pytest.raises(Trouble, match="does not offer this security"):
        channel(port, security="starttls").send(message())


def test_no_such_server() -> None:
    with pytest.raises(Trouble, match="There is no way to nowhere.invalid"):
        channel(25, host="nowhere.invalid").send(message())


def test_a_refused_sender_stops_everything(mail: Handler, port: int) -> None:
    mail.refusals["MAIL"] = "550 5.7.1 Not yours"
    sender = channel(port)
    with pytest.raises(Trouble, match="does not accept the sender accueil@hotel.exemple: Not yours"):
        sender.send(message())
    sender.close()


@pytest.mark.parametrize(
    ("at", "answer"),
    [
        ("p1@exemple.fr", "553 5.7.1 <accueil@hotel.exemple>: Sender address rejected: not owned by user hotel"),
        ("DATA", "550 5.7.60 Client does not have permissions to send as this sender"),
    ],
)
def test_a_sender_that_is_refused_later_on(mail: Handler, port: int, at: str, answer: str) -> None:
    mail.refusals[at] = answer
    sending = channel(port)
    with pytest.raises(Trouble, match="does not accept the sender accueil@hotel.exemple"):
        sending.send(message(address="p1@exemple.fr"))
    del mail.refusals[at]
    assert sending.send(message(address="p1@exemple.fr")).state == "sent"

    mail.refusals[at] = answer  # the sender is a good one, then: it is this message alone
    assert sending.send(message(address="p1@exemple.fr")).state == "failed"
    sending.close()


def test_refusals_for_now_and_for_good(mail: Handler, port: int) -> None:
    mail.refusals |= {"a@exemple.fr": "550 5.1.1 Unknown", "b@exemple.fr": "452 4.2.2 Full"}
    sender = channel(port)

    assert sender.send(message(address="a@exemple.fr")).state == "failed"
    assert sender.send(message(address="b@exemple.fr")).state == "later"
    assert sender.send(message()).state == "sent"
    mail.refusals["DATA"] = "421 4.3.2 Going down"
    assert sender.send(message()).state == "later"
    del mail.refusals["DATA"]
    assert sender.send(message()).state == "sent"  # over a new connection
    sender.close()


def test_no_answer_after_the_last_point_is_unknown(mail: Handler, port: int) -> None:
    mail.hangs_up = True
    sender = channel(port)
    outcome = sender.send(message(provider_reference="<grc.12.a@hotel.exemple>"))
    sender.close()

    assert (outcome.state, outcome.reference) == ("unknown", "<grc.12.a@hotel.exemple>")
    assert len(mail.arrived) == 1  # it had arrived: sending again would have been the second


def test_a_server_that_lets_an_idle_connection_go(mail: Handler) -> None:
    with serving(mail) as port:
        sender = channel(port)
        sender.send(message())
        server = sender._server
        assert server is not None
        assert server.sock is not None
        server.sock.shutdown(socket.SHUT_RDWR)

        assert sender.send(message(id=13)).state == "sent"
        sender.close()
    assert mail.connections == 2


@pytest.mark.parametrize("words", ["452 4.5.3 Too many messages", "421 4.7.0 Too many messages"])
def test_a_server_that_takes_few_messages_over_one_connection(mail: Handler, port: int, words: str) -> None:
    mail.patience, mail.too_many = 2, words
    sender = channel(port)
    outcomes = [sender.send(message(id=number, address=f"p{number}@exemple.fr")).state for number in range(5)]
    sender.close()

    assert outcomes == ["sent"] * 5
    assert mail.connections == 3
    assert len(mail.arrived) == 5


def test_domains_with_accents(mail: Handler, port: int) -> None:
    sender = channel(port)
    assert sender.send(message(address="lucie@hôtel.exemple")).state == "sent"
    assert sender.send(message(address="hélène@exemple.fr")).state == "failed"
    sender.close()

    assert [to for to, _ in mail.arrived] == ["lucie@xn--htel-vqa.exemple"]
