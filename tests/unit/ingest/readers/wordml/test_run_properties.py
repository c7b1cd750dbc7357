"""How runs of Word files are printed, by their styles."""

import pytest

from tests.sample_files import paragraph, read, run, texts_of, word_xml


def style(name: str, properties: str, kind: str = "paragraph", **others: str) -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}" {others.get("attribute", "")}>'
        f"{others.get('base', '')}<w:rPr>{properties}</w:rPr></w:style>"
    )


def styled(text: str, paragraph_style: str = "", run_style: str = "") -> str:
    of_paragraph = f'<w:pPr><w:pStyle w:val="{paragraph_style}"/></w:pPr>'
    of_run = f'<w:rPr><w:rStyle w:val="{run_style}"/></w:rPr>'
    return paragraph(
        (of_paragraph if paragraph_style else "")
        + f"<w:r>{of_run if run_style else ''}<w:t>{text}</w:t></w:r>"
    )


BASED = '<w:basedOn w:val="Hoa"/>'
STYLES = (
    style("Hoa", "<w:caps/>")
    + style("Con", "", base=BASED)
    + style("Thuong", '<w:caps w:val="0"/>', base=BASED)
    + style("An", "<w:vanish/>", kind="character")
    + style("Chu", "<w:caps/>", kind="character")
    + style("Nho", "<w:smallCaps/>", kind="character")
    + style("So", '<w:vertAlign w:val="superscript"/>', kind="character")
    + style("Font", '<w:rFonts w:ascii=".VnTimeH"/>')
    + style("Vong", "", base='<w:basedOn w:val="Vong"/>')
)


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (styled("Kế hoạch", "Hoa"), "KẾ HOẠCH"),
        (styled("Kế hoạch", "Con"), "KẾ HOẠCH"),
        (styled("Kế hoạch", "Thuong"), "Kế hoạch"),
        (styled("Kế hoạch", run_style="Chu"), "KẾ HOẠCH"),
        (styled("Kế hoạch", run_style="Nho"), "KẾ HOẠCH"),
        (styled("Kế hoạch", "Hoa", "Chu"), "Kế hoạch"),
        (styled("Kế hoạch", "Vong"), "Kế hoạch"),
        (styled("Kế hoạch", "Khong"), "Kế hoạch"),
        (styled("së néi vô", "Font"), "SỞ NỘI VỤ"),
        (styled("7", run_style="So"), "⁷"),
        (paragraph(run("Điều 1")) + styled("ẩn", run_style="An"), "Điều 1"),
    ],
)
def test_styles_say_how_their_text_is_printed(body: str, printed: str) -> None:
    assert texts_of(read(word_xml(body, styles=STYLES))) == [printed]


def test_the_style_of_paragraphs_that_name_none_counts_for_them() -> None:
    usual = style("Normal", "<w:caps/>", attribute='w:default="1"')

    assert texts_of(read(word_xml(paragraph(run("Kế")), styles=usual))) == ["KẾ"]


@pytest.mark.parametrize(
    ("name", "printed"), [("Bang", "SỞ NỘI VỤ"), ("Khong", "Sở Nội vụ")]
)
def test_the_style_of_a_table_counts_for_its_cells(name: str, printed: str) -> None:
    styles = style("Bang", "<w:caps/>", kind="table")
    body = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{name}"/></w:tblPr><w:tr><w:tc>'
        f"{paragraph(run('Sở Nội vụ'))}</w:tc></w:tr></w:tbl>"
    )

    assert texts_of(read(word_xml(body, styles=styles))) == [printed]
