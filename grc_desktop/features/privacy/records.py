"""What the privacy feature hands out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import datetime


@dataclass(frozen=True)
class ConsentRecord:
    """One word of a customer on being addressed; ``current``: the latest on its channel and purpose.

    ``channel``: email, sms, phone, post. ``given`` False is a refusal or a withdrawal. ``evidence`` is free
    (name of a scan, address of a form).
    """

    id: int
    channel: str
    purpose: str
    given: bool
    at: datetime
    means: str | None
    words: str | None
    recorded_by: str | None
    evidence: Mapping[str, object] = dataclass_field(default_factory=dict)
    current: bool = False
