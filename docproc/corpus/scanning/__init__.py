"""What paper, lamp, lens and file format do to a page: one kind of damage a file, each with its strength."""
