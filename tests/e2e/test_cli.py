"""A folder of files becomes an archive that answers on the command line."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result

from cli.main import main
from tests.engines import ENGINES
from tests.inbox import fill_inbox

SPELLINGS = ("48/KH-VKS", "48/kh-vks", "48 KH VKS", "so 48/KH-VKS", "Số: 048/KH-VKS")

Vankho = Callable[..., Result]
Servers = dict[str, str]


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report as text, a plan as DOCX, and a file that ends too early."""
    folder = tmp_path_factory.mktemp("inbox")
    fill_inbox(folder)
    return folder


def command_for(home: Path, servers: Servers | None = None) -> Vankho:
    environ = {"VANKHO_HOME": str(home), "VANKHO_WORKERS": "1", **(servers or {})}

    def run(*arguments: str | Path, language: str = "en") -> Result:
        return CliRunner().invoke(
            main,
            [str(each) for each in arguments],
            env={**environ, "VANKHO_LANGUAGE": language},
            catch_exceptions=False,
        )

    return run


def answer(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture(scope="module", params=ENGINES)
def vankho(
    request: pytest.FixtureRequest,
    inbox: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Vankho:
    """The command on an archive that holds the inbox; for questions only."""
    on_servers = request.param == "servers"
    servers = request.getfixturevalue("shared_servers") if on_servers else None
    run = command_for(tmp_path_factory.mktemp("home"), servers)
    run("import", inbox)
    return run


def test_a_folder_is_imported_and_the_broken_file_set_aside(
    inbox: Path, tmp_path: Path
) -> None:
    result = command_for(tmp_path)("import", "--json", inbox)

    summary = json.loads(result.stdout)
    assert summary.pop("seconds") >= 0
    assert summary == {
        "seen": 3,
        "archived": 2,
        "duplicates": 0,
        "quarantined": 1,
        "skipped": 0,
        "refused": 0,
    }
    assert result.exit_code == 3
    assert result.stderr.startswith("quarantined: ")
    assert "broken.pdf: " in result.stderr


def test_the_same_files_again_are_duplicates(inbox: Path, tmp_path: Path) -> None:
    run = command_for(tmp_path)
    run("import", inbox / "report.txt")

    summary = answer(run("import", "--json", inbox / "report.txt"))

    assert (summary["archived"], summary["duplicates"]) == (0, 1)


def test_elsewhere_than_on_a_terminal_a_file_is_a_line(
    inbox: Path, tmp_path: Path
) -> None:
    lines = command_for(tmp_path)("import", inbox / "report.txt").stdout.splitlines()

    assert lines[0] == f"archived: {inbox / 'report.txt'}"
    assert lines[1].startswith("1 files seen: 1 archived")


@pytest.mark.parametrize("words", ["nông thôn mới", "nong thon moi", '"NÔNG THÔN MỚI"'])
def test_words_are_found_with_accents_and_without(vankho: Vankho, words: str) -> None:
    found = answer(vankho("search", "--json", words))

    assert found["total"] == 2
    assert all("<b>" in hit["snippet"] for hit in found["hits"])


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_number_is_found_in_any_spelling(vankho: Vankho, spelling: str) -> None:
    found = answer(vankho("search", "--json", spelling))

    assert found["hits"][0]["number"] == "48/KH-VKS"


@pytest.mark.parametrize(
    "filters",
    [
        ("--type", "ke hoach"),
        ("--to", "31/01/2022"),
        ("--from", "2022-01-10", "--to", "2022-01-10"),
        ("--sort", "oldest", "--limit", "1"),
        ("--sort", "newest", "--offset", "1"),
    ],
)
def test_filters_leave_the_plan(vankho: Vankho, filters: tuple[str, ...]) -> None:
    found = answer(vankho("search", "--json", *filters))

    assert [hit["number"] for hit in found["hits"]] == ["48/KH-VKS"]


def test_those_who_cite_a_document_are_found(vankho: Vankho) -> None:
    found = answer(vankho("search", "--json", "--cites", "48/KH-VKS"))

    assert [hit["number"] for hit in found["hits"]] == ["15/BC-VKS"]


def test_hits_and_facets_are_told_in_lines(vankho: Vankho) -> None:
    output = vankho("search", "nông thôn").stdout

    assert output.startswith("2 documents\n1. ")
    assert "Kế hoạch 48/KH-VKS · 10/01/2022 · " in output
    assert "year: 2022 (2)" in output


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_document_is_shown_by_its_number(vankho: Vankho, spelling: str) -> None:
    shown = answer(vankho("show", "--json", spelling))

    assert shown["document"]["filename"] == "plan.docx"
    assert shown["header"]["date"] == "2022-01-10"


def test_misspelt_words_are_put_right(vankho: Vankho) -> None:
    found = vankho("search", "xây dựng nông thôn mowsi").stdout

    assert "Did you mean: xây dựng nông thôn mới" in found


def test_the_beginning_of_a_number_is_completed(vankho: Vankho) -> None:
    assert "number\t48/KH-VKS" in vankho("complete", "48", "k").stdout.splitlines()


def test_documents_like_one_are_listed(vankho: Vankho) -> None:
    assert "15/BC-VKS" in vankho("like", "48/KH-VKS").stdout


def test_a_document_is_shown_by_the_beginning_of_its_id(vankho: Vankho) -> None:
    whole = answer(vankho("show", "--json", "48/KH-VKS"))["document"]["id"]

    assert answer(vankho("show", "--json", whole[:8]))["document"]["id"] == whole


def test_the_parts_of_a_document_are_told_in_lines(vankho: Vankho) -> None:
    output = vankho("show", "15/BC-VKS").stdout

    assert "number\t15/BC-VKS\n" in output
    assert "subject\tKết quả phong trào thi đua năm 2022\n" in output
    assert "citations\n  Chỉ thị 31-CT/TW · 05/02/2019 · Bộ Chính trị" in output


def test_the_text_of_a_document_is_printed_whole(vankho: Vankho) -> None:
    text = vankho("show", "--text", "48/KH-VKS").stdout

    assert "hiến đất làm đường, sửa cầu, trồng cây." in text


def test_a_document_is_cited_in_three_forms(vankho: Vankho) -> None:
    forms = answer(vankho("cite", "--json", "48/KH-VKS"))

    assert set(forms) == {"full", "short", "footnote"}
    assert all("48/KH-VKS" in form for form in forms.values())


def test_the_forms_of_citing_are_told_in_lines(vankho: Vankho) -> None:
    lines = vankho("cite", "48/KH-VKS").stdout.splitlines()

    assert [line.split("\t")[0] for line in lines] == ["in full", "short", "footnote"]


def test_a_trace_says_what_a_document_rests_on(vankho: Vankho) -> None:
    trace = answer(vankho("trace", "--json", "15/BC-VKS"))

    cited = {each["number"]: each for each in trace["cites"]}
    assert trace["document"]["number"] == "15/BC-VKS"
    assert set(cited) == {"31-CT/TW", "48/KH-VKS", "97/KH-VKS"}
    assert cited["48/KH-VKS"]["target"]["filename"] == "plan.docx"
    assert [each["footnote"] for each in cited["48/KH-VKS"]["mentions"]] == ["1"]
    assert cited["97/KH-VKS"]["state"] == "missing"
    assert len(cited["31-CT/TW"]["mentions"]) == 2


def test_a_trace_says_who_rests_on_a_document(vankho: Vankho) -> None:
    trace = answer(vankho("trace", "--json", "48/KH-VKS"))

    assert [each["document"]["number"] for each in trace["cited_by"]] == ["15/BC-VKS"]


def test_a_trace_is_a_tree_with_places_and_missing_documents(vankho: Vankho) -> None:
    output = vankho("trace", "15/BC-VKS").stdout

    assert "\n  cites (3)\n" in output
    assert "p. 1, footnote 1" in output
    assert "\n  missing, and who needs it (2)\n" in output
    assert "\n    97/KH-VKS\n      Báo cáo 15/BC-VKS" in output


def test_a_missing_document_is_traced_to_those_who_cite_it(vankho: Vankho) -> None:
    output = vankho("trace", "97/KH-VKS").stdout

    first, below = output.splitlines()[:2]
    assert first.startswith("Kế hoạch 97/KH-VKS")
    assert first.endswith("(not in the archive)")
    assert below == "  cited by (1)"


def test_missing_documents_are_listed_with_who_needs_them(vankho: Vankho) -> None:
    missing = answer(vankho("missing", "--json"))

    assert {each["number"] for each in missing} == {"31-CT/TW", "97/KH-VKS"}
    assert missing[0]["needed_by"][0]["number"] == "15/BC-VKS"


def test_files_set_aside_are_listed_with_the_reason(vankho: Vankho) -> None:
    files = answer(vankho("quarantine", "--json"))

    assert [Path(each["filename"]).name for each in files] == ["broken.pdf"]
    assert files[0]["reason"]


def test_the_status_counts_documents_and_files(vankho: Vankho) -> None:
    status = answer(vankho("status", "--json"))

    assert (status["documents"], status["quarantined"], status["missing"]) == (2, 1, 2)
    assert (status["indexed"], status["behind"]) == (2, 0)
    assert "documents\t2\n" in vankho("status").stdout


def test_after_a_rebuild_every_answer_is_the_same(inbox: Path, tmp_path: Path) -> None:
    run = command_for(tmp_path)
    run("import", inbox)
    questions = [
        ("search", "nong thon"),
        ("search", "--cites", "31-CT/TW"),
        ("show", "15/BC-VKS"),
        ("cite", "48/KH-VKS"),
        ("trace", "--depth", "2", "15/BC-VKS"),
        ("missing",),
        ("quarantine",),
        ("status",),
    ]
    before = [run(*question, "--json").stdout for question in questions]

    assert run("rebuild").exit_code == 0
    assert [run(*question, "--json").stdout for question in questions] == before


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("show", "1234/QĐ-UBND"), 4),
        (("cite", "1234/QĐ-UBND"), 4),
        (("trace", "1234/QĐ-UBND"), 4),
        (("search", "--from", "31/02/2022"), 2),
        (("search", "--from", "2022-02-01", "--to", "2022-01-01"), 2),
        (("import", "/nowhere/at/all"), 2),
        (("trace", "--depth", "0", "15/BC-VKS"), 2),
    ],
)
def test_what_cannot_be_answered_has_its_exit_status(
    vankho: Vankho, arguments: tuple[str, ...], status: int
) -> None:
    result = vankho(*arguments)

    assert result.exit_code == status
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_vietnamese_is_spoken_unless_english_is_asked_for(vankho: Vankho) -> None:
    named = ("show", "1234/QĐ-UBND")

    assert "không có văn bản này" in vankho(*named, language="vi").stderr
    assert "no such document" in vankho(*named, language="en").stderr
    english = vankho("--language", "en", *named, language="vi")
    assert "no such document" in english.stderr


