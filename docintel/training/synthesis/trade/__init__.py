"""Papers of trade: the parts that invoices, orders and delivery notes have in common."""
