"""The text of an RTF file in reading order: notes, heads of pages, text boxes apart."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.readers.encodings.legacy import printed_in_capitals
from ingest.readers.page.header_letterhead import with_letterhead
from ingest.readers.page.tabbed_columns import columns_apart
from ingest.readers.rich_text.font_table import Fonts
from ingest.readers.rich_text.story import Story
from ingest.readers.rich_text.tokens import Token, tokens_of
from schemas.document import Line, Part
from schemas.spelling.superscripts import SUPERSCRIPTS, superscript

_SKIPPED = frozenset(
    {"*", "colortbl", "stylesheet", "info", "pict", "fldinst", "template", "xe", "tc"}
    | {"txe", "rxe", "nonesttables", "upr", "shprslt", "sp", "pntxta", "pntxtb"}
    | {"filetbl", "annotation", "atnid", "atnauthor", "ftnsep", "ftnsepc", "aftnsep"}
)
"""Words that begin a group which is not printed; ``*`` begins one unless known."""
_HEADS = frozenset({"header", "headerl", "headerr", "headerf"})
_FEET = frozenset({"footer", "footerl", "footerr", "footerf"})
_BOXES = frozenset({"shptxt", "dptxbxtext"})
_SWITCHES = {
    "v": "hidden",
    "htmlrtf": "hidden",
    "deleted": "hidden_change",
    "strike": "struck_out",
    "striked": "struck_out",
    "caps": "caps",
}
_SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–",
    "emspace": " ", "enspace": " ", "qmspace": " ", "bullet": "•", "~": " ",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "_": "-",
    "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
_ENDS = frozenset({"par", "sect", "page", "column", "\n", "\r"})
_BORDERS = re.compile(r"(?:cl|tr)brdr[tblrhv]")
_DRAWN = re.compile(r"brdr(?:s|th|db|dot|dash|hair|triple)")
_NOTE = re.compile(rf"([{SUPERSCRIPTS}]+)\s*")


@dataclass(frozen=True, slots=True)
class _State:
    """What holds until the end of a group."""

    story: Story
    skipped: bool = False
    fonts: bool = False  # in the table of fonts
    label: bool = False  # in the printed number of a paragraph
    font: int | None = None
    unicode_skip: int = 1  # characters after \u, for programs that do not know it
    hidden: bool = False
    hidden_change: bool = False
    struck_out: bool = False
    caps: bool = False
    raised: bool = False
    in_table: bool = False

    @property
    def is_out(self) -> bool:
        """Whether text is not printed, or printed struck out."""
        return self.skipped or self.hidden or self.hidden_change or self.struck_out


def walk(data: bytes) -> list[Line]:
    """Return the lines: heads of pages, the body, notes, feet of pages."""
    return _Walk().lines(data)


class _Walk:
    def __init__(self) -> None:
        self._body = Story()
        self._state = _State(self._body)
        self._outer: list[_State] = []
        self._fonts, self._usual_font = Fonts(), 0
        self._raw = bytearray()
        self._to_skip = 0  # characters, after one by its number
        self._at_border = False
        self._marks = 0
        self._heads: list[list[Line]] = []
        self._feet: list[Line] = []
        self._notes: list[Line] = []
        self._ends: dict[int, Callable[[list[Line]], None]] = {}  # by their story

    def lines(self, data: bytes) -> list[Line]:
        for token in tokens_of(data):
            if token.raw:
                self._take_bytes(token)
                continue
            self._decode()
            if token.brace:
                self._take_brace(token.brace)
            else:
                self._take_word(token)
        self._decode()
        while self._outer:  # a file that is cut off
            self._take_brace("}")
        body = columns_apart(self._body.lines())
        return [*with_letterhead(self._heads, body), *self._notes, *self._feet]

    def _take_bytes(self, token: Token) -> None:
        if self._state.fonts:
            self._fonts.declare(token)
            return
        skipped = min(self._to_skip, len(token.raw))
        self._to_skip -= skipped
        if not self._state.skipped:
            self._raw += token.raw[skipped:]

    def _decode(self) -> None:
        """Write the bytes since the last word or brace."""
        if self._raw:
            self._write(self._fonts.decode(bytes(self._raw), self._state.font))
            self._raw.clear()

    def _write(self, text: str) -> None:
        state = self._state
        if state.is_out:
            return
        if state.label:
            text = _label(text)
        elif state.raised and text.strip().isdecimal():
            text = superscript(text)
        elif state.caps or self._fonts.prints_capitals(state.font):
            text = printed_in_capitals(text)
        state.story.write(text)

    def _take_brace(self, brace: str) -> None:
        self._to_skip = 0
        if brace == "{":
            self._outer.append(self._state)
            return
        if not self._outer:
            return
        ended, self._state = self._state.story, self._outer.pop()
        if ended is not self._state.story:
            self._ends.pop(id(ended))(ended.lines())

    def _take_word(self, token: Token) -> None:
        if self._state.fonts:
            self._fonts.declare(token)
        elif not self._begins_group(token.word):
            self._to_skip = 0
            if self._state.skipped:
                return
            self._print(token)
            self._format(token)

    def _begins_group(self, word: str) -> bool:
        """Take a word that says what its group is; return whether it is one."""
        if word in _BOXES:
            self._begin(self._outer[-1].story.add_box if self._outer else None)
        elif word == "ud":
            self._set(skipped=False)
        elif word in _SKIPPED:
            self._set(skipped=True)
        elif word == "fonttbl":
            self._set(fonts=True)
        elif word in {"listtext", "pntext"}:
            self._set(label=True)
        elif word == "footnote" and not (self._outer and self._outer[-1].skipped):
            self._begin(_with_part(Part.FOOTNOTE, self._notes))  # ``*`` may precede it
        elif self._state.skipped:
            return False
        elif word in _HEADS:
            self._begin(self._heads.append)
        elif word in _FEET:
            self._begin(_with_part(Part.RUNNING, self._feet))
        else:
            return False
        return True

    def _begin(self, end: Callable[[list[Line]], None] | None) -> None:
        """Begin a story of its own; *end* takes its lines."""
        story = Story()
        self._ends[id(story)] = end or self._notes.extend
        self._state = _State(
            story, font=self._state.font, unicode_skip=self._state.unicode_skip
        )

    def _print(self, token: Token) -> None:
        word, number = token.word, token.number
        if word in _ENDS:
            self._state.story.end_paragraph(in_table=self._state.in_table)
        elif word == "u" and number is not None:
            self._write(chr(number % 0x10000))
            self._to_skip = self._state.unicode_skip
        elif word in _SIGNS:
            self._write(_SIGNS[word])
        elif word == "chftn":
            self._write(self._mark())
        elif word == "cell":
            self._state.story.end_cell()
        elif word == "row":
            self._state.story.end_row()
        elif word in {"nestcell", "nestrow"}:
            self._state.story.end_paragraph(in_table=True)

    def _mark(self) -> str:
        """Return the mark of a note: a new one in the body, the same in the note."""
        if self._state.story is self._body:
            self._marks += 1
        return superscript(str(self._marks))

    def _format(self, token: Token) -> None:
        word, number = token.word, token.number
        if word in _SWITCHES:
            self._set(**{_SWITCHES[word]: number != 0})
        elif word == "f":
            self._set(font=number)
        elif word in {"super", "sub", "nosupersub"}:
            self._set(raised=word == "super")
        elif word == "plain":
            self._set(
                **dict.fromkeys((*_SWITCHES.values(), "raised"), False),
                font=self._usual_font,
            )
        elif word in {"pard", "intbl"}:
            self._set(in_table=word == "intbl")
        elif word == "uc":
            self._set(unicode_skip=number or 0)
        elif word == "ansicpg":
            self._fonts.use_code_page(number)
        elif word == "deff":
            self._usual_font = number or 0
            self._set(font=self._usual_font)
        else:
            self._draw(word)

    def _draw(self, word: str) -> None:
        """Note whether the cells of the current table have borders."""
        if _DRAWN.match(word):
            self._state.story.borders |= self._at_border
        elif word.startswith("brdr") or _BORDERS.match(word):
            self._at_border = bool(_BORDERS.match(word))

    def _set(self, **changes: bool | int | None) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]


def _with_part(part: Part, lines: list[Line]) -> Callable[[list[Line]], None]:
    """Return what adds the lines of a story to *lines*, as that *part*."""

    def end(found: list[Line]) -> None:
        texts = (_NOTE.sub(r"\1 ", each.text.strip(), count=1) for each in found)
        lines.extend(Line(text, part=part) for text in texts if text)

    return end


def _label(text: str) -> str:
    """Return the number of a paragraph with a space behind; of a bullet a dash."""
    return "".join(
        " " if each.isspace() else each if each.isascii() else "-" for each in text
    )
