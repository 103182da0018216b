"""What an author wrote, as frozen values; no module here reads, checks or renders anything."""
