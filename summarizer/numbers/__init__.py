"""Counts: number phrases with their bounds, and numbers that count nobody."""
