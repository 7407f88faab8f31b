"""How fast the program is, beside the least work that any program would have to do for the same result.

``run.py`` is the command; every measurement is a process of its own (``measure.py``), so that neither caches nor
memory of one lend themselves to the next. Nothing here asserts: people read the ratios.
"""
