"""Small models from invented text: trained, written, read again, and used."""

from __future__ import annotations

import itertools
import json
import lzma
import random
from pathlib import Path

import numpy as np
import pytest

from docproc.errors import ConfigurationError
from docproc.restore.channel import load
from docproc.restore.language_model import LanguageModel
from docproc.restore.sureness import Relation
from docproc.schema import Zone
from docproc.training import abbreviations, channel, language_model, sureness
from docproc.training.corpora import open_corpora
from docproc.training.drafts import Drafter
from docproc.training.render import choose_damage, render, wrap
from docproc.training.scanned import unmarked_damage

SENTENCE = "Ủy ban nhân dân thành phố yêu cầu các sở, ngành báo cáo trước ngày 15/7/2025"
OTHER = "Căn cứ Quyết định số 12/QĐ-UBND, HĐND thành phố giám sát các sở"


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpora")
    for name in ("legal_invented", "news_invented"):
        lines = [SENTENCE, OTHER] * 40 + ["held out " * 3] * 2
        with lzma.open(folder / f"{name}.txt.xz", "wt", encoding="utf-8") as stream:
            stream.write("\n".join(lines))
    return folder


@pytest.fixture(scope="module")
def model(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> LanguageModel:
    folder = tmp_path_factory.mktemp("model")
    language_model.train(corpora, folder)
    return LanguageModel.load(folder)


def test_held_out_lines_are_not_trained_on(corpora: Path, model: LanguageModel) -> None:
    corpus = next(open_corpora(corpora))
    assert corpus.held_out() and not set(corpus.held_out()) & set(corpus.training())
    assert "held" not in model.number


def test_no_corpora_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError):
        list(open_corpora(tmp_path))


def test_model_knows_what_follows(model: LanguageModel) -> None:
    first, second, third, wrong = (
        np.array([model.number_of(word)]) for word in ("ủy", "ban", "nhân", "ngành")
    )
    pair, place = model.bigram(first, second)
    unlikely, missing = model.bigram(first, wrong)
    assert pair[0] > unlikely[0]
    assert place[0] >= 0 > missing[0]
    shorter, _ = model.bigram(second, third)
    assert model.trigram(place, third, shorter)[0] > np.log(0.5)


def test_probabilities_sum_to_one(model: LanguageModel) -> None:
    words = np.arange(len(model.words))
    context = np.full_like(words, model.number_of("thành"))
    after, _ = model.bigram(context, words)
    assert np.exp(after).sum() == pytest.approx(1.0, abs=0.08)  # kept in steps of 1/14


def test_a_pruned_model_is_smaller_and_still_sums_to_one(
    corpora: Path, model: LanguageModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language_model, "TRIGRAMS", 5)
    monkeypatch.setattr(language_model, "BIGRAMS", 12)
    language_model.train(corpora, tmp_path)
    pruned = LanguageModel.load(tmp_path)
    assert len(pruned.arrays["trigrams"]) <= 5 < len(model.arrays["trigrams"])
    assert 12 <= len(pruned.arrays["bigrams"]) < len(model.arrays["bigrams"])
    everything = np.arange(1, len(pruned.words))
    logs, _ = pruned.bigram(np.full(len(everything), pruned.number_of("nhân")), everything)
    assert np.exp(logs).sum() == pytest.approx(1, abs=0.05)


def test_what_a_pair_says_as_well_is_not_kept_as_a_triple() -> None:
    telling = np.array([0.0, 3.0, -1.0, 0.5, 2.0])
    assert language_model._most_telling(telling, 2).tolist() == [False, True, False, False, True]
    assert language_model._most_telling(telling, 9).tolist() == [False, True, False, True, True]


def test_abbreviations(corpora: Path, tmp_path: Path) -> None:
    assert abbreviations.train(corpora, tmp_path / "list.txt") == 2
    assert (tmp_path / "list.txt").read_text(encoding="utf-8").split() == ["HĐND", "QĐ"]


def test_abbreviations_of_official_text_are_believed_before_those_of_all_text(tmp_path: Path) -> None:
    lines = {"legal_invented": ["chuyển đổi số (CĐS) và BVĐK"] * 40, "news_invented": ["CDS và ĐBSCL"] * 40}
    for name, text in lines.items():
        with lzma.open(tmp_path / f"{name}.txt.xz", "wt", encoding="utf-8") as stream:
            stream.write("\n".join([*text, *["held out"] * 2]))
    abbreviations.train(tmp_path, tmp_path / "list.txt")
    assert (tmp_path / "list.txt").read_text(encoding="utf-8").split() == ["BVĐK", "CĐS", "ĐBSCL"]


def test_channel_learns_readings(model: LanguageModel, tmp_path: Path) -> None:
    lines = [
        {"page": 1, "engine": "eng", "truth": "thành phố, các sở", "words": words}
        for words in ([["thanh", 0.9], ["phd,", 0.5], ["cac", 0.9], ["s6", 0.4]],) * 30
    ]
    misread = tmp_path / "misread.jsonl"
    misread.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    counted = channel.train([misread], model.words, tmp_path / "channel.npz")
    assert counted == {"english": 120}
    table, channels = load(tmp_path / "channel.npz", model.number)
    likely = channels["english"].log_probability(table.number["phố"], "phd")
    assert likely > channels["english"].log_probability(table.number["sở"], "phd")
    assert likely > np.log(0.3)


