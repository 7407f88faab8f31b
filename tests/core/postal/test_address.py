"""Where the lines of an address belong."""

from __future__ import annotations

import pytest

from grc_desktop.core.postal import PostalAddress, postal_address


@pytest.mark.parametrize(
    ("lines", "slots"),
    [
        (["12 rue des Lilas"], {"street": "12 rue des Lilas"}),
        (
            ["12 rue des Lilas", "Bâtiment B", "3e étage"],
            {"street": "12 rue des Lilas", "outside": "Bâtiment B", "inside": "3e étage"},
        ),
        (
            ["Résidence du Lac", "12 bis, av. de la Gare"],
            {"street": "12 bis, av. de la Gare", "outside": "Résidence du Lac"},
        ),
        (["chez M. Martin", "Le Bourg"], {"inside": "chez M. Martin", "street": "Le Bourg"}),
        (["12 rue Neuve", "BP 40122"], {"street": "12 rue Neuve", "locality": "BP 40122"}),
        (["TSA 12345"], {"locality": "TSA 12345"}),
        (["12 Grande Rue", "Les Essarts"], {"street": "12 Grande Rue", "outside": "Les Essarts"}),
        (["3 Kerguelen"], {"street": "3 Kerguelen"}),
        (
            ["ZA des Prés", "4 à 8 rue Œdipe", "lieu-dit Le Moulin"],
            {"outside": "ZA des Prés", "street": "4 à 8 rue Œdipe", "locality": "lieu-dit Le Moulin"},
        ),
        (["Résidence du Lac"], {"street": "Résidence du Lac"}),
        (["12 villa Seurat"], {"street": "12 villa Seurat"}),
        (["Villa Mon Repos", "chemin du Port"], {"outside": "Villa Mon Repos", "street": "chemin du Port"}),
        (["12 rue Neuve\nBât. C"], {"street": "12 rue Neuve", "outside": "Bât. C"}),
        ([None, " ", ""], {}),
    ],
)
def test_french_lines(lines: list[str | None], slots: dict[str, str]) -> None:
    address = postal_address(lines=lines, country="FR")
    found = {
        slot: getattr(address, slot) for slot in ("inside", "outside", "street", "locality") if getattr(address, slot)
    }
    assert found == slots


def test_abroad_the_order_stays() -> None:
    address = postal_address(lines=["Flat 3", "12 High Street"], country="GB")
    assert address.street == "Flat 3\n12 High Street"


def test_the_line_of_the_person() -> None:
    assert PostalAddress(title="Mme", first_name="Lucie", last_name="Moreau").person == "Mme Lucie Moreau"
    assert PostalAddress(title="Mme").person == ""
    assert PostalAddress(recipient="M. et Mme Moreau", last_name="Moreau").person == "M. et Mme Moreau"
