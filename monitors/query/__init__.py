"""What a reader asks for: parsing a query and matching it against an item. Pure."""
