"""Every word of the code that a reader meets stands in the glossary."""

import inspect
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import schemas
from schemas.citation import Relation
from schemas.link import LinkState

GLOSSARY = (Path(__file__).parents[2] / "docs/GLOSSARY.md").read_text("utf-8")


def value_names() -> list[str]:
    modules = [
        import_module(f"schemas.{module.name}")
        for module in pkgutil.iter_modules(schemas.__path__)
    ]
    return sorted(
        name
        for module in modules
        for name, kind in inspect.getmembers(module, inspect.isclass)
        if kind.__module__ == module.__name__ and not issubclass(kind, Exception)
    )


@pytest.mark.parametrize("name", [*value_names(), *Relation, *LinkState])
def test_each_name_is_in_the_glossary(name: str) -> None:
    assert f"`{name}`" in GLOSSARY
