"""The build of a Vietnamese syllable: onset, glide, nucleus, coda and tone.

A word that has this build may be Vietnamese; a word that has not is foreign, an abbreviation, a name
of another people's language (``Đắk``, ``Krông``) or misread.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from docproc.vietnamese.unicode import TONE_MARKS, fold_tone_placement, nfc


class Tone(StrEnum):
    """The six tones."""

    LEVEL = "ngang"
    FALLING = "huyền"
    RISING = "sắc"
    DIPPING = "hỏi"
    BROKEN = "ngã"
    HEAVY = "nặng"


@dataclass(frozen=True, slots=True)
class Syllable:
    """A syllable taken apart, in lower case; an absent part is ``""``.

    ``quốc`` is onset ``qu``, nucleus ``ô``, coda ``c``; ``hoàn`` is ``h`` + glide ``o`` + ``a`` + ``n``.
    The letters of onset, glide, nucleus and coda together are the syllable without its tone, except
    that onset ``gi`` and nucleus ``i`` share one letter (``gì``).
    """

    onset: str
    glide: str
    nucleus: str
    coda: str
    tone: Tone


_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  âc âm ân âng âp ât âu ây
e ec em en eng eo ep et  ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay
oăc oăm oăn oăng oăt oe oem oen oeo oet ooc oong
ô ôc ôi ôm ôn ông ôp ôt  ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt
uy uya uych uyn uynh uyp uyt uyu uyên uyêt
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y ych yên yêm yêng yêt yêu
""".split()
_AFTER_QU = """
a ac ach ai am an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  âc âm ân âng ât âu ây
e ec en eng eo et  ê êch ên ênh êt êu  i ia ich in inh it iu  ôc ôi ôn ông  ơ ơi ơn ơt
y ych yên yêt yêu ynh yn yp yt yu
""".split()
_AFTER_GI = frozenset("ê êc êng êt êu".split())  # giêng: the i of the onset is the i of iê
_ONSETS = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x".split()  # longest first
_BEFORE_FRONT = frozenset(["ngh", "gh", "k"])
_NOT_BEFORE_FRONT = frozenset(["ng", "g", "c"])
_CODA = re.compile(r"(?:ng|nh|ch|[cmnptiouy])$")
_GLIDED = re.compile(r"o(?=[aăe])|u(?=[âêơ]|y)")
_STOPS = frozenset("c ch p t".split())
_TONE_OF = {
    mark: tone
    for tone, (_, mark) in zip(
        (Tone.LEVEL, Tone.FALLING, Tone.RISING, Tone.DIPPING, Tone.BROKEN, Tone.HEAVY),
        TONE_MARKS.items(),
        strict=True,
    )
    if mark
}


def _parts(rhyme: str) -> tuple[str, str, str]:
    """Glide, nucleus and coda of a rhyme without tone."""
    glide = match.group() if (match := _GLIDED.match(rhyme)) else ""
    rest = rhyme[len(glide) :]
    coda = match.group() if len(rest) > 1 and (match := _CODA.search(rest)) else ""
    return glide, rest[: len(rest) - len(coda)], coda


_PARTS = {rhyme: _parts(rhyme) for rhyme in {*_RHYMES, *_AFTER_QU, *_AFTER_GI}}


def _tone_position(onset: str, rhyme: str) -> int:
    """Index in the rhyme of the letter that carries the tone, in the older placement."""
    glide, nucleus, coda = _PARTS[rhyme]
    hatted = [index for index, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    if hatted and not nucleus.startswith("ưa"):
        return hatted[-1]
    if glide and (coda or onset == "qu"):
        return len(glide)
    return 0


@lru_cache(maxsize=1 << 16)
def analyse(word: str) -> Syllable | None:
    """The parts of a syllable, in either tone placement (``hòa``, ``hoà``); ``None`` for other words.

    Case does not matter. Source: the syllable tables of Vietnamese grammars; ``Ủy``/``Uỷ`` alike.
    """
    word = fold_tone_placement(nfc(word).lower())
    if not 0 < len(word) <= 7:
        return None
    letters = unicodedata.normalize("NFD", word)
    marks = [letter for letter in letters if letter in _TONE_OF]
    if len(marks) > 1:
        return None
    tone = _TONE_OF[marks[0]] if marks else Tone.LEVEL
    toneless = unicodedata.normalize("NFC", letters.replace(marks[0], "") if marks else letters)
    for onset, rhyme in _splits(toneless):
        if _fits(onset, rhyme) and _tone_fits(word, toneless, onset, rhyme, tone):
            return Syllable(onset, *_PARTS[rhyme], tone)
    return None


def is_syllable(word: str) -> bool:
    """Whether a word has the build of a Vietnamese syllable."""
    return analyse(word) is not None


def _splits(toneless: str) -> list[tuple[str, str]]:
    """Ways to cut a toneless syllable into onset and rhyme; onset ``gi`` may share its ``i``."""
    splits = [(onset, toneless[len(onset) :]) for onset in _ONSETS if toneless.startswith(onset)]
    if toneless.startswith("gi"):
        splits.append(("gi", toneless[1:]))
    return [*splits, ("", toneless)]


def _fits(onset: str, rhyme: str) -> bool:
    """Whether an onset may stand before a rhyme in spelling."""
    if rhyme not in _PARTS:
        return False
    if onset == "qu":
        return rhyme in _AFTER_QU
    if onset == "gi":
        return rhyme in _AFTER_GI or (rhyme in _RHYMES and rhyme[:2] != "iê" and rhyme[0] != "y")
    if rhyme not in _RHYMES:
        return False
    front = rhyme[0] in "eêiy"
    if onset in _BEFORE_FRONT:
        return front
    if onset in _NOT_BEFORE_FRONT:
        return not front
    if rhyme[0] == "y":  # yêu stands alone; mỹ, ly, hy have it instead of i
        return rhyme == "y" if onset else True
    return not (onset == "" and rhyme.startswith("iê"))


def _tone_fits(word: str, toneless: str, onset: str, rhyme: str, tone: Tone) -> bool:
    """Whether the tone may stand before the coda, and stands on the right letter."""
    if _PARTS[rhyme][2] in _STOPS and tone not in {Tone.RISING, Tone.HEAVY}:
        return False
    if tone is Tone.LEVEL:
        return True
    return (
        word[len(toneless) - len(rhyme) + _tone_position(onset, rhyme)]
        != (toneless[len(toneless) - len(rhyme) + _tone_position(onset, rhyme)])
    )
