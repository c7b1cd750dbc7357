"""Mutants of what decides: small faults put into the code, which tests must catch."""
