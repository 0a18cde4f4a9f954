"""What time does while impact is measured, one module per noun."""