def test_sureness_learns_what_is_doubted(model: LanguageModel, tmp_path: Path) -> None:
    lines = [
        {"page": 1, "engine": engine, "truth": "các thành ban 15 phố", "words": words}
        for engine, words in (
            ("eng", [["cac", 0.6], ["thanh", 0.95], ["ban", 0.97], ["15", 0.9], ["phd", 0.2]]),
            ("vie", [["các", 0.97], ["ban", 0.2]]),
        )
    ] * 200
    misread = tmp_path / "misread.jsonl"
    misread.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert sureness.train([misread], model.words, tmp_path / "sureness.npz") == 800
    with np.load(tmp_path / "sureness.npz") as file:
        logs, marks, edges = file["logs"], file["marks"].tolist(), file["edges"]
    low, high = np.searchsorted(edges, [0.6, 0.97], side="right")
    lost = logs[0, Relation.SAME_LETTERS]
    assert lost[marks.index("á"), low] > lost[marks.index("à"), low]
    assert lost[marks.index("á"), high] < logs[0, Relation.SAME, marks.index(""), high]
    unseen = [lost[marks.index(letters), low] for letters in ("ủ", "ở")]
    assert unseen[0] == unseen[1] < lost[marks.index("á"), low]


@pytest.mark.parametrize(("letters", "kinds"), [("ườ", "\u0300\u031b"), ("đá", "đ\u0301"), ("", "")])
def test_kinds_of_marks(letters: str, kinds: str) -> None:
    assert sureness.kinds_of(letters) == kinds


def test_one_engine_is_learned_anew_beside_the_others(model: LanguageModel, tmp_path: Path) -> None:
    def misread(text: str) -> Path:
        path = tmp_path / "misread.jsonl"
        lines = [
            {"page": 1, "engine": engine, "truth": "thành phố", "words": [["thanh", 0.9], [text, 0.5]]}
            for engine in ("eng", "vie") * 30
        ]
        path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
        return path

    target = tmp_path / "channel.npz"
    assert channel.train([misread("phd")], model.words, target).keys() == {"english", "vietnamese"}
    assert channel.train([misread("ph6")], model.words, target, "english").keys() == {"english"}
    table, channels = load(target, model.number)
    number = table.number["phố"]
    assert channels["english"].log_probability(number, "ph6") > np.log(0.3)
    assert channels["vietnamese"].log_probability(number, "phd") > np.log(0.3)
    with pytest.raises(ConfigurationError, match="another language model"):
        channel.train([misread("ph6")], model.words[:-1], target, "english")


def test_rendered_page_is_dirty_but_complete() -> None:
    chance = random.Random(1)
    lines = wrap((SENTENCE + " ").split() * 4, 40)
    assert all(len(line) <= 40 for line in lines)
    try:
        page = render(lines, chance)
    except ConfigurationError:
        pytest.skip("no font with Vietnamese letters is installed")
    assert page.lines == tuple(lines)
    assert page.pixels.dtype == np.uint8
    assert page.pixels.std() > 5
    assert choose_damage(random.Random(2)) == choose_damage(random.Random(2))


@pytest.mark.parametrize(
    ("truth", "read", "expected"),
    [
        ("thứ", "thi?", ("english", "thi?")),
        ("thứ,", "thi?,", ("english", "thi?")),
        ("thứ?", "thi?", ("english", "thi")),
        ("sự", "su.", ("english", "su")),
        ("Sở", "SG", ("english", "sG")),
        ("SỞ", "SO", ("english.upper", "so")),
        ("HỘI", "HQi", ("english", "hQi")),
    ],
)
def test_readings_keep_horns_and_case(
    truth: str, read: str, expected: tuple[str, str], tmp_path: Path
) -> None:
    line = {"page": 1, "engine": "eng", "truth": truth, "words": [[read, 0.5]]}
    misread = tmp_path / "misread.jsonl"
    misread.write_text(json.dumps(line), encoding="utf-8")
    ((name, reading),) = channel.readings(misread)
    assert (name, reading.read) == expected


@pytest.mark.parametrize("wrong", ["12/2025", "UBND/TU", "Index"])
def test_what_is_no_syllable_is_no_reading(wrong: str, tmp_path: Path) -> None:
    line = {"page": 1, "engine": "eng", "truth": wrong, "words": [[wrong, 0.5]]}
    misread = tmp_path / "misread.jsonl"
    misread.write_text(json.dumps(line), encoding="utf-8")
    assert not list(channel.readings(misread))


def test_drafts_have_the_shape_of_directives() -> None:
    texts = itertools.cycle([SENTENCE, OTHER])
    drafts = [Drafter(texts, random.Random(seed)).draft("draft") for seed in range(8)]
    zones = {part.zone for draft in drafts for part in draft.parts}
    assert zones == {Zone.TITLE, Zone.BODY, Zone.TABLE, Zone.SIGNATURE, Zone.RECIPIENTS}
    assert all(draft.parts[0].lines[0].isupper() for draft in drafts)
    damage = unmarked_damage(np.random.default_rng(1))
    assert not (damage.seal or damage.pen or damage.received or damage.caption or damage.signature)
