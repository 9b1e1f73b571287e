"""Telegram, the command line, and everything else that faces the outside."""
