"""GRC Desktop: customer relationship management for a hotel or travel agency's front desk."""

__version__ = "0.1.0"
