"""The pages *Journal* and *Settings*."""
