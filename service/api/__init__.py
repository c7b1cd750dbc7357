"""HTTP: translate, call, answer."""
