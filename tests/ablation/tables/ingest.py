"""The tables of ``ingest``."""

from dataclasses import replace
from typing import Any

from tests.ablation.reading import (
    Facts,
    Reading,
    Row,
    alone,
    always,
    columns,
    in_column,
)
from tests.ablation.tables.citations import cited, last_relation

LEGACY = {
    "tcvn3": "QuyÕt ®Þnh cña Thñ t­íng ChÝnh phñ vÒ viÖc b·i bá c¸c v¨n b¶n",
    "vni": "Quyeát ñònh cuûa Thuû töôùng Chính phuû veà vieäc baõi boû vaên baûn",
}
"""A line by which the encoding of a document is recognised, even with a letter less."""
SIGNER = "Trần Văn Bình"


def stated(row: Row) -> Facts:
    """The relation that a law has to the last document of the example."""
    return {"relation": last_relation(row["example"])}


def rank(row: Row) -> Facts:
    """Whether the example may end what the row says, and be ended by it."""
    from ingest.citing.ranks import may_end

    def act(text: str) -> tuple[Any, Any]:
        found = cited(text)
        return (found[0].doc_type, found[0].number) if found else (text, None)

    own, other = act(row["example"]), act(row["ends"])
    return {"ends": [may_end(*own, *other), may_end(*other, *own)]}


def power(row: Row) -> Facts:
    """Whether the example, as a title or in the text, ends what it names."""
    from ingest.citing.citations import find_citations
    from schemas.document import Header, Text
    from schemas.span import Span

    example, header = row["example"], Header(doc_type=row["doc_type"])
    if row["power"] == "title":
        title = {"subject": Span(0, len(example))}
        header = replace(header, subject=example, spans=title)
    *_, last = find_citations(Text(example), header)
    return {"ends": last.relation in {"amends", "replaces", "repeals"}}


def act_version(row: Row) -> Facts:
    """Whether a bare name beside an older act of it is another, from that day on."""
    from datetime import date, timedelta

    from ingest.citing.citations import find_citations
    from schemas.document import Header, Text

    start = date.fromisoformat(row["effective_from"])
    text = Text(row["example"])
    days = {"before": start - timedelta(days=1), "on": start}
    return {
        name: len(find_citations(text, Header(issued_on=day)))
        for name, day in days.items()
    }


def act_version_expected(_row: Row) -> Facts:
    return {"before": 1, "on": 2}


def power_expected(row: Row) -> Facts:
    return {"ends": row["power"] != "never"}


def law(row: Row) -> Facts:
    """The law is cited by its name, with nothing behind it; by its letters, too."""
    facts: Facts = {"name": [each.text.casefold() for each in cited(row["example"])]}
    if row["short"]:
        both = f"Điều 5 {row['short']} ({row['name']})"
        facts["short"] = [len(each.mentions) for each in cited(both)]
    return facts


def law_words(row: Row) -> list[str]:
    """The name; no two codes are left out together, since they share one pattern."""
    return [row["name"], *(["BL"] if row["short"] else [])]


def law_expected(row: Row) -> Facts:
    letters: Facts = {"short": [2]} if row["short"] else {}
    return {"name": [row["name"].casefold()]} | letters


def issuer_head(row: Row) -> Facts:
    """The issuer begins with this word."""
    from ingest.grammar.issuer import issuer_after

    found = issuer_after(f"của {row['example']}", 0)
    return {"name": found and found.name}


def phrase_stop(row: Row) -> Facts:
    """The issuer, or the law, of the example ends before the words."""
    from ingest.grammar.issuer import issuer_after

    found = issuer_after(row["example"], 0)
    names = [found.name] if found else [each.text for each in cited(row["example"])]
    return {"names": names}


def phrase_stop_expected(row: Row) -> Facts:
    name, _, _ = row["example"].partition(f" {row['words']}")
    return {"names": [name.removeprefix("của ")]}


def title_link(row: Row) -> Facts:
    """The last document of the example is named in the title of the one before it."""
    return {"nested": [each.nested for each in cited(row["example"])]}


def title_verb(row: Row) -> Facts:
    """The title of the document that the example cites."""
    return {"title": cited(row["example"])[0].title}


def title_verb_expected(row: Row) -> Facts:
    _, words, rest = row["example"].partition(row["words"])
    return {"title": words + rest}


def position(row: Row) -> Facts:
    """The position above a name makes it a signer's."""
    from ingest.heading.closing_block import read_closing
    from ingest.heading.segments import Piece

    lines = [Piece(row["example"], 0), Piece(SIGNER, 100)]
    return {"signer": read_closing(lines).signer.name}


def chief(row: Row) -> Facts:
    """In whose name an act is issued that the chief of the office signs."""
    from ingest.heading.signing_organ import signing_organ
    from schemas.document import Signer

    signer = Signer(position=row["title"])
    return {"organ": signing_organ(signer, row["office"], "Quyết định")}


def proper_name(row: Row) -> Facts:
    from ingest.heading.sentence_case import sentence_case

    return {"printed": sentence_case(row["example"])}


