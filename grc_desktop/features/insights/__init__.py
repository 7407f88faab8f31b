"""Indicators of the house over a period, with the formulas that French tourism students are taught."""
