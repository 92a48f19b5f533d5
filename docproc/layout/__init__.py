"""Where everything stands on the page: zones of the decree, tables, columns, paragraphs.

:func:`arrange` parts the pages into blocks in reading order, :func:`join_paragraphs` joins the blocks of
all pages into the paragraphs of the document. Layout runs before anything is repaired, so all wording is
compared fuzzily (:mod:`.phrases`, ``data/phrases.toml``).

==================  ==========================================================================
pages with boxes    :mod:`.printed` leads through :mod:`.level`, :mod:`.head`, :mod:`.foot`,
                    :mod:`.body`, :mod:`.opening`, :mod:`.tables`, :mod:`.columns`, :mod:`.paragraphs`
bare text           :mod:`.bare_text` leads through :mod:`.bare_head`, :mod:`.bare_opening`,
                    :mod:`.bare_foot`, :mod:`.bare_paragraphs`
what a line says    :mod:`.motto`, :mod:`.number`, :mod:`.place_date`, :mod:`.titles`,
                    :mod:`.addressee`, :mod:`.recipients`, :mod:`.authority`, :mod:`.captions`,
                    :mod:`.marks`, :mod:`.received_stamp`, :mod:`.contact`, :mod:`.appendix`,
                    :mod:`.page_numbers`, :mod:`.markers`, :mod:`.sentence_ends`, :mod:`.noise`
==================  ==========================================================================
"""

from docproc.layout.arrange import arrange
from docproc.layout.joining import join_paragraphs

__all__ = ["arrange", "join_paragraphs"]
