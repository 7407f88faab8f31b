"""Everything that is done to customers: each function is one operation of the journal, and can be undone."""

from grc_desktop.features.customers.actions.adding import add_customer, insert_customers
from grc_desktop.features.customers.actions.attachments import add_attachment, add_attachments, remove_attachment
from grc_desktop.features.customers.actions.consents import record_words
from grc_desktop.features.customers.actions.deleting import delete_customers
from grc_desktop.features.customers.actions.editing import edit_customer, edit_many
from grc_desktop.features.customers.actions.links import ROLES, add_link, edit_link, make_household, remove_link
from grc_desktop.features.customers.actions.marks import add_tags, delete_tag, edit_tag, remove_tags
from grc_desktop.features.customers.actions.merging import MERGED_FIELDS, MERGED_WAYS, merge_customers, merge_many
from grc_desktop.features.customers.actions.own_fields import define_field, delete_field, edit_field
from grc_desktop.features.customers.actions.ways import (
    add_address,
    add_email,
    add_phone,
    edit_address,
    edit_email,
    edit_phone,
    remove_address,
    remove_email,
    remove_phone,
)

__all__ = [
    "MERGED_FIELDS", "MERGED_WAYS", "ROLES", "add_address", "add_attachment", "add_attachments", "add_customer",
    "add_email", "add_link", "add_phone", "add_tags", "define_field", "delete_customers", "delete_field", "delete_tag",
    "edit_address", "edit_customer", "edit_email", "edit_field", "edit_link", "edit_many", "edit_phone", "edit_tag",
    "insert_customers", "make_household", "merge_customers", "merge_many", "record_words", "remove_address",
    "remove_attachment", "remove_email", "remove_link", "remove_phone", "remove_tags",
]  # fmt: skip
