"""The texts of the house: kept, changed, deleted, and the originals back."""

from __future__ import annotations

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import speak
from grc_desktop.database.database import Database
from grc_desktop.features.templates.actions import delete_template, edit_template, restore_templates, save_template
from grc_desktop.features.templates.queries import template, templates

OWN = {"kind": "letter", "name": "Vœux", "language": "fr", "subject": "", "body": "<p>{{salutation}}</p>"}


def thanks(base: Database, language: str = "fr") -> tuple[int, str]:
    found = base.read(template, kind="letter", name="thanks")[language]
    return found.id, found.body


def test_a_text_of_the_house_is_kept_and_changed(base: Database) -> None:
    template_id = base.write(save_template, **OWN).result
    base.write(edit_template, template_id=template_id, name="Vœux 2027", language="fr", subject="x", body="<p>a</p>")
    found = base.read(template, kind="letter", name="vœux 2027")["fr"]
    assert (found.id, found.title, found.subject, found.body, found.shipped) == (
        template_id, "Vœux 2027", "x", "<p>a</p>", False,
    )  # fmt: skip
    assert base.write(delete_template, template_id=template_id).words.startswith("Deleted the template")
    with pytest.raises(Refused, match="There is no template"):
        base.read(template, kind="letter", name="Vœux 2027")


def test_saving_twice_changes_the_one_that_is_there(base: Database) -> None:
    first = base.write(save_template, **OWN).result
    assert base.write(save_template, **OWN | {"body": "<p>b</p>"}).result == first
    assert [one.body for one in base.read(templates, kind="letter") if one.id] == ["<p>b</p>"]


def test_an_original_is_changed_and_comes_back(base: Database) -> None:
    shipped = thanks(base)
    assert shipped[0] == 0
    base.write(save_template, kind="letter", name="thanks", language="fr", subject="s", body="<p>mine</p>")
    own_id, body = thanks(base)
    assert body == "<p>mine</p>"
    assert len(base.read(templates, kind="letter")) == len(set(map(repr, base.read(templates, kind="letter"))))
    assert base.write(delete_template, template_id=own_id).words.startswith("Restored the template")
    assert thanks(base) == shipped


def test_the_shown_name_of_an_original_means_it(base: Database) -> None:
    base.write(save_template, kind="letter", name="Thanks after the stay", language="fr", subject="", body="<p>x</p>")
    assert thanks(base)[1] == "<p>x</p>"


def test_all_originals_come_back_and_the_house_keeps_its_own(base: Database) -> None:
    shipped = thanks(base)
    base.write(save_template, **OWN)
    for language in ("fr", "en"):
        base.write(save_template, kind="letter", name="thanks", language=language, subject="", body="<p>mine</p>")
    assert base.write(restore_templates).result == 2
    assert thanks(base) == shipped
    assert [one.name for one in base.read(templates, kind="letter") if one.id] == ["Vœux"]
    assert base.write(restore_templates).operation_id is None


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "fax"}, "kind"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"language": ""}, "language"),
        ({"body": " "}, "body"),
        ({"body": "{{nobody}}"}, "body"),
        ({"subject": "{{nobody}}"}, "subject"),
    ],
)
def test_what_is_no_template_is_refused(base: Database, values: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        base.write(save_template, **OWN | values)
    assert refusal.value.field == field


def test_names_stay_apart(base: Database) -> None:
    speak("en")
    own = base.write(save_template, **OWN).result
    base.write(save_template, **OWN | {"name": "Noël"})
    for name in ("Noël", "thanks", "Thanks after the stay"):
        with pytest.raises(Refused, match="already a template"):
            base.write(edit_template, template_id=own, name=name, language="fr", subject="", body="<p>x</p>")
    mine = base.write(save_template, kind="letter", name="thanks", language="fr", subject="", body="<p>x</p>").result
    with pytest.raises(Refused, match="keep their names"):
        base.write(edit_template, template_id=mine, name="Merci", language="fr", subject="", body="<p>x</p>")


def test_nothing_turns_the_reading_direction_of_a_text_round(base: Database) -> None:
    base.write(save_template, **OWN | {"kind": "sms", "body": "Bon\u202e séjour"})
    assert [one.body for one in base.read(templates, kind="sms") if one.id] == ["Bon séjour"]
