"""A local Bot API, a chat page and a demo newswire, for trying Mirsad with no account."""
