"""Imports: files of customers, purchases, complaints, consents or points become records of the base.

A file goes through four rooms, each of which knows only the one before it:

``reading``        bytes → header and rows of text, whatever the program that wrote them
``recognition``    header and values → which column is which field, and what is odd about it
``understanding``  a row of text → a draft of a customer and of what is tied to them, with its warnings
``actions``        drafts → the base, in one operation that can be undone

To others it offers the command ``import`` and the page *Import*.
"""
