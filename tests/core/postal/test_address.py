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
        (["12 RUE DU PORT BP 27"], {"street": "12 RUE DU PORT", "locality": "BP 27"}),
        (["12, rue du Port - CS 40123"], {"street": "12, rue du Port", "locality": "CS 40123"}),
        (["C.S. n°70003 - ZI Sud"], {"street": "ZI Sud", "locality": "C.S. n°70003"}),
        (["Gustavia, BP 113"], {"street": "Gustavia", "locality": "BP 113"}),
        (["Route du Vallon d'Argent", "BP M2"], {"street": "Route du Vallon d'Argent", "locality": "BP M2"}),
        (
            ["7 allée des Acacias, Bât. B, Appt 12"],
            {"street": "7 allée des Acacias", "outside": "Bât. B", "inside": "Appt 12"},
        ),
        (
            ["Immeuble Le Panorama, 57 rue Grimaldi"],
            {"outside": "Immeuble Le Panorama", "street": "57 rue Grimaldi"},
        ),
        (
            ["EHPAD Les Mimosas, chambre 214", "3 rue des Fleurs"],
            {"outside": "EHPAD Les Mimosas", "inside": "chambre 214", "street": "3 rue des Fleurs"},
        ),
        (["Esc. C, 4e étage, porte 12"], {"inside": "Esc. C, 4e étage, porte 12"}),
        (["PK 12,5 côté montagne"], {"street": "PK 12,5 côté montagne"}),
        (["12 - 14, 16 rue d'Alésia"], {"street": "12 - 14, 16 rue d'Alésia"}),
        (
            ["Péniche Aurore", "Port de l'Arsenal", "11 bd de la Bastille"],
            {"inside": "Péniche Aurore", "outside": "Port de l'Arsenal", "street": "11 bd de la Bastille"},
        ),
        (
            ["Cité universitaire", "Pavillon 7", "2 rue du Doyen"],
            {"inside": "Cité universitaire", "outside": "Pavillon 7", "street": "2 rue du Doyen"},
        ),
        (
            ["Aéroport de Nice-Côte d'Azur", "Terminal 2"],
            {"street": "Aéroport de Nice-Côte d'Azur", "outside": "Terminal 2"},
        ),
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


def test_before_cedex_the_postcode_of_the_place_is_left_out() -> None:
    lines = ["10 place de Budapest", "75009 Paris", "TSA 20001"]
    address = postal_address(lines=lines, postcode="75801", city="Paris Cedex 08", country="FR")
    assert (address.street, address.locality) == ("10 place de Budapest", "TSA 20001")
    assert address.inside == address.outside == ""
    lines = ["BP 40122", "59650 Villeneuve-d'Ascq"]
    address = postal_address(lines=lines, postcode="59009", city="Lille Cedex", country="FR")
    assert address.locality == "BP 40122 Villeneuve-d'Ascq"
