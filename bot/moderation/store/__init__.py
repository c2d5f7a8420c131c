"""Reports, blocks and deeds as the database keeps them."""
