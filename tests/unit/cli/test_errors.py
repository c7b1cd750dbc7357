"""Errors of the archive, told on the terminal."""

import inspect

import pytest

from cli.errors import EXIT_STATUS, exit_status, failure_text
from cli.messages import catalogue
from schemas import errors
from schemas.errors import (
    AmbiguousReferenceError,
    ArchiveError,
    DocumentNotFoundError,
    EncryptedFileError,
)


def error_classes() -> list[type[ArchiveError]]:
    classes = inspect.getmembers(errors, inspect.isclass)
    return [kind for _, kind in classes if issubclass(kind, ArchiveError)]


@pytest.mark.parametrize("kind", error_classes())
def test_each_error_has_an_exit_status_that_says_something_went_wrong(
    kind: type[ArchiveError],
) -> None:
    assert exit_status(kind("")) > 0


@pytest.mark.parametrize("kind", EXIT_STATUS)
def test_each_error_of_the_table_has_a_headline(kind: type[ArchiveError]) -> None:
    assert f"error.{kind.__name__}" in catalogue()


def test_a_class_without_a_status_has_that_of_its_parent() -> None:
    assert exit_status(EncryptedFileError("khóa")) == 3


def test_the_failure_says_what_is_the_case_and_of_what() -> None:
    text = failure_text(DocumentNotFoundError("48/KH-VKS"))

    assert text == "không có văn bản này trong kho: 48/KH-VKS"


def test_several_documents_are_listed_for_the_clerk_to_choose() -> None:
    error = AmbiguousReferenceError("48/KH-VKS", candidates=("a1", "b2"))

    assert failure_text(error).splitlines()[1:] == ["  a1", "  b2"]
