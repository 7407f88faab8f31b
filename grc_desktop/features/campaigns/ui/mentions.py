"""The line on how to receive no more, in the language of the message."""

from __future__ import annotations

from grc_desktop.features.campaigns.checking import offers_to_stop
from grc_desktop.features.campaigns.records import Channel

_MENTIONS: dict[str, tuple[str, str]] = {
    "fr": (
        "Répondez STOP pour ne plus rien recevoir.",
        "Pour ne plus recevoir nos offres, répondez STOP à ce message.",
    ),
    "en": ("Reply STOP to receive no more.", "To receive no more of our offers, answer STOP to this message."),
    "de": ("STOP antworten, um nichts mehr zu erhalten.", "Antworten Sie STOP, um keine Angebote mehr zu erhalten."),
    "it": (
        "Rispondi STOP per non ricevere altro.",
        "Per non ricevere altre offerte, risponda STOP a questo messaggio.",
    ),
    "es": ("Responda STOP para no recibir nada.", "Para no recibir ofertas, responda STOP a este mensaje."),
    "nl": ("Antwoord STOP om niets meer te krijgen.", "Antwoord STOP om geen aanbiedingen meer te ontvangen."),
}
"""For an SMS, and for an e-mail; other languages get the English one."""


def with_mention(channel: Channel, language: str, body: str) -> str:
    """``body`` with the line beneath it where the channel needs one and it says nothing of the kind yet."""
    if not body.strip() or offers_to_stop(channel, body):
        return body
    short, long = _MENTIONS.get(language, _MENTIONS["en"])
    text = body.rstrip()
    return f"{text}<p>{long}</p>" if channel == "email" else f"{text} {short}"
