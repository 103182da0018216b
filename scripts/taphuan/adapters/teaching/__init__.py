"""Pages and files for the trainer."""
