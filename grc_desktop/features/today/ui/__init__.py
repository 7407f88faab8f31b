"""The page *Today*: one file a card."""
