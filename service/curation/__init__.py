"""What people decide, collect and keep: decisions, baskets, saved searches."""
