"""Plain Python shared by all rooms: text, telephones, addresses, money, dates, errors, language.

Nothing here knows Qt, SQL or a feature.
"""
