"""Every feature of the program, in the order of its navigation and of ``grc-desktop --help``.

Adding a feature is writing its folder and naming it here; nothing else knows it.
"""

from __future__ import annotations

from grc_desktop.features.campaigns.feature import FEATURE as CAMPAIGNS
from grc_desktop.features.complaints.feature import FEATURE as COMPLAINTS
from grc_desktop.features.customers.feature import FEATURE as CUSTOMERS
from grc_desktop.features.desk.feature import FEATURE as DESK
from grc_desktop.features.duplicates.feature import FEATURE as DUPLICATES
from grc_desktop.features.exchanges.feature import FEATURE as EXCHANGES
from grc_desktop.features.exports.feature import FEATURE as EXPORTS
from grc_desktop.features.imports.feature import FEATURE as IMPORTS
from grc_desktop.features.insights.feature import FEATURE as INSIGHTS
from grc_desktop.features.loyalty.feature import FEATURE as LOYALTY
from grc_desktop.features.outbox.feature import FEATURE as OUTBOX
from grc_desktop.features.paper.feature import FEATURE as PAPER
from grc_desktop.features.purchases.feature import FEATURE as PURCHASES
from grc_desktop.features.rfm.feature import FEATURE as RFM
from grc_desktop.features.samples.feature import FEATURE as SAMPLES
from grc_desktop.features.segments.feature import FEATURE as SEGMENTS
from grc_desktop.features.templates.feature import FEATURE as TEMPLATES
from grc_desktop.features.today.feature import FEATURE as TODAY

FEATURES = (
    TODAY,
    CUSTOMERS,
    COMPLAINTS,
    CAMPAIGNS,
    EXCHANGES,
    PURCHASES,
    LOYALTY,
    IMPORTS,
    EXPORTS,
    PAPER,
    TEMPLATES,
    OUTBOX,
    DUPLICATES,
    SEGMENTS,
    RFM,
    INSIGHTS,
    SAMPLES,
    DESK,
)
