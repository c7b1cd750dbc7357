"""What people decide, collect and save: decisions, baskets, saved searches."""
