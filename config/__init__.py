"""What an operator changes: settings and the catalogue of feeds."""
