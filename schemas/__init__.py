"""The words every room uses: frozen values, the tables, the codec."""
