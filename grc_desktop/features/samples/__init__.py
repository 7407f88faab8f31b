"""The sample house: made-up customers to try the program on, to show it, and to test it.

``create`` makes a base, empty or full; ``actions.fill_sample_house`` fills one that is open. The same seed on the
same day gives the same house. The words come from ``resources/samples/``; no real person stands behind them.
"""
