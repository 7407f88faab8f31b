"""The settings of scoring."""
