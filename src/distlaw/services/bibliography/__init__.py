"""Printed citations, exported lists, and the check of citations in a draft."""
