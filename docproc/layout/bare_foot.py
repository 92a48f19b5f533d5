"""The foot of bare text: recipients and signature interleaved on the same lines, or one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docproc.layout.appendix import opens_appendix
from docproc.layout.authority import authority_start, has_prefix, is_authority, is_name
from docproc.layout.bare_line import BareGroup, BareLine, each
from docproc.layout.captions import is_caption, is_caption_field
from docproc.layout.contact import is_contact
from docproc.layout.markers import BULLETS
from docproc.layout.motto import find_creed, find_motto
from docproc.layout.noise import is_noise
from docproc.layout.phrases import is_capitals
from docproc.layout.recipients import heading_length, is_archive, is_first_item, is_item
from docproc.layout.sentence_ends import ends_document, ends_sentence
from docproc.layout.titles import is_title
from docproc.schema import Word, Zone

_LONGEST_ITEM = 16  # words on one line
_MOST_SIGNED = 8  # lines of a signature
_SCRAPS = 5  # words that a seal leaves behind an item at most
_SHORT = 6  # words: what is left of a line under a seal is never longer


@dataclass(slots=True)
class _Foot:
    recipients: list[list[BareLine]] = field(default_factory=list)
    signature: list[BareLine] = field(default_factory=list)
    groups: list[BareGroup] = field(default_factory=list)

    @property
    def closed(self) -> bool:
        """Whether the list came to its end."""
        return bool(self.recipients) and is_archive(self.recipients[-1][0].text)

    def everything(self) -> list[BareGroup]:
        """Recipients, then the signature, then captions."""
        items = [BareGroup(Zone.RECIPIENTS, tuple(item)) for item in self.recipients]
        return items + each(Zone.SIGNATURE, self.signature) + self.groups


def opens_bare_foot(lines: Sequence[BareLine], index: int) -> bool:
    """Whether a foot begins at a line: ``Nơi nhận``, its first item, or capitals of authority.

    Capitals count when the body has ended (``./.``) or when the line begins with a mark such as ``TM.``
    and stands apart.
    """
    line = lines[index]
    if heading_length(line.words) and len(line.words) < 16:
        return True
    before = lines[index - 1].text if index else ""
    if ends_document(before) and authority_start(line.words) is not None:
        return True  # the heading is damaged, but the signature's column stands beside it
    if is_first_item(line.text):
        return index > 0 and not _ends_comma(lines[index - 1].text)
    if not is_authority(line.words) or len(line.words) > 14:
        return False
    follows = lines[index + 1 : index + 12]
    signed = any(is_name(other.text) or heading_length(other.words) for other in follows)
    return (ends_document(before) or (line.parted and has_prefix(line.text))) and signed


def _ends_comma(text: str) -> bool:
    """Whether a line stops in the middle of an enumeration."""
    return text.rstrip().endswith(",")


def read_bare_foot(lines: Sequence[BareLine], start: int) -> tuple[list[BareGroup], int]:
    """The groups of the foot that begins at a line, and the index of the line after it."""
    foot = _Foot()
    index = start
    while index < len(lines) and (
        index == start or _belongs(lines[index], foot) or _torn(lines, index, foot)
    ):
        _place(lines[index], foot)
        index += 1
    return foot.everything(), index


def _belongs(line: BareLine, foot: _Foot) -> bool:
    """Whether a line after the first of a foot still belongs to it."""
    if opens_appendix(line.words) or find_motto(line.words) or find_creed(line.words):
        return False
    if line.turned and is_title(line.text):  # a plan that is issued with the decision
        return False
    if _is_known(line):
        return True
    open_list = bool(foot.recipients) and not foot.closed
    if open_list and line.text.rstrip().endswith((";", ",")):
        return len(line.words) <= _LONGEST_ITEM
    if foot.recipients and not _item_ended(foot) and not line.gap:
        return True
    under_seal = len(line.words) <= _SHORT and not ends_sentence(line.text)
    return under_seal and not line.turned and len(foot.signature) <= _MOST_SIGNED


def _torn(lines: Sequence[BareLine], index: int, foot: _Foot) -> bool:
    """Whether a line that says nothing stands between the items of a list that is not closed."""
    line, following = lines[index], lines[index + 1 : index + 3]
    if foot.closed or line.turned or ends_document(line.text) or len(line.words) > _LONGEST_ITEM:
        return False
    return any(is_item(other.text) and _is_known(other) and not other.turned for other in following)


def _is_known(line: BareLine) -> bool:
    """Whether a line says by its wording that it belongs to a foot."""
    return (
        heading_length(line.words) > 0
        or is_item(line.text)
        or is_authority(line.words)
        or is_name(line.text)
        or is_noise(line.words)
        or is_caption(line.words)
        or is_contact(line.words)
        or authority_start(line.words) is not None
    )


def _item_ended(foot: _Foot) -> bool:
    last = foot.recipients[-1][-1].text.rstrip()
    return last.endswith((";", ".")) or (foot.closed and not last.endswith((",", "-")))


def _place(line: BareLine, foot: _Foot) -> None:
    """Cut a line between the columns, and put each side where it belongs."""
    if is_caption(line.words) or (is_caption_field(line.words) and not is_item(line.text)):
        foot.groups += each(Zone.DIGITAL_SIGNATURE, [line])
        return
    if is_contact(line.words):
        foot.groups += each(Zone.CONTACT, [line])
        return
    left, right = _sides(line)
    if left is not None:
        left, dirt = _without_dirt(left, foot, beside=right is not None)
        foot.groups += each(Zone.NOISE, dirt)
    if left is not None:
        _place_left(left, foot)
    if right is not None:
        if is_noise(right.words):
            foot.groups += each(Zone.NOISE, [right])
        else:
            foot.signature.append(right)


def _without_dirt(left: BareLine, foot: _Foot, *, beside: bool) -> tuple[BareLine | None, list[BareLine]]:
    """The recipients' side of a line without what is no item, and that.

    What stands beside the signature's first line and is no item is left of ``Nơi nhận:``, whatever it
    reads like; behind an item, a few scraps of one or two characters are left of a seal.
    """
    heading = heading_length(left.words)
    if heading and beside and heading < len(left.words) and not is_item(_text(left.words[heading:])):
        return left.cut(0, heading), [part for part in [left.cut(heading)] if part is not None]
    if beside and not heading and not foot.recipients and not is_item(left.text):
        return None, [left]
    end = _end_of_scraps(left.words) if not is_archive(left.text) else len(left.words)
    return left.cut(0, end), [part for part in [left.cut(end)] if part is not None]


def _end_of_scraps(words: Sequence[Word]) -> int:
    """Where the scraps behind an item begin; the line's length when there are none."""
    for index in range(len(words) - 1, max(0, len(words) - _SCRAPS - 1), -1):
        rest = words[index:]
        codes = all(word.text.strip(".,;").isupper() for word in rest)  # VT, TH
        if words[index - 1].text[-1] in ";,." and index > 1 and not codes and all(map(_is_scrap, rest)):
            return index
    return len(words)


