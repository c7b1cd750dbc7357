"""The draft again as a Word file, with comments and tracked changes."""

import io
import zipfile
from datetime import UTC, date, datetime
from time import process_time

import docx
import pytest
from docx.comments import Comment
from lxml import etree

from bench.samples.model import (
    Act,
    Footnote,
    Paragraph,
    Piece,
    SampleDocument,
    SampleHeader,
    Signature,
)
from bench.samples.writers.docx import write_docx
from ingest.pipeline import parse
from ingest.programs import Programs
from schemas.document import ParsedDocument
from schemas.errors import UnsupportedFormatError
from schemas.finding import DraftCheck
from service.checking.checker import Checker
from service.checking.rules import rules
from service.checking.word.annotated_copy import annotate_docx
from service.checking.word.tracked_changes import Edit, edit_of
from service.graph.catalogue import Catalogue
from tests.conftest import Register
from tests.drafts import INCIDENTAL
from tests.factories import OFFICE, make_parsed
from tests.sample_files import paragraph, run, word_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WRONG = f"Kế hoạch số 48/KH-VKS ngày 01/10/2022 của {OFFICE}"
RIGHT = WRONG.replace("01/10/2022", "10/01/2022")
HEADER = SampleHeader(
    Act("Báo cáo", "Kết quả thi đua", None, date(2024, 9, 6)),
    OFFICE,
    "Hòa An",
    Signature("Trần Văn Bình", "VIỆN TRƯỞNG"),
)


def word_file(*paragraphs: tuple[Piece, ...]) -> bytes:
    bodies = tuple(Paragraph(pieces) for pieces in paragraphs)
    return write_docx(SampleDocument("draft", HEADER, bodies))


def read(data: bytes) -> ParsedDocument:
    return parse(data, "draft.docx", Programs())


def comments_of(data: bytes) -> list[Comment]:
    return list(docx.Document(io.BytesIO(data)).comments)


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def commented_words(data: bytes, number: int) -> str:
    """What stands between the two marks of a comment."""
    root = part(data, "word/document.xml")
    inside, words = False, []
    for each in root.iter():
        if each.get(f"{W}id") == str(number):
            inside = inside != each.tag.startswith(f"{W}commentRange")
        elif inside and each.tag in {f"{W}t", f"{W}delText"}:
            words.append(each.text or "")
    return "".join(words)


@pytest.fixture
def checker(register: Register, graph: Catalogue) -> Checker:
    """An archive that holds the plan."""
    register(make_parsed())
    return Checker(graph, parse)


def check(checker: Checker, data: bytes) -> DraftCheck:
    """The check without what the short texts lack, whatever they are about."""
    wanted = set(rules()) - INCIDENTAL | {"missing"}
    return checker.check(data, "draft.docx").narrowed(rules=wanted)


def test_a_comment_stands_at_the_words_even_where_runs_cut_them(
    checker: Checker,
) -> None:
    data = word_file(("Theo Kế ", WRONG[3:20], WRONG[20:33], WRONG[33:] + ", báo cáo."))

    annotated = annotate_docx(data, check(checker, data))

    assert commented_words(annotated, 0) == WRONG
    assert [each.author for each in comments_of(annotated)] == ["vankho"]
    assert "Viết lại: 10/01/2022" in comments_of(annotated)[0].text


def test_the_second_of_the_same_words_has_the_comment(checker: Checker) -> None:
    full = "Thông tư số 02/2024/TT-BNV ngày 12/8/2024 của Bộ Nội vụ"
    data = word_file(
        (f"Theo {full}.",), (f"Theo Điều 5 {full}.",), (f"Theo {RIGHT}.",),
        (f"Theo Khoản 2 Điều 5 {full}.",),
    )  # fmt: skip

    annotated = annotate_docx(data, check(checker, data))

    assert commented_words(annotated, 0) == full
    assert commented_words(annotated, 1) == f"Khoản 2 Điều 5 {full}"