def hand_digit(row: Row) -> Facts:
    from ingest.programs import Column
    from ingest.readers.ocr.handwriting.likelihood import digit_rows

    (likely,) = digit_rows([Column(((row["example"].split()[0], 1.0),))])
    return {"digit": [digit for digit, each in enumerate(likely[1:]) if each]}


def hand_digit_expected(row: Row) -> Facts:
    return {"digit": [int(row["digit"])]}


def english_word(row: Row) -> Facts:
    """A text of nothing but the example has letters that can be believed."""
    from ingest.readers.encodings.trust import trust_of

    return {"trust": trust_of([row["example"]] * 40)}


def legacy_letter(row: Row) -> Facts:
    from ingest.readers.encodings.legacy import printed_letters

    *_, last = printed_letters([*[LEGACY[row["encoding"]]] * 2, row["written"]])
    return {"printed": last}


def legacy_letter_words(row: Row) -> list[str]:
    """The code; those of the line in the same encoding are each left out alone."""
    return ["" if row["code"] in LEGACY[row["encoding"]] else row["code"]]


def ocr_word(row: Row) -> Facts:
    """What the example, as OCR reads it, is taken for."""
    from ingest.readers.ocr.known_names import with_known_names

    return {"words": with_known_names(row["example"]).lower()}


def ocr_kept(row: Row) -> Facts:
    """What the example, which is right, is taken for."""
    from ingest.readers.ocr.known_names import with_known_names

    return {"printed": with_known_names(row["example"])}


def other_format(row: Row) -> Facts:
    """Why a file with these first bytes is refused; None: it is not."""
    from ingest.programs import Programs
    from ingest.readers.unreadable import is_unreadable, refuse
    from schemas.errors import UnsupportedFormatError

    data = bytes.fromhex(row["example"])
    if not is_unreadable(data):
        return {"format": None}
    try:
        refuse(data, "a.x", Programs())
    except UnsupportedFormatError as error:
        return {"format": str(error).removeprefix("a.x: ")}


def symbol(row: Row) -> Facts:
    """The letter that a place in the font prints."""
    from lxml import etree

    from ingest.readers.wordml.symbols import symbol_letter
    from ingest.readers.wordml.xml_names import W

    named = {f"{W}font": row["font"], f"{W}char": row["example"]}
    return {"printed": symbol_letter(etree.Element(f"{W}sym", named))}


READINGS = {
    ("ingest", "triggers"): Reading(
        stated, in_column("relation", "expected"), columns("words")
    ),
    ("ingest", "breaks"): Reading(
        stated, always("relation", "refers_to"), columns("words")
    ),
    ("ingest", "effects"): Reading(
        stated, in_column("relation", "relation"), columns("words")
    ),
    ("ingest", "ranks"): Reading(
        rank, always("ends", [True, False]), columns("doc_type")
    ),
    ("ingest", "powers"): Reading(power, power_expected, columns("doc_type")),
    ("ingest", "act_versions"): Reading(act_version, act_version_expected, alone),
    ("ingest", "law_names"): Reading(law, law_expected, law_words),
    ("ingest", "issuer_heads"): Reading(
        issuer_head, in_column("name", "example"), columns("word")
    ),
    ("ingest", "phrase_stops"): Reading(
        phrase_stop, phrase_stop_expected, columns("words")
    ),
    ("ingest", "title_links"): Reading(
        title_link, always("nested", [False, True]), columns("words")
    ),
    ("ingest", "title_verbs"): Reading(
        title_verb, title_verb_expected, columns("words")
    ),
    ("ingest", "positions"): Reading(
        position,
        always("signer", SIGNER),
        columns("words"),
        unproved=dict.fromkeys(
            ("THỦ TRƯỞNG", "THỨ TRƯỞNG"), "without it the other is taken for misread"
        ),
    ),
    ("ingest", "chiefs"): Reading(
        chief, in_column("organ", "example"), columns("title")
    ),
    ("ingest", "proper_names"): Reading(
        proper_name, in_column("printed", "expected"), columns("name")
    ),
    ("ingest", "hand_digits"): Reading(
        hand_digit, hand_digit_expected, columns("sign")
    ),
    ("ingest.readers", "english_words"): Reading(
        english_word, always("trust", 1.0), columns("word")
    ),
    ("ingest.readers", "ocr_words"): Reading(
        ocr_word, in_column("words", "words"), columns("words")
    ),
    ("ingest.readers", "ocr_kept"): Reading(
        ocr_kept, in_column("printed", "example"), columns("words")
    ),
    ("ingest.readers", "other_formats"): Reading(
        other_format, in_column("format", "name"), columns("magic")
    ),
    ("ingest.readers", "legacy_letters"): Reading(
        legacy_letter, in_column("printed", "example"), legacy_letter_words
    ),
    ("ingest.readers", "symbol_fonts"): Reading(
        symbol, in_column("printed", "expected"), columns("font")
    ),
}
