"""Rules: campaigns that find by themselves whom to write to, each person once per occasion."""

from __future__ import annotations

from sqlalchemy.orm import Session

from grc_desktop.features.campaigns.records import Launched, Purpose, Trigger


def create_rule(session: Session, *, name: str, trigger: Trigger, purpose: Purpose = "marketing") -> int:
    """Add a rule as a draft; ``resume`` starts it, ``pause`` stops it. Gives its id."""
    raise NotImplementedError(session, name, trigger, purpose)


def save_trigger(session: Session, *, campaign_id: int, trigger: Trigger) -> None:
    """Change what makes a rule fire, and whether it sends by itself."""
    raise NotImplementedError(session, campaign_id, trigger)


def run_rules(session: Session) -> dict[int, int]:
    """Queue the messages of the rules that send by themselves; rule → how many. Once a day, in the long lane."""
    raise NotImplementedError(session)


def send_rule(session: Session, *, campaign_id: int) -> Launched:
    """Queue what a rule found today, by a click."""
    raise NotImplementedError(session, campaign_id)
