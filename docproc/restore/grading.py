"""The grade of each paragraph of a document, and how far changes in it are doubted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, compress
from math import log

from docproc.restore.grade import VIETNAMESE_SHARE, Evidence, Grade, grade, weigh
from docproc.restore.language_model import LanguageModel
from docproc.restore.lattice import UNSAID
from docproc.restore.losses import Losses, is_patchy, share_lost
from docproc.restore.readings import MARK_LOST
from docproc.restore.syllables import SyllableTable


class Grader:
    """Grades paragraphs by the words that a language model knows; remembers what words say."""

    def __init__(self, model: LanguageModel, table: SyllableTable) -> None:
        self._known = model.number
        self.losses = Losses(model, table)
        self.skeletons = frozenset(table.by_letters)
        """The letters of all syllables, without marks."""

    def grades(self, texts: Sequence[Sequence[str]], unsaid: Sequence[bool]) -> Iterator[tuple[Grade, float]]:
        """For each paragraph its grade and the doubt of words that no engine gave a confidence for.

        ``texts`` are the words of the paragraphs, ``unsaid`` says where no word has a confidence. An
        engine that says how sure it is of each word tells more than their frequencies, so that only
        paragraphs of the other kind are patchy.
        """
        evidence = [weigh(words, self.skeletons, self._known) for words in texts]
        document = sum(evidence, Evidence())
        lost = self.losses.weigh(chain.from_iterable(compress(texts, unsaid)))
        for words, seen, alone in zip(texts, evidence, unsaid, strict=True):
            of_grade, share = grade(seen, document), 0.0
            patchy = alone and of_grade is Grade.CLEAN and is_patchy(lost)
            if patchy and seen.vietnamese >= VIETNAMESE_SHARE:
                share = share_lost(self.losses.weigh(words), lost)
            if share:
                yield Grade.PATCHY, log(share) - MARK_LOST
            else:
                yield of_grade, UNSAID if of_grade is Grade.CLEAN else 0.0
