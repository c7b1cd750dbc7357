"""``vankho mcp``: another program asks the archive, over the process's own pipes."""

import asyncio
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from mcp import ClientSession, StdioServerParameters, stdio_client
from mcp.types import CallToolResult, TextContent, Tool

from cli.commands.mcp import NAMES
from tests.kept_archive import run

PLAN = "Kế hoạch số 88/KH-VKS ngày 20/01/2023 của VKSND tỉnh Quảng Lâm"
WRONG = PLAN.replace("20/01", "21/01")
DAY = "2026-01-01"
QUESTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "a search": ("search", {"query": "Kế hoạch 88/KH-VKS", "limit": 1}),
    "a right citation": ("verify_citation", {"citation": PLAN}),
    "a wrong day": ("verify_citation", {"citation": WRONG}),
    "a trace": ("trace", {"reference": "322/BC-VKS"}),
    "a standing": ("standing", {"reference": "16-CT/TU", "as_of": DAY}),
    "the forms": ("cite", {"reference": "88/KH-VKS", "on": DAY}),
    "a number that is not there": ("cite", {"reference": "999/KH-VKS"}),
}
_COMMAND = ["-c", "from cli.main import main; main()", "mcp"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a program was told that asked everything in one conversation."""

    tools: list[Tool]
    results: dict[str, CallToolResult]

    def text(self, question: str) -> str:
        (content,) = self.results[question].content
        assert isinstance(content, TextContent)
        return content.text

    def answer(self, question: str) -> Any:
        assert not self.results[question].isError, self.text(question)
        return json.loads(self.text(question))


async def converse(home: Path) -> Told:
    environ = {"VANKHO_HOME": str(home), "PYTHONPATH": ":".join(sys.path)}
    started = StdioServerParameters(
        command=sys.executable, args=_COMMAND, env={**os.environ, **environ}
    )
    async with stdio_client(started) as pipes, ClientSession(*pipes) as program:
        await program.initialize()
        tools = (await program.list_tools()).tools
        results = {
            question: await program.call_tool(*asked)
            for question, asked in QUESTIONS.items()
        }
        return Told(tools, results)


@pytest.fixture(scope="module")
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mcp") / "home"
    return Path(copytree(demo_home, folder, symlinks=True))


@pytest.fixture(scope="module")
def status_before(home: Path) -> str:
    return run(home, "status", "--json").stdout


@pytest.fixture(scope="module")
def told(home: Path, status_before: str) -> Told:
    assert status_before
    return asyncio.run(converse(home))


def test_each_tool_says_that_it_only_reads(told: Told) -> None:
    assert tuple(each.name for each in told.tools) == NAMES
    assert all(
        each.annotations and each.annotations.readOnlyHint for each in told.tools
    )
    assert all(each.description for each in told.tools)


def test_search_gives_passages_with_their_pages(told: Told) -> None:
    (hit,) = told.answer("a search")["hits"]

    assert hit["number"] == "88/KH-VKS"
    assert all(each["page"] and each["text"] for each in hit["passages"])


def test_a_right_citation_is_verified_with_the_reasons(told: Told) -> None:
    (verified,) = told.answer("a right citation")

    assert verified["link"]["state"] == "exact"
    assert verified["link"]["target"]["number"] == "88/KH-VKS"
    assert verified["link"]["reasons"] == ["khớp số, ngày, cơ quan"]
    assert verified["link"]["mentions"][0]["text"] == PLAN


def test_a_wrong_day_of_a_citation_is_found(told: Told) -> None:
    (verified,) = told.answer("a wrong day")

    assert verified["link"]["state"] != "exact"
    assert any(
        each["severity"] == "error" and "20/01/2023" in each["message"]
        for each in verified["findings"]
    )


def test_a_trace_gives_state_reasons_page_and_words(told: Told) -> None:
    first = told.answer("a trace")["cites"][0]

    assert first["state"] == "exact"
    assert first["reasons"] == ["khớp số, ngày, cơ quan"]
    assert first["mentions"][0]["page"] == 1
    assert "52-CT/TW" in first["mentions"][0]["text"]


def test_a_standing_is_that_of_the_command(home: Path, told: Told) -> None:
    printed = run(home, "standing", "16-CT/TU", "--as-of", DAY, "--json").stdout

    assert told.answer("a standing") == json.loads(printed)


def test_a_citation_is_given_with_its_rule_and_the_words_it_is_made_of(
    told: Told,
) -> None:
    cited = told.answer("the forms")
    printed = {each["field"]: each for each in cited["printed"]}

    assert cited["short"] == "Kế hoạch số 88/KH-VKS"
    assert cited["rule"].startswith("NĐ 30/2020/NĐ-CP")
    assert printed["number"] == {"field": "number", "page": 1, "text": "Số: 88/KH-VKS"}


def test_what_is_not_there_is_an_error_in_the_words_of_the_command(told: Told) -> None:
    assert told.results["a number that is not there"].isError
    assert "không có văn bản này trong kho: 999/KH-VKS" in told.text(
        "a number that is not there"
    )


def test_no_tool_adds_an_event(home: Path, status_before: str, told: Told) -> None:
    assert told.results
    assert run(home, "status", "--json").stdout == status_before


def test_a_missing_extra_is_said_in_one_line(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("mcp", "mcp.server", "mcp.server.fastmcp"):
        monkeypatch.setitem(sys.modules, module, None)
    result = run(home, "mcp")

    assert result.exit_code == 7
    assert result.stderr.count("\n") == 1
    assert result.stderr.endswith("cần cài thêm: pip install 'vankho[mcp]'\n")
