"""The page that describes the API to people."""

from typing import Any

import pytest
from lxml import html

from service.api.reference_page import write_reference

OPENAPI: dict[str, Any] = {
    "info": {"title": "Kho <thử>", "summary": "Tìm."},
    "paths": {
        "/search": {
            "get": {
                "operationId": "search",
                "description": "Tìm văn bản.",
                "parameters": [
                    {
                        "name": "type",
                        "in": "query",
                        "required": False,
                        "description": "Loại.",
                        "schema": {"type": "array", "items": {"type": "string"}},
                    },
                    {
                        "name": "from",
                        "in": "query",
                        "required": False,
                        "schema": {
                            "anyOf": [
                                {"type": "string", "format": "date"},
                                {"type": "null"},
                            ]
                        },
                    },
                ],
                "responses": {
                    "200": {
                        "description": "Trả lời",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Report"}
                            }
                        },
                    }
                },
            }
        },
        "/check": {
            "post": {
                "operationId": "check",
                "requestBody": {
                    "content": {"multipart/form-data": {"schema": {"type": "object"}}}
                },
                "responses": {"204": {"description": "Không có gì"}},
            }
        },
    },
    "components": {
        "schemas": {
            "Report": {
                "description": "Kết quả.",
                "required": ["total"],
                "properties": {"total": {"type": "integer"}},
            },
            "Force": {"enum": ["amended", "replaced"]},
        }
    },
}


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.document_fromstring(write_reference(OPENAPI))


def rows(page: html.HtmlElement, section: str) -> list[list[str]]:
    found = page.xpath(f"//section[@aria-labelledby='{section}']//tbody/tr")
    return [[cell.text_content() for cell in row] for row in found]


def test_each_route_lists_its_parameters_with_their_types(
    page: html.HtmlElement,
) -> None:
    assert rows(page, "search") == [
        ["type", "query", "list of string", "Loại."],
        ["from", "query", "date | null", ""],
    ]


def test_a_body_is_listed_with_its_media_type(page: html.HtmlElement) -> None:
    assert rows(page, "check") == [[" *", "body", "object", "multipart/form-data"]]


def test_each_answer_names_its_type(page: html.HtmlElement) -> None:
    answers = page.xpath("//section[@aria-labelledby='search']//li")
    assert [each.text_content() for each in answers] == ["200 Trả lời: Report"]


def test_types_list_their_fields_or_values(page: html.HtmlElement) -> None:
    assert rows(page, "type-Report") == [["total *", "integer", ""]]
    force = page.xpath("string(//section[@aria-labelledby='type-Force'])")
    assert "amended, replaced" in force


def test_what_looks_like_html_is_shown(page: html.HtmlElement) -> None:
    assert page.xpath("string(//h1)") == "Kho <thử> – API"
