"""What is shown of things: as rows of tables, and in words beside them."""
