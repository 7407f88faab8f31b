"""How somebody is greeted in a letter, in the language of the letter; no comma at the end.

What to put before a name depends on who somebody is; where that cannot be told, the greeting names nobody.
"""

from __future__ import annotations

from grc_desktop.core.names import TITLES, salutation, title_in

_WARM = {
    "fr": {
        "M.": "Cher Monsieur {name}",
        "Mme": "Chère Madame {name}",
        "M. et Mme": "Chère Madame, cher Monsieur",
        "MM.": "Chers Messieurs",
        "Mmes": "Chères Mesdames",
        "Dr": "Docteur {name}",
        "Pr": "Professeur {name}",
        "Me": "Maître",
        "": "Madame, Monsieur",
    },
    "en": {
        "M.": "Dear Mr {name}",
        "Mme": "Dear Ms {name}",
        "M. et Mme": "Dear Mr and Mrs {name}",
        "MM.": "Dear Sirs",
        "Mmes": "Dear Madams",
        "Dr": "Dear Dr {name}",
        "Pr": "Dear Professor {name}",
        "": "Dear Sir or Madam",
    },
    "de": {
        "M.": "Lieber Herr {name}",
        "Mme": "Liebe Frau {name}",
        "M. et Mme": "Liebe Familie {name}",
        "": "Sehr geehrte Damen und Herren",
    },
    "it": {
        "M.": "Caro Signor {name}",
        "Mme": "Cara Signora {name}",
        "M. et Mme": "Cari Signori {name}",
        "": "Gentile Signora, gentile Signore",
    },
    "es": {
        "M.": "Estimado Sr. {name}",
        "Mme": "Estimada Sra. {name}",
        "M. et Mme": "Estimados Sres. {name}",
        "": "Estimado/a cliente",
    },
    "nl": {
        "M.": "Beste heer {name}",
        "Mme": "Beste mevrouw {name}",
        "M. et Mme": "Beste familie {name}",
        "": "Geachte heer, mevrouw",
    },
    "pt": {
        "M.": "Caro Sr. {name}",
        "Mme": "Cara Sra. {name}",
        "M. et Mme": "Caros Srs. {name}",
        "": "Prezado/a cliente",
    },
}
LANGUAGES = tuple(_WARM)
"""Those that texts can be written in: their greetings and dates are known."""

_CIVILITIES = {
    "fr": {"M.": "Monsieur", "Mme": "Madame", "M. et Mme": "Madame et Monsieur", "MM.": "Messieurs", "Mmes": "Mesdames"}
}


def warm(title: str | None, last_name: str | None, language: str) -> str:
    """``Chère Madame Moreau``, ``Dear Ms Moreau``; ``Madame, Monsieur`` where title or name is not known.

    ``title`` is one of ``core.names.TITLES``; a language without a form of its own gets the English one.
    """
    forms = _WARM.get(language, _WARM["en"])
    form = forms.get(title or "") if title in TITLES else None
    if form is None or ("{name}" in form and not last_name):
        form = forms[""]
    return form.replace("{name}", last_name or "")


def formal(title: str | None, last_name: str | None, language: str) -> str:
    """``Madame Moreau``, ``Sehr geehrte Frau Moreau``: for a letter that is to keep its distance."""
    return salutation(title, last_name, language).rstrip(",:")


def civility(title: str | None, language: str) -> str:
    """The civility as a sentence bears it: ``Madame`` in French, ``Ms`` in English; "" where there is none."""
    return _CIVILITIES.get(language, {}).get(title or "") or title_in(title, language)
