"""What has a form, and its fields as people write them."""