def test_the_text_of_the_copy_is_that_of_the_draft(checker: Checker) -> None:
    data = word_file((f"Theo {WRONG}.", Footnote((f"{WRONG}.",)), " Hết."))

    annotated = annotate_docx(data, check(checker, data))

    assert read(annotated).text == read(data).text


def test_what_is_found_in_a_footnote_is_said_at_its_mark(checker: Checker) -> None:
    data = word_file(("Phong trào một", Footnote((WRONG,)), " và hai."))

    annotated = annotate_docx(data, check(checker, data))

    root = part(annotated, "word/document.xml")
    start = next(root.iter(f"{W}commentRangeStart"))
    assert start.getnext().find(f"{W}footnoteReference") is not None
    assert WRONG in comments_of(annotated)[0].text


def test_accepted_changes_give_the_corrected_words(checker: Checker) -> None:
    data = word_file(
        (f"Theo {WRONG[:30]}", WRONG[30:34], f"{WRONG[34:]}, kế hoạch", " khác."),
        ("Thực hiện", Footnote((WRONG,))),
    )

    tracked = annotate_docx(data, check(checker, data), tracked=True)

    content = read(tracked).text.content
    assert content == read(data).text.content.replace("01/10/2022", "10/01/2022")


def test_rejected_changes_give_the_draft(checker: Checker) -> None:
    data = word_file((f"Theo {WRONG}.",))

    root = part(
        annotate_docx(data, check(checker, data), tracked=True), "word/document.xml"
    )

    for inserted in list(root.iter(f"{W}ins")):
        inserted.getparent().remove(inserted)
    words = "".join(each.text for each in root.iter(f"{W}t", f"{W}delText"))
    assert f"Theo {WRONG}." in words
    assert {each.get(f"{W}author") for each in root.iter(f"{W}del")} == {"vankho"}


def test_a_word_that_lacks_is_put_in(checker: Checker) -> None:
    lacking = RIGHT.replace("số ", "")
    data = word_file((f"Theo {lacking}.",))

    tracked = annotate_docx(data, check(checker, data), tracked=True)

    assert f"Theo {RIGHT}." in read(tracked).text.content
    assert list(part(tracked, "word/document.xml").iter(f"{W}del")) == []


def test_two_corrections_of_one_mention_are_both_made(checker: Checker) -> None:
    full = "Thông tư số 02/2024/TT-BNV ngày 12/8/2024 của Bộ Nội vụ"
    first = "Theo Thông tư 02/2024/TT-BNV, báo cáo."
    data = word_file(("Trong năm qua.",), (first,), (f"Theo {full}.",))

    tracked = annotate_docx(data, check(checker, data), tracked=True)

    wanted = full.replace("12/8/2024", "12 tháng 8 năm 2024")
    assert f"Theo {wanted}, báo cáo." in read(tracked).text.content


def test_without_the_wish_nothing_is_changed(checker: Checker) -> None:
    data = word_file((f"Theo {WRONG}.",))

    root = part(annotate_docx(data, check(checker, data)), "word/document.xml")

    assert list(root.iter(f"{W}ins", f"{W}del")) == []


def test_comments_that_are_there_stay(checker: Checker) -> None:
    data = word_file((f"Theo {WRONG}.",))
    document = docx.Document(io.BytesIO(data))
    document.add_comment(document.paragraphs[-1].runs, "Xem lại", "An", "A")
    saved = io.BytesIO()
    document.save(saved)

    annotated = annotate_docx(saved.getvalue(), check(checker, saved.getvalue()))

    assert [each.author for each in comments_of(annotated)] == ["An", "vankho"]
    assert len({each.comment_id for each in comments_of(annotated)}) == 2


