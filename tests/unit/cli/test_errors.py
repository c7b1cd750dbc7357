"""Errors of the archive, told on the terminal."""

import inspect

import click
import pytest

from cli.errors import EXIT_STATUS, exit_status, failure_text
from cli.messages import LANGUAGE, Language, catalogue
from schemas import errors
from schemas.errors import (
    AmbiguousReferenceError,
    ArchiveError,
    BasketNotFoundError,
    ConflictError,
    DocumentNotFoundError,
    EncryptedFileError,
    NotFoundError,
    StoredFileError,
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


@pytest.mark.parametrize("kind", NotFoundError.__subclasses__())
def test_what_is_not_there_has_a_status_of_its_own_and_says_what_it_is(
    kind: type[ArchiveError],
) -> None:
    said = failure_text(kind("48/KH-VKS"))

    assert exit_status(kind("48/KH-VKS")) == 4
    others = (other for other in EXIT_STATUS if other is not kind)
    assert said not in {failure_text(other("48/KH-VKS")) for other in others}


@pytest.mark.parametrize("kind", StoredFileError.__subclasses__())
def test_a_damaged_store_is_not_taken_for_a_missing_document(
    kind: type[ArchiveError],
) -> None:
    assert exit_status(kind("")) == 11


def test_a_conflict_has_a_status_of_its_own() -> None:
    assert exit_status(ConflictError()) == 10
    assert failure_text(ConflictError()) == "người khác vừa thay đổi, hãy thử lại"


def test_the_failure_is_told_in_the_language_of_the_command() -> None:
    error = BasketNotFoundError("thi đua")
    assert failure_text(error) == "không có giỏ này: thi đua"

    with click.Context(click.Command("basket")) as context:
        context.meta[LANGUAGE] = Language.EN
        assert failure_text(error) == "there is no such basket: thi đua"


def test_the_failure_says_what_is_the_case_and_of_what() -> None:
    text = failure_text(DocumentNotFoundError("48/KH-VKS"))

    assert text == "không có văn bản này trong kho: 48/KH-VKS"


def test_several_documents_are_listed_for_the_clerk_to_choose() -> None:
    error = AmbiguousReferenceError("48/KH-VKS", candidates=("a1", "b2"))

    assert failure_text(error).splitlines()[1:] == ["  a1", "  b2"]
