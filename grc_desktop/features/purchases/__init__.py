"""What customers bought: stays and sales, who paid, who brought the customer.

Offers to other features ``PurchaseDraft`` and ``complete`` (how a purchase has to look), ``add_purchase``,
``purchases_of``, ``stays_around`` (the stay that a complaint is about) and the words for kinds, statuses,
channels and means of payment.
"""
