"""The Vietnamese language as writing: letters, syllables, numbers, dates, old encodings."""
