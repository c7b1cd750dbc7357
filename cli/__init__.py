"""The vankho command: translate, call, print."""
