from bench.samples.demo import demo_documents
from bench.samples.model import Act, Cited

DEMO = [document for document, _ in demo_documents()]
FORMATS = [kind for _, kind in demo_documents()]
REPORT = next(d for d in DEMO if d.name == "322-BC-VKS")


def held() -> dict[tuple[str, str | None], Act]:
    acts = [document.header.act for document in DEMO]
    return {(str(act.number), act.issuer): act for act in acts}


def cited_by_report() -> list[Cited]:
    return [m for m, _ in REPORT.mentions() if m.number and m.issuer]


def test_the_demo_is_the_same_each_time() -> None:
    assert [document for document, _ in demo_documents()] == DEMO


def test_the_demo_has_about_twenty_files_of_every_format() -> None:
    assert len(DEMO) == 20
    assert set(FORMATS) == {"pdf", "docx", "text", "html", "scan"}


def test_the_report_cites_three_acts_that_are_missing() -> None:
    wanted = {(str(m.number), m.issuer) for m in cited_by_report()}
    assert len(wanted - held().keys()) == 3


def test_the_report_gives_one_act_another_date_than_it_has() -> None:
    wrong = {
        str(m.number)
        for m in cited_by_report()
        if (act := held().get((str(m.number), m.issuer)))
        and m.issued_on != act.issued_on
    }
    assert wrong == {"733/KH-VKS"}


def test_the_report_names_one_guideline_in_two_footnotes() -> None:
    notes = [str(m.number) for m, in_note in REPORT.mentions() if in_note]
    assert notes.count("1204/HD-VKS") == 2


def test_a_number_of_the_demo_is_used_in_two_provinces() -> None:
    numbers = [str(document.header.act.number) for document in DEMO]
    assert numbers.count("61/KH-VKS") == 2


def test_no_document_of_the_demo_says_a_sentence_twice() -> None:
    for document in DEMO:
        sentences = [p for each in document.paragraphs for p in each.pieces]
        whole = [p for p in sentences if isinstance(p, str) and len(p) > 60]
        assert len(whole) == len(set(whole))
