"""The title of a cited document ends where its own words end."""

import pytest

from ingest.citing.citations import find_citations
from schemas.document import Header, Text

DECREE = "Nghị định số 7/2029/NĐ-CP ngày 04/02/2029 của Chính phủ"


def title(content: str) -> str | None:
    return find_citations(Text(content), Header())[0].title


@pytest.mark.parametrize(
    "behind",
    [
        " (được sửa đổi, bổ sung tại Nghị định số 9/2030/NĐ-CP).",
        " (đã được sửa đổi bởi Nghị định số 9/2030/NĐ-CP).",
        " (viết tắt là Nghị định số 7/2029/NĐ-CP).",
        " (trừ trường hợp quy định tại khoản 2 Điều này).",
        " như sau:",
        ", như sau:",
        " thì tiếp tục thực hiện đến hết năm.",
        " được tiếp tục thực hiện đến khi kết thúc.",
        " vẫn được tiếp tục áp dụng.",
        " kể từ ngày Thông tư này có hiệu lực.",
        " theo quy định tại Thông tư này.",
        " sẽ bị bãi bỏ khi có quy định mới.",
        " trái với Thông tư này.",
        " và bãi bỏ các văn bản trái với Thông tư này.",
        "./.",
        ".”",
        "” tại phần căn cứ ban hành.",
        '" tại phần căn cứ ban hành.',
        ": Thực hiện như sau.",
        ", Sở Y tế báo cáo kết quả.",
        ", Vụ Pháp chế hướng dẫn Sở Y tế như sau.",
        ", cụ thể như sau.",
        " và Nghị định số 8/2029/NĐ-CP ngày 05/02/2029 của Chính phủ.",
        " có hiệu lực.",
        ", Phòng Thi đua, Khen thưởng thống nhất phân công như sau:",
    ],
)
def test_what_the_sentence_goes_on_to_say_is_no_title(behind: str) -> None:
    content = f"Theo {DECREE} quy định về tiêm chủng{behind}"

    assert title(content) == "quy định về tiêm chủng"


@pytest.mark.parametrize(
    "whole",
    [
        "về cải cách hành chính (CCHC) đối với các sở",
        "về việc tiếp tục thực hiện chính sách tiêm chủng",
        "về tiếp tục thực hiện tiêm chủng",
        "ban hành “Quy chuẩn kỹ thuật quốc gia” về nước",
        'ban hành "Quy chuẩn kỹ thuật quốc gia" về nước',
        "ban hành QCVN 01:2025/BTNMT về nước",
        "quy định bản đồ tỷ lệ 1:10.000",
        "về chuyển đổi số",
        "về kinh doanh xổ số",
        "quy định về hóa đơn, chứng từ",
        "sửa đổi, bổ sung một số điều tại các Nghị định về thuế",
        "về công bố thủ tục bị bãi bỏ thuộc lĩnh vực dược",
    ],
)
def test_a_title_is_kept_whole(whole: str) -> None:
    assert title(f"Theo {DECREE} {whole}.") == whole


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        (
            "quy định chi tiết Luật Thuế và sửa đổi, bổ sung một số mẫu của",
            "quy định chi tiết Luật Thuế",
        ),
        ("về tiêm chủng cùng với", "về tiêm chủng"),
    ],
)
def test_a_clause_that_leads_to_another_document_is_left_out(
    printed: str, kept: str
) -> None:
    content = f"Theo {DECREE} {printed} Thông tư số 15/2020/TT-BTC."

    assert title(content) == kept


@pytest.mark.parametrize(
    "behind",
    [
        " tiếp tục được thực hiện.",
        " sửa đổi, bổ sung bởi Nghị định số 9/2030/NĐ-CP.",
        " như sau: “6.3. Các trường hợp khác”.",
        " quy định tại khoản 2.",
    ],
)
def test_what_became_of_the_document_is_no_title(behind: str) -> None:
    assert title(f"{DECREE}{behind}") is None


def test_a_verb_alone_is_no_title() -> None:
    assert title("tại Thông tư số 39/2014/TT-BTC của Bộ Tài chính quy định.") is None
