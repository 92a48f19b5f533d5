"""The parts of a page as the decree wants them: head, body, tables, foot and what stands in the margins."""
