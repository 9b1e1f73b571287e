"""The one place that writes SQL. Every function takes a connection; the caller owns the transaction."""
