"""What people do, as steps that can be undone."""
