"""How the states, channels, reasons and rules of campaigns are said."""

from __future__ import annotations

from grc_desktop.core.language import later

STATE_WORDS = {
    "draft": later("Draft"),
    "running": later("Running"),
    "paused": later("Paused"),
    "finished": later("Finished"),
    "cancelled": later("Cancelled"),
}

PURPOSE_WORDS = {"marketing": later("Offer or news"), "service": later("About a stay or contract")}

STEP_WORDS = {
    "goal": later("Goal"),
    "audience": later("Audience"),
    "message": later("Message"),
    "preview": later("Preview"),
    "sending": later("Dispatch"),
}

REASON_WORDS = {
    "no_consent": later("No consent"),
    "opted_out": later("Opted out"),
    "no_address": later("No usable address for any channel"),
    "not_mobile": later("Number is not a mobile"),
    "relay": later("E-mail of a booking site only"),
    "bounced": later("E-mail comes back"),
    "returned": later("Letters come back"),
    "complaint": later("Open complaint"),
    "contacted": later("Contacted lately"),
    "deceased": later("Deceased"),
    "moved": later("Moved away"),
    "closed": later("Closed down"),
    "blocked": later("Blocked"),
    "household": later("Another message goes to the household"),
    "by_hand": later("Taken out by hand"),
    "control": later("Control group"),
}
"""Why somebody is left out, by the code that ``left_out`` stores."""

REASON_KEYS = {
    "no_consent": "no consent",
    "opted_out": "opted out",
    "no_address": "no address",
    "not_mobile": "number not mobile",
    "relay": "relay e-mail",
    "bounced": "bounced e-mail",
    "returned": "returned mail",
    "complaint": "open complaint",
    "contacted": "contacted lately",
    "deceased": "deceased",
    "moved": "moved",
    "closed": "closed",
    "blocked": "blocked",
    "household": "duplicate in household",
    "by_hand": "taken out by hand",
    "control": "control group",
}
"""The same in the JSON of the command line, which speaks English whatever the language."""

RULE_WORDS = {
    "birthday": later("Birthday"),
    "departure": later("Thanks after the departure"),
    "absence": later("No stay for a long time"),
    "points": later("Points about to expire"),
    "consent": later("Consent that grows old"),
}

ANSWER_WORDS = {
    "code": later("Code given in"),
    "reply": later("Reply"),
    "call": later("Answer on the telephone"),
    "booking": later("Booking"),
    "opt_out": later("Wants no more"),
    "bounce": later("Came back"),
}
