"""The keys of the commands: bound, remapped, told."""
