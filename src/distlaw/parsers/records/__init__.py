"""What the readers of database exports share: tagged lines, fields, values."""
