"""Who the customers are: persons, organisations, households, how to reach them, what they are to one another.

Offers to others: ``records`` (``CustomerRow`` of a list, the whole ``Customer``, ``Found`` of a search),
``queries`` (``find_customers``, ``customer``, ``customer_rows``, ``names_of`` …),
``rules`` (``read_draft``: values as typed → values as stored, with what looks wrong) and ``actions``
(``add_customer``, ``insert_customers``, ``edit_customer``, ``edit_many``, ``delete_customers``, ``merge_customers``,
addresses, telephones, e-mails, links, tags, own fields, attachments).
"""
