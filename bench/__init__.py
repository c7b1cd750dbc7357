"""What makes test documents and what measures: no part of the product."""
