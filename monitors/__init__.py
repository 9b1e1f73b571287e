"""Feeds in, rows out: fetching, parsing, deciding what is new, and the record of it all."""