def test_a_second_check_replaces_the_comments_of_the_first(checker: Checker) -> None:
    data = word_file((f"Theo {WRONG}.",))
    document = docx.Document(io.BytesIO(data))
    document.add_comment(document.paragraphs[0].runs[0], "Xem lại", author="Bình")
    stream = io.BytesIO()
    document.save(stream)

    once = annotate_docx(stream.getvalue(), check(checker, stream.getvalue()))
    twice = annotate_docx(once, check(checker, once))

    assert [each.author for each in comments_of(twice)] == ["Bình", "vankho"]
    assert commented_words(twice, 1) == WRONG
    marks = part(twice, "word/document.xml").iter(f"{W}commentReference")
    assert sorted(each.get(f"{W}id", "") for each in marks) == ["0", "1"]


def test_comments_and_changes_have_the_time_of_the_check(checker: Checker) -> None:
    data = word_file((f"Theo {WRONG}.",))
    when = datetime(2026, 11, 27, 8, 30, tzinfo=UTC)

    annotated = annotate_docx(data, check(checker, data), tracked=True, when=when)

    assert [each.timestamp for each in comments_of(annotated)] == [when]
    inserted = next(part(annotated, "word/document.xml").iter(f"{W}ins"))
    assert inserted.get(f"{W}date") == "2026-11-27T08:30:00Z"


def test_hundreds_of_findings_in_one_run_cost_little_beside_the_check(
    checker: Checker,
) -> None:
    text = "".join(
        f"Thực hiện kế hoạch {each}/KH-UBND, công tác thi đua được đẩy mạnh. "
        for each in range(1, 400)
    )
    data = word_file((text,))
    started = process_time()
    checked = check(checker, data)
    read_by = process_time()

    annotate_docx(data, checked)

    assert process_time() - read_by < 3 * (read_by - started)


def test_hidden_words_before_the_words_do_not_move_the_comment(
    checker: Checker,
) -> None:
    hidden = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{WRONG}</w:t></w:r>"
    data = word_xml(paragraph(f"{hidden}{run('Theo ')}{run(WRONG)}{run('.')}"))

    annotated = annotate_docx(data, check(checker, data))

    assert commented_words(annotated, 0) == WRONG
    body = part(annotated, "word/document.xml")
    (start,) = body.iter(f"{W}commentRangeStart")
    assert start.getprevious().find(f"{W}t").text == "Theo "


def test_what_word_prints_itself_is_not_changed(checker: Checker) -> None:
    printed = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="48"/>'
        '<w:lvlText w:val="Kế hoạch số %1/KH-VKS ngày 01/10/2022 của"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = paragraph(numbered + run(OFFICE))
    data = word_xml(body, numbering=printed)
    checked = check(checker, data)

    tracked = annotate_docx(data, checked, tracked=True)

    assert [f.correction for f in checked.findings if f.correction] != []
    assert list(part(tracked, "word/document.xml").iter(f"{W}ins", f"{W}del")) == []


def test_the_draft_keeps_all_its_other_parts(checker: Checker) -> None:
    data = word_file((f"Theo {WRONG}.",))

    annotated = annotate_docx(data, check(checker, data))

    before = zipfile.ZipFile(io.BytesIO(data))
    after = zipfile.ZipFile(io.BytesIO(annotated))
    assert set(after.namelist()) == {*before.namelist(), "word/comments.xml"}
    assert after.read("word/styles.xml") == before.read("word/styles.xml")


def test_what_is_no_word_file_cannot_be_annotated(checker: Checker) -> None:
    with pytest.raises(UnsupportedFormatError):
        annotate_docx(b"Theo", checker.check(f"Theo {WRONG}".encode(), "draft.txt"))


@pytest.mark.parametrize(
    ("printed", "text", "edit"),
    [
        ("01/10/2022", "10/01/2022", Edit("", "01/10/2022", "10/01/2022")),
        ("Bộ Công an", "Bộ Nội vụ", Edit("Bộ ", "Công an", "Nội vụ")),
        ("Kế hoạch 4/K", "Kế hoạch số 4/K", Edit("Kế hoạch ", "", "số ")),
        ("4/K", "4/K ngày mai", Edit("4/K", "", " ngày mai")),
    ],
)
def test_whole_words_are_changed_and_no_more(
    printed: str, text: str, edit: Edit
) -> None:
    assert edit_of(printed, text) == edit
