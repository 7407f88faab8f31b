"""The page *Import*: file, columns, check, done. Nothing is written before the last button."""
