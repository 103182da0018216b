"""Making copies and putting them where readers find them."""
