"""What the workbench does."""
