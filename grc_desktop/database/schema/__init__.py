"""Every table, one file per group; the docstring of a class says what a row means."""

from grc_desktop.database.schema.base import Base, Instant, Recorded
from grc_desktop.database.schema.customers import (
    Address,
    Attachment,
    Consent,
    Customer,
    CustomerTag,
    CustomField,
    CustomValue,
    Email,
    Link,
    Phone,
    Tag,
)  # fmt: skip
from grc_desktop.database.schema.dealings import (
    COUNTED,
    OPEN_STATES,
    Compensation,
    Complaint,
    ComplaintStep,
    Exchange,
    Purchase,
    Reminder,
)  # fmt: skip
from grc_desktop.database.schema.house import HandoverNote, SavedView, Setting, User
from grc_desktop.database.schema.keeping import (
    Change,
    CustomerSummary,
    DerivedState,
    JournalHead,
    Operation,
    SearchDocument,
)  # fmt: skip

__all__ = [
    "COUNTED", "OPEN_STATES", "Address", "Attachment", "Base", "Change", "Compensation", "Complaint",
    "ComplaintStep", "Consent", "CustomField", "CustomValue", "Customer", "CustomerSummary", "CustomerTag",
    "DerivedState", "Email", "Exchange", "HandoverNote", "Instant", "JournalHead", "Link", "Operation",
    "Phone", "Purchase",
    "Recorded", "Reminder", "SavedView", "SearchDocument", "Setting", "Tag", "User",
]  # fmt: skip
