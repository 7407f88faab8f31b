"""Everything that paper asks: who is written to, who is in the house, what the house measured."""

from grc_desktop.features.paper.queries.guests import arrivals, customer_file, present
from grc_desktop.features.paper.queries.house import ENVELOPE_PLACES, envelopes, own_sheets
from grc_desktop.features.paper.queries.recipients import recipients

__all__ = ["ENVELOPE_PLACES", "arrivals", "customer_file", "envelopes", "own_sheets", "present", "recipients"]
