"""Bodies of e-mails: their HTML, their twin, their pictures."""

from __future__ import annotations

from grc_desktop.features.templates.mail import code_name, mail_body, qr_png

SHA = "c" * 64


def test_a_body_and_its_twin() -> None:
    body = mail_body(
        "<p>Chère Madame Moreau,</p><p>Voir <a href='https://example.org/'>notre site</a> ou "
        "<a href='mailto:a@example.org'>a@example.org</a><br>à <b>bientôt</b> &amp; merci</p>"
        "<ul><li>un</li><li>deux</li></ul><ol><li>d’abord</li><li>ensuite</li></ol><p>Fin</p>",
        language="fr",
    )
    assert body.text == (
        "Chère Madame Moreau,\n\nVoir notre site (https://example.org/) ou a@example.org\nà bientôt & merci\n\n"
        "- un\n- deux\n\n1. d’abord\n2. ensuite\n\nFin\n"
    )
    assert body.html.startswith('<!DOCTYPE html>\n<html lang="fr">')
    assert "<strong>bientôt</strong> &amp; merci" in body.html
    assert body.html.count("<li ") == 4
    assert (body.pictures, body.codes) == ((), ())


def test_pictures_and_codes_travel_along() -> None:
    image = f'<img src="picture:{SHA}" alt="Le chalet" width="900">'
    body = mail_body(f'<p>{image}{image}<img src="qr:NEIGE-1" alt="NEIGE-1"></p>')
    assert body.pictures == (SHA,)
    assert f'src="cid:{SHA}" alt="Le chalet" width="600"' in body.html
    assert body.codes == ("qr:NEIGE-1",)
    assert f'src="cid:{code_name("qr:NEIGE-1")}" alt="NEIGE-1"' in body.html
    assert body.text == "Le chaletLe chaletNEIGE-1\n"


def test_the_picture_of_a_code_is_always_the_same() -> None:
    assert qr_png("qr:NEIGE-1") == qr_png("qr:NEIGE-1")
    assert qr_png("qr:NEIGE-1").startswith(b"\x89PNG")
    assert len({qr_png("qr:NEIGE-1"), qr_png("qr:NEIGE-2"), qr_png("qr:NEIGE-1", dots=8)}) == 3


def test_nothing_foreign_gets_in() -> None:
    body = mail_body(
        '<script>x()</script><p onclick="x()">a<img src="https://spy.example/p.gif"><a href="javascript:x()">b</a></p>'
    )
    for hostile in ("script", "onclick", "spy.example", "javascript"):
        assert hostile not in body.html
    assert body.text == "ab\n"
