"""What needs doing now: the page a receptionist opens first in the morning, and the note for the next shift."""
