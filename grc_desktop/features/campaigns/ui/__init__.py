"""The page *Campaigns*: their list, the wizard of five steps, what is under way, and what came of it."""
