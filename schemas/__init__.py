"""What every room shares: frozen values, reports of them, tables, the codec."""
