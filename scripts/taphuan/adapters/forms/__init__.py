"""Files of forms and kits."""
