import json
from pathlib import Path

import pytest

from bench.samples import documents
from bench.samples.__main__ import main
from bench.samples.folder import save_all
from bench.samples.writers import fonts
from bench.samples.writers.pdf import write_pdf


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr("sys.argv", ["bench.samples", *map(str, arguments)])
    main()


@pytest.fixture
def no_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path / "no fonts here")


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_label_stands_in_its_own_folder_under_the_name_of_its_file(
    tmp_path: Path,
) -> None:
    only = [(next(documents(1)), "text")]
    save_all(only, tmp_path / "files", tmp_path / "labels")
    (file,), (label,) = files(tmp_path / "files"), files(tmp_path / "labels")
    assert label.name == f"{file.name}.json"
    assert json.loads(label.read_text())["file"] == file.name


def test_a_label_has_the_form_that_the_hand_made_ones_have(tmp_path: Path) -> None:
    save_all([(next(documents(1)), "text")], tmp_path, tmp_path / "labels")
    label = json.loads(files(tmp_path / "labels")[0].read_text())
    assert label.keys() == {"file", "header", "citations"}
    assert {"number", "doc_type", "issuer", "date", "subject"} < label["header"].keys()
    assert label["citations"][0].keys() >= {"text", "number", "relation", "count"}


def test_the_corpus_is_written_in_the_wanted_formats(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    formats = ("--formats", "text,html")
    run(monkeypatch, "corpus", tmp_path, "--count", 4, "--seed", 3, *formats)
    assert [f.suffix for f in files(tmp_path)] == [".txt", ".html", ".txt", ".html"]


def test_a_format_that_does_not_exist_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit):
        run(monkeypatch, "corpus", tmp_path, "--formats", "papyrus")


def test_the_demo_has_an_unreadable_file_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(monkeypatch, "demo", tmp_path / "plain", "--formats", "text")
    run(monkeypatch, "demo", tmp_path / "broken", "--formats", "text", "--broken")
    assert len(files(tmp_path / "broken")) == len(files(tmp_path / "plain")) + 1
    assert (tmp_path / "broken" / "hỏng").is_dir()


@pytest.mark.usefixtures("no_fonts")
def test_without_fonts_the_demo_has_texts_in_place_of_pdfs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(monkeypatch, "demo", tmp_path)
    assert {file.suffix for file in files(tmp_path)} == {".txt", ".docx", ".html"}


@pytest.mark.usefixtures("no_fonts")
def test_without_fonts_a_pdf_is_refused_with_the_package_to_install() -> None:
    fonts.load_fonts.cache_clear()
    with pytest.raises(fonts.FontsMissingError, match="fonts-dejavu"):
        write_pdf(next(documents(1)))