def test_a_wrong_setting_is_one_line(tmp_path: Path) -> None:
    result = command_for(tmp_path)("status", language="la")

    assert result.exit_code == 7
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.postgres
@pytest.mark.elastic
@pytest.mark.xdist_group("elastic")
def test_an_archive_moves_from_its_folder_to_servers(
    inbox: Path, tmp_path: Path, servers: Servers
) -> None:
    command_for(tmp_path)("import", inbox)

    moved = answer(command_for(tmp_path, servers)("migrate", "--json"))

    assert (moved["events"], moved["files"]) == (8, 5)
    elsewhere = command_for(tmp_path / "elsewhere", servers)
    assert answer(elsewhere("show", "--json", SPELLINGS[0]))


def test_without_servers_there_is_nowhere_to_move_to(tmp_path: Path) -> None:
    assert command_for(tmp_path)("migrate").exit_code == 7


def test_a_report_has_its_list_of_what_it_cites(vankho: Vankho, tmp_path: Path) -> None:
    listed = vankho("cite", "--cited-by", "15/BC-VKS").stdout.splitlines()
    assert any("48/KH-VKS" in line for line in listed)
    assert any(line.endswith("(chưa có trong kho)") for line in listed)

    word = ("--format", "footnotes-docx", "--output", tmp_path / "list.docx")
    assert vankho("cite", "--cited-by", "15/BC-VKS", *word).exit_code == 0
    assert docx.Document(str(word[-1])).paragraphs[0].text.startswith("DANH MỤC")


def test_what_is_missing_is_a_table_for_other_programs(vankho: Vankho) -> None:
    rows = list(csv.DictReader(io.StringIO(vankho("missing", "--csv").stdout)))

    assert {row["number"]: row["needed"] for row in rows}["97/KH-VKS"] == "1"
    assert all("15/BC-VKS" in row["needed_by"] for row in rows)


def test_a_basket_is_filled_and_cited_from(inbox: Path, tmp_path: Path) -> None:
    run = command_for(tmp_path)
    run("import", inbox)
    run("basket", "add", "thi đua", "48/KH-VKS", "15/BC-VKS")
    run("basket", "remove", "thi đua", "15/BC-VKS")

    assert answer(run("basket", "list", "--json")) == {"thi đua": 1}
    (shown,) = answer(run("basket", "show", "thi đua", "--json"))
    assert shown["number"] == "48/KH-VKS"
    assert "48/KH-VKS" in run("cite", "--basket", "thi đua", "--format", "list").stdout
