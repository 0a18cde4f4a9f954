"""What time does to a charter, one module per matter."""
