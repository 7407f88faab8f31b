"""What a difference between those who were written to and the control group means.

Two proportions, pooled z-test (two-sided, normal approximation), and Wilson's interval for each: E. B. Wilson,
"Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
"""

from __future__ import annotations

from math import erfc, sqrt

from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count, format_share
from grc_desktop.features.campaigns.records import Comparison

_Z95 = 1.959963984540054
"""The normal quantile of 97.5 %."""

_FEWEST = 5
"""Expected buyers (and others) in each group below which the test says nothing."""


def compare(contacted: int, buyers: int, control: int, control_buyers: int) -> Comparison | None:
    """Buyers of two groups compared; None where one of them is empty."""
    if not contacted or not control:
        return None
    rate, control_rate = buyers / contacted, control_buyers / control
    pooled = (buyers + control_buyers) / (contacted + control)
    spread = sqrt(pooled * (1 - pooled) * (1 / contacted + 1 / control))
    z = (rate - control_rate) / spread if spread else 0.0
    return Comparison(
        contacted=contacted,
        buyers=buyers,
        control=control,
        control_buyers=control_buyers,
        rate=rate,
        control_rate=control_rate,
        interval=wilson(buyers, contacted),
        control_interval=wilson(control_buyers, control),
        uplift=rate - control_rate,
        relative=(rate - control_rate) / control_rate if control_rate else None,
        z=z,
        p=erfc(abs(z) / sqrt(2)),
        extra_buyers=contacted * (rate - control_rate),
    )


def wilson(successes: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a proportion, 0 to 1."""
    if not of:
        return 0.0, 1.0
    share, square = successes / of, _Z95**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z95 * sqrt(share * (1 - share) / of + square / (4 * of**2)) / (1 + square / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def verdict(compared: Comparison | None, *, sent: bool = True, over: bool = True) -> str:
    """In plain words whether the difference means anything; not ``over``: bookings are still counted."""
    if not sent:
        return tr("Nothing has been sent yet.")
    if compared is None:
        return tr("There is no control group: how many would have booked anyway cannot be told.")
    rates = tr(
        "{rate} of those who were written to have booked, {control} of the control group.",
        rate=format_share(compared.rate, 1),
        control=format_share(compared.control_rate, 1),
    )
    words = [rates, _meaning(compared)]
    if not over:
        words.append(tr("Bookings are still being counted."))
    return " ".join(words)


def _meaning(compared: Comparison) -> str:
    pooled = (compared.buyers + compared.control_buyers) / (compared.contacted + compared.control)
    expected = min(compared.contacted, compared.control) * min(pooled, 1 - pooled)
    if expected < _FEWEST:
        return tr("There are too few of them to tell anything.")
    if not compared.significant:
        return tr(
            "Chance alone makes such a difference {times} times out of 100: it proves nothing.",
            times=round(compared.p * 100),
        )
    if compared.uplift < 0:
        return tr("Those who were written to have booked less, and that is hardly by chance.")
    if compared.p < 0.01:
        return tr("Chance alone makes such a difference less than once in 100 times: the campaign has worked.")
    return tr(
        "Chance alone makes such a difference only {times} times out of 100: the campaign has worked.",
        times=round(compared.p * 100),
    )


def comparison_words(compared: Comparison) -> str:
    """The two groups in figures, with the interval in which the truth of each likely lies."""
    return tr(
        "With a message: {buyers} of {contacted} have bought ({rate}). Without: {control_buyers} of {control} "
        "({control_rate}). Likely between {low} and {high} with a message, {control_low} and {control_high} without.",
        buyers=format_count(compared.buyers),
        contacted=format_count(compared.contacted),
        rate=format_share(compared.rate, 1),
        control_buyers=format_count(compared.control_buyers),
        control=format_count(compared.control),
        control_rate=format_share(compared.control_rate, 1),
        low=format_share(compared.interval[0], 1),
        high=format_share(compared.interval[1], 1),
        control_low=format_share(compared.control_interval[0], 1),
        control_high=format_share(compared.control_interval[1], 1),
    )
