"""The words for states and forces mean what the glossary gives as their examples."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from schemas.link import LinkState
from schemas.standing import Force

GLOSSARY = Path(__file__).parents[2] / "docs/GLOSSARY.md"
HEAD = """{office}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
{place}, ngày {day}
{kind}
{subject}
{text}
"""
PLANS = "VIỆN KIỂM SÁT NHÂN DÂN\nTỈNH HÒA AN"
COMMITTEE = "ỦY BAN NHÂN DÂN\nTỈNH "
CITED = [
    ("CHÍNH PHỦ", "30/2020/NĐ-CP", "05 tháng 3 năm 2020", "NGHỊ ĐỊNH"),
    ("CHÍNH PHỦ", "181/2025/NĐ-CP", "01 tháng 7 năm 2025", "NGHỊ ĐỊNH"),
    ("QUỐC HỘI", "146/2025/QH15", "11 tháng 12 năm 2025", "LUẬT"),
    (PLANS, "48/KH-VKS", "10 tháng 01 năm 2022", "KẾ HOẠCH"),
    (f"{COMMITTEE}HÒA AN", "12/QĐ-UBND", "05 tháng 01 năm 2022", "QUYẾT ĐỊNH"),
    (f"{COMMITTEE}LÂM ĐỒNG", "12/QĐ-UBND", "06 tháng 01 năm 2023", "QUYẾT ĐỊNH"),
    (f"{COMMITTEE}HÀ NAM", "12/QĐ-UBND", "07 tháng 01 năm 2024", "QUYẾT ĐỊNH"),
]
BY = ("--by", "An", "--why", "đã xem")
PLAN, DECISION = "48/KH-VKS", "12/QĐ-UBND"
NOT_HELD = ("confirm", DECISION, "--not-held")
STATES = [
    (LinkState.EXACT, "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", ()),
    (LinkState.STRONG, "Luật số 146/2025/QH15", ()),
    (LinkState.PROBABLE, f"Kế hoạch số {PLAN}", ()),
    (LinkState.CONFLICT, "Nghị định số 181/2025/NĐ-CP của Bộ Tài chính", ()),
    (LinkState.AMBIGUOUS, f"Quyết định số {DECISION}", ()),
    (LinkState.MISSING, "Nghị định số 11/2020/NĐ-CP", ()),
    (LinkState.CONFIRMED, f"Kế hoạch số {PLAN}", ("confirm", PLAN)),
    (LinkState.NOT_HELD, f"Quyết định số {DECISION}", NOT_HELD),
    (LinkState.REJECTED, f"Kế hoạch số {PLAN}", ("reject", PLAN)),
    (LinkState.DISMISSED, "Quyết định số 15/QĐ-SYT", ("dismiss", "15/QĐ-SYT")),
]
OLD = "11/2020/NĐ-CP"
FORCES = [
    (Force.REPEALED, f"Bãi bỏ Nghị định số {OLD}", OLD),
    (Force.REPLACED, f"Nghị định này thay thế Nghị định số {OLD}", OLD),
    (Force.AMENDED, "Sửa đổi Điều 5 Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    (Force.EXPIRED, "có hiệu lực đến hết ngày 31/12/2025", "7/2025/NĐ-CP"),
    (Force.NOT_YET, "có hiệu lực từ ngày 01/01/2027", "7/2025/NĐ-CP"),
]


def words_of(value: LinkState | Force) -> tuple[str, str, str]:
    """Return what the glossary calls it in both languages, and its example."""
    row_of = re.compile(rf"^\| `{value}` \|(.+)\|$", re.MULTILINE)
    row = row_of.search(GLOSSARY.read_text("utf-8"))
    assert row
    vietnamese, english, example = (each.strip() for each in row[1].split("|"))
    return vietnamese, english, example


class Reader:
    """Runs commands on one archive, in either language."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def run(self, *arguments: str | Path, language: str = "vi") -> str:
        environ = {
            "VANKHO_HOME": str(self._folder / "home"),
            "VANKHO_WORKERS": "1",
            "VANKHO_LANGUAGE": language,
        }
        words = [str(each) for each in arguments]
        result = CliRunner().invoke(main, words, env=environ, catch_exceptions=False)
        return result.output

    def take_in(self, *texts: str) -> None:
        inbox = self._folder / "inbox"
        inbox.mkdir(exist_ok=True)
        for place, content in enumerate(texts, len(list(inbox.iterdir()))):
            (inbox / f"{place}.txt").write_text(content, "utf-8")
        self.run("import", inbox)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    reader = Reader(tmp_path_factory.mktemp("words"))
    cited = [
        HEAD.format(
            office=office, number=number, place="Hòa An", day=day, kind=kind,
            subject="Quản lý tài liệu", text="1. Nội dung.",
        )
        for office, number, day, kind in CITED
    ]  # fmt: skip
    citing = [
        HEAD.format(
            office=PLANS, number=f"{place}/BC-VKS", place="Hòa An",
            day="03 tháng 8 năm 2026", kind="BÁO CÁO", subject="Kết quả công tác",
            text=f"Thực hiện {words}, đơn vị báo cáo kết quả như sau.",
        )
        for place, (_, words, _) in enumerate(STATES, 101)
    ]  # fmt: skip
    reader.take_in(*cited, *citing)
    return reader


@pytest.mark.parametrize("place", range(len(STATES)), ids=[e[0] for e in STATES])
def test_an_example_of_a_state_has_that_state_in_both_languages(
    reader: Reader, place: int
) -> None:
    state, words, decision = STATES[place]
    vietnamese, english, example = words_of(state)
    number = f"{101 + place}/BC-VKS"

    assert f'"{words}"' in example
    for language, called in (("vi", vietnamese), ("en", english)):
        shown = reader.run("trace", number, language=language)
        if decision:  # what is no citation is not traced
            command, *rest = decision
            shown = reader.run(command, *BY, number, *rest, language=language)
        assert f"({called}" in shown


@pytest.mark.parametrize(("force", "words", "known"), FORCES)
def test_an_example_of_a_force_has_that_force_in_both_languages(
    tmp_path: Path, force: Force, words: str, known: str
) -> None:
    vietnamese, english, example = words_of(force)
    sentence = f"Nghị định này {words}" if words.startswith("có") else words
    decree = HEAD.format(
        office="CHÍNH PHỦ", number="7/2025/NĐ-CP", place="Hà Nội",
        day="10 tháng 01 năm 2025", kind="NGHỊ ĐỊNH", subject="Quản lý tài liệu",
        text=f"Điều 1. {sentence}.",
    )  # fmt: skip
    reader = Reader(tmp_path)
    reader.take_in(decree)

    assert f'"{words}"' in example
    for language, called in (("vi", vietnamese), ("en", english)):
        first = reader.run("standing", known, language=language).splitlines()[0]
        assert called in first
