"""What time does to the measuring of impact, one module per noun."""
