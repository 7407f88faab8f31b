from __future__ import annotations

from dataclasses import replace

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import language, speak
from grc_desktop.features.outbox.accounts import (
    Account,
    checked,
    forget_password,
    keep_password,
    new_key,
    password_of,
    presets,
)
from grc_desktop.features.outbox.channels.provider import read_description

MAIL = Account(
    key="aaaaaaaaaaaa", name=" Hôtel ", kind="smtp",
    options={"host": "smtp.orange.fr", "port": 465, "security": "tls", "from_address": "a@hotel.exemple", "user": "a"},
)  # fmt: skip


def test_the_usual_providers_are_there() -> None:
    keys = {preset.key for preset in presets()}

    assert {"orange", "free", "sfr", "ovh", "gmail", "outlook", "ionos", "gandi"} <= keys
    assert {"sms-ovhcloud", "sms-brevo", "sms-smsmode", "sms-twilio"} <= keys
    for preset in presets():
        if preset.kind == "http":
            assert read_description(str(preset.options["provider"]))["url"].startswith("https://")


def test_providers_are_explained_in_the_language_of_the_program() -> None:
    spoken = language()
    hints: dict[str, dict[str, str]] = {}
    try:
        for wanted in ("en", "fr"):
            speak(wanted)
            hints[wanted] = {preset.key: preset.hint for preset in presets()}
    finally:
        speak(spoken)
    assert hints["en"]["yahoo"].startswith("Make an app password")
    assert hints["fr"]["yahoo"].startswith("Créer un mot de passe d’application")
    assert [key for key, hint in hints["en"].items() if hint and hint == hints["fr"][key]] == []


def test_without_a_keyring_it_is_asked_each_time() -> None:
    keyring.set_keyring(NoKeyring())

    assert not keep_password(MAIL, "cabane")
    assert password_of(MAIL) is None
    forget_password(MAIL)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"kind": "pigeon"}, "kind"),
        ({"options": {**MAIL.options, "host": ""}}, "host"),
        ({"options": {**MAIL.options, "port": 70000}}, "port"),
        ({"options": {**MAIL.options, "from_address": "hotel"}}, "from_address"),
        ({"options": {**MAIL.options, "reply_to": "nul"}}, "reply_to"),
        ({"options": {**MAIL.options, "host": "mail serveur"}}, "host"),
        ({"options": {**MAIL.options, "imap_host": "x y"}}, "imap_host"),
        ({"kind": "android", "options": {"address": "n'importe quoi", "user": "sms"}}, "address"),
        ({"kind": "android", "options": {"address": "ftp://10.0.0.2", "user": "sms"}}, "address"),
        ({"kind": "modem", "options": {"device": "COM3", "pin": "abcd"}}, "pin"),
        ({"per_minute": -1}, "per_minute"),
        ({"kind": "http", "options": {"provider": "brevo", "sender": "Hôtel du Lac"}}, "sender"),
        ({"kind": "http", "options": {"provider": "brevo", "sender": "HotelDuLacBleu"}}, "sender"),
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked(replace(MAIL, **change))  # type: ignore[arg-type]
    assert refusal.value.field == field


@pytest.mark.parametrize(
    "address", ["10.0.0.2:8080", "http://pixel.local:8080/", "https://api.sms-gate.app/3rdparty/v1", "[fe80::1]:8080"]
)
def test_a_telephone_is_reached_by_name_or_number(address: str) -> None:
    made = checked(replace(MAIL, kind="android", options={"address": address, "user": "sms"}))
    assert made.option("address") == address


def test_a_password_never_reaches_the_base() -> None:
    with pytest.raises(ValueError, match="password"):
        checked(replace(MAIL, options={**MAIL.options, "password": "x"}))


def test_keys_are_their_own() -> None:
    assert len({new_key() for _ in range(50)}) == 50
