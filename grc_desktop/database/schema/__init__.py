"""Every table, one file per group; the docstring of a class says what a row means."""

from grc_desktop.database.schema.base import Base, Instant, Recorded
from grc_desktop.database.schema.campaigns import (
    AudienceChoice,
    Campaign,
    CampaignMessage,
    LeftOut,
    Message,
    Response,
)  # fmt: skip
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
    NotSame,
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
    LoyaltyEntry,
    Purchase,
    Reminder,
)  # fmt: skip
from grc_desktop.database.schema.house import (
    HandoverNote,
    ImportMapping,
    LabelSheet,
    SavedView,
    SegmentMember,
    Setting,
    Template,
    User,
)  # fmt: skip
from grc_desktop.database.schema.keeping import (
    Change,
    CustomerSummary,
    DerivedState,
    DuplicatePair,
    JournalHead,
    Operation,
    RfmScore,
    SearchDocument,
)  # fmt: skip

__all__ = [
    "COUNTED", "OPEN_STATES", "Address", "Attachment", "AudienceChoice", "Base", "Campaign", "CampaignMessage",
    "Change", "Compensation", "Complaint", "ComplaintStep", "Consent", "CustomField", "CustomValue", "Customer",
    "CustomerSummary", "CustomerTag", "DerivedState", "DuplicatePair", "Email", "Exchange", "HandoverNote",
    "ImportMapping", "Instant", "JournalHead", "LabelSheet", "LeftOut", "Link", "LoyaltyEntry", "Message",
    "NotSame", "Operation", "Phone", "Purchase", "Recorded", "Reminder", "Response", "RfmScore", "SavedView",
    "SearchDocument", "SegmentMember", "Setting", "Tag", "Template", "User",
]  # fmt: skip
