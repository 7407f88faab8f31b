"""The Clients page: the list, the record beside it, the new customer.

================  ============================================================================
``page``          `ClientsPage`: list and record side by side, keys, requests of other pages
``list``          the list: filters, saved views, columns, what is done to many at once
``record``        the record: header, action row, alerts, figures, tabs of every feature
``new_customer``  the form for a new customer, with who may be the same beside it
================  ============================================================================
"""
