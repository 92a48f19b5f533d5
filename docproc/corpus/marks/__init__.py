"""What people and offices put on a printed page: seals, pens, received stamps, signing captions."""
