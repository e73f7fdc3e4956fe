"""Zotero over its local API: what lies in a library comes in, what the corpus knows goes out. Never `zotero.sqlite`."""
