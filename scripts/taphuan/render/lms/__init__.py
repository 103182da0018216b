"""Files a learning management system takes in."""
