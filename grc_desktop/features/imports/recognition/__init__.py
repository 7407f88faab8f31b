"""Header and values: which column is which field, of what kind the file is, and what is odd in each column."""

from grc_desktop.features.imports.recognition.fields import KIND_TITLES, KINDS, Field, Kind, fields_of
from grc_desktop.features.imports.recognition.headers import is_known, says_work
from grc_desktop.features.imports.recognition.mapping_file import read_mapping_file
from grc_desktop.features.imports.recognition.own import OWN
from grc_desktop.features.imports.recognition.recognise import Column, Recognition, recognise

__all__ = [
    "KINDS",
    "KIND_TITLES",
    "OWN",
    "Column",
    "Field",
    "Kind",
    "Recognition",
    "fields_of",
    "is_known",
    "read_mapping_file",
    "recognise",
    "says_work",
]
