"""Counting and comparing claims: matrix, compare, debate, gaps."""
