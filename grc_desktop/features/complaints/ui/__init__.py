"""The page *Complaints* (list, board, one complaint at the side) and the tab of the customer record."""
