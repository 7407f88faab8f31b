"""The page *Print and export*."""