def _is_scrap(word: Word) -> bool:
    return sum(character.isalnum() for character in word.text) <= 2


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _place_left(line: BareLine, foot: _Foot) -> None:
    goes_on = foot.recipients and not heading_length(line.words) and not is_item(line.text)
    if goes_on and foot.closed and _item_ended(foot):
        foot.signature.append(line)
    elif goes_on and not (len(foot.recipients) == 1 and heading_length(foot.recipients[0][0].words)):
        foot.recipients[-1].append(line)
    else:
        foot.recipients.append([line])


def _sides(line: BareLine) -> tuple[BareLine | None, BareLine | None]:
    """The recipients' side and the signature's side of a line; either may be ``None``."""
    words = line.words
    heading = heading_length(words)
    if not heading and not is_item(line.text) and _signs(words):
        return None, line
    signs = 0 < heading < len(words) and _signs(words[heading:])
    start = 0 if signs else authority_start(words[heading:])
    if start is not None:
        return line.cut(0, heading + start), line.cut(heading + start)
    index = _end_of_item(words)
    return line.cut(0, index), line.cut(index)


def _signs(words: Sequence[Word]) -> bool:
    """Whether words standing alone belong to the signature's column."""
    text = " ".join(word.text for word in words)
    if is_authority(words) or is_name(text) or is_noise(words):
        return True
    return is_capitals(text) and not text.rstrip().endswith((";", ","))


def _end_of_item(words: Sequence[Word]) -> int:
    """Where the item of a line ends and the signature's column begins; the line's length if nowhere."""
    for index in range(len(words) - 1, 0, -1):
        rest = words[index:]
        stop = words[index - 1].text[-1]
        text = " ".join(word.text for word in rest)
        named = is_name(text) and (stop != "," or len(rest) > 2)
        if stop in ";.," and (named or (stop == ";" and _is_seal(text))):
            return index
    if is_archive(" ".join(word.text for word in words)):
        return _end_of_archive(words)
    return len(words)


def _end_of_archive(words: Sequence[Word]) -> int:
    """Where the signer's name begins behind ``- Lưu: VT, TH`` when no stop parts them."""
    for size in (4, 3):
        index = len(words) - size
        named = index > 2 and is_name(" ".join(word.text for word in words[index:]))
        if named and not words[index - 1].text[-1].islower():
            return index
    return len(words)


def _is_seal(text: str) -> bool:
    """Whether a scrap after an item is what a seal left of a line: ``D11 (- T``."""
    words = text.split()
    if len(words) > _SHORT or text.rstrip().endswith((";", ",", ".", ")")):
        return False
    figures = any(word[0].isalpha() and any(letter.isdigit() for letter in word) for word in words)
    loose = text.count("(") != text.count(")") or any(word in BULLETS for word in words)
    return loose or (figures and len(words) > 1)
