"""Proof that nothing of the archive was lost or changed."""
