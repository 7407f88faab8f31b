"""The ways a message leaves by: each takes one message at a time and tells the truth about what became of it."""
