"""One folder per subject of the house; inside each the file names are always the same."""
