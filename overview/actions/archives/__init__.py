"""What people do with archives."""
