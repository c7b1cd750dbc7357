"""What programs read of a page: as Zotero's translators take it apart."""

from datetime import date
from urllib.parse import parse_qs

from service.answers.page_metadata import coins_of, json_ld_of
from tests.factories import make_document

ADDRESS = "https://kho.example/documents/b0000000"
LAW = make_document(
    id="b0000000",
    number="33/2024/QH15",
    doc_type="Luật",
    issuer="Quốc hội",
    issued_on=date(2024, 6, 21),
    subject="Lưu trữ",
)


def test_the_coins_of_a_law_are_those_of_dublin_core() -> None:
    read = {name: value[0] for name, value in parse_qs(coins_of(LAW, ADDRESS)).items()}

    assert read["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:dc"
    assert read["rft.title"] == "Luật Lưu trữ"
    assert read["rft.creator"] == "Quốc hội"
    assert read["rft.date"] == "2024-06-21"
    assert read["rft.identifier"] == ADDRESS


def test_the_json_ld_of_a_law_is_legislation() -> None:
    assert json_ld_of(LAW, ADDRESS) == {
        "@context": "https://schema.org",
        "@id": ADDRESS,
        "@type": "Legislation",
        "url": ADDRESS,
        "name": "Luật Lưu trữ",
        "inLanguage": "vi",
        "legislationIdentifier": "33/2024/QH15",
        "legislationType": "Luật",
        "legislationDate": "2024-06-21",
        "legislationPassedBy": {"@type": "Organization", "name": "Quốc hội"},
        "legislationJurisdiction": "VN",
    }


def test_the_json_ld_of_another_document_leaves_out_what_is_not_known() -> None:
    plan = make_document(
        number="5/KH-VKS", doc_type="Kế hoạch", issuer=None, issued_on=None
    )
    read = json_ld_of(plan, ADDRESS)

    assert read["@type"] == "Report"
    assert read["reportNumber"] == "5/KH-VKS"
    assert not {"author", "publisher", "datePublished"} & read.keys()
