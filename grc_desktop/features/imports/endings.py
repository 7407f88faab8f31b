"""The endings of the files that can be imported. A file that is named is read whatever its ending."""

from __future__ import annotations

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".vcf", ".vcard", ".php")
"""With their point, in lower case; ``.php`` is a backup of HotelDruid. Others are left in a folder that is named."""
