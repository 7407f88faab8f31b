"""Letters: a template filled in for each customer, on the paper of the house, ready for a window envelope."""
