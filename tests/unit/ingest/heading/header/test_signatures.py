"""Who signed and who receives, in whatever order the end of a document has them."""

import pytest

from ingest.heading.header import read_header
from schemas.document import Header, Text

TOP = """SỞ NỘI VỤ
Số: 15/KH-SNV
Hà Nội, ngày 06 tháng 10 năm 2025
KẾ HOẠCH
Kiểm tra
Căn cứ Luật Lưu trữ;
"""
NAME = "Đỗ Văn Khánh"


def read(end: str) -> Header:
    return read_header(Text(TOP + end))[0]


@pytest.mark.parametrize(
    ("end", "recipients"),
    [
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\n" + NAME,
         ("Như trên", "Lưu: VT")),
        ("GIÁM ĐỐC\n" + NAME + "\nNơi nhận:\n- Như trên;\n- Lưu: VT.",
         ("Như trên", "Lưu: VT")),
        # beside each other
        ("Nơi nhận: GIÁM ĐỐC\n- Như trên;\n- Lưu: VT. " + NAME,
         ("Như trên", "Lưu: VT")),
        ("Nơi nhận:\nGIÁM ĐỐC\n" + NAME + "\n- Như trên;\n- Lưu: VT.",
         ("Như trên", "Lưu: VT")),
        ("GIÁM ĐỐC\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n" + NAME,
         ("Như trên", "Lưu: VT")),
        # several in a line, one in several lines
        ("Nơi nhận: - Như trên; - Sở Y tế; - Lưu: VT.\nGIÁM ĐỐC\n" + NAME,
         ("Như trên", "Sở Y tế", "Lưu: VT")),
        ("Nơi nhận:\n- Như trên;\n- Các phòng\n(để biết);\n- Lưu: VT.\nGIÁM ĐỐC\n"
         + NAME, ("Như trên", "Các phòng (để biết)", "Lưu: VT")),
        ("Nơi nhận:\n- Các sở,\nban, ngành;\n- Lưu: VT.\nGIÁM ĐỐC\n" + NAME,
         ("Các sở, ban, ngành", "Lưu: VT")),
        ("Nơi nhận:\nNhư trên;\nSở Y tế;\nLưu: VT.\nGIÁM ĐỐC\n" + NAME,
         ("Như trên", "Sở Y tế", "Lưu: VT")),
        # the copy of the archive is the last
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\nHết\nGIÁM ĐỐC\n" + NAME,
         ("Như trên", "Lưu: VT")),
        ("Nơi nhận:\n- Như trên.\nHết\nGIÁM ĐỐC\n" + NAME, ("Như trên", "Hết")),
        ("Nơi nhận văn bản được ghi rõ.\nGIÁM ĐỐC\n" + NAME, ()),
    ],
)  # fmt: skip
def test_recipients_and_signer_are_told_apart(
    end: str, recipients: tuple[str, ...]
) -> None:
    found = read(end)

    assert found.recipients == recipients
    assert (found.signer.name, found.signer.position) == (NAME, "Giám đốc")


@pytest.mark.parametrize(
    ("end", "name", "position", "authority"),
    [
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n" + NAME, NAME, "Phó Giám đốc", "KT. Giám đốc"),
        ("GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n" + NAME, NAME, "Phó Giám đốc", None),
        ("GIÁM ĐỐC\nPhó Giám đốc\n" + NAME, NAME, "Phó Giám đốc", None),
        ("Q. GIÁM ĐỐC\n" + NAME, NAME, "Q. Giám đốc", None),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nThS. " + NAME,
            NAME,
            "Phó Chủ tịch",
            "TM. Ủy ban nhân dân; KT. Chủ tịch",
        ),
        (
            f"T/M ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nĐại tá {NAME}.",
            NAME,
            "Chủ tịch",
            "TM. Ủy ban nhân dân",
        ),
        ("GIÁM ĐỐC\nĐỖ VĂN KHÁNH", NAME, "Giám đốc", None),
        ("GIÁM ĐỐC\nĐOÀN VĂN KHÁNH", "Đoàn Văn Khánh", "Giám đốc", None),
        ("GIÁM ĐỐC\n(Đã ký)\n" + NAME, NAME, "Giám đốc", None),
        ("GIÁM ĐỐC\nK'Brèm Y", "K'Brèm Y", "Giám đốc", None),
        # no names
        ("GIÁM ĐỐC\nSỞ NỘI VỤ", None, None, None),
        ("GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", None, None, None),
        ("GIÁM ĐỐC\nĐỗ", None, None, None),
        ("GIÁM ĐỐC\nđơn vị thực hiện\n" + NAME, None, None, None),
        ("ĐỖ VĂN KHÁNH", None, None, None),
        (NAME, None, None, None),
    ],
)
def test_the_signer_has_a_position_above_the_name(
    end: str, name: str | None, position: str | None, authority: str | None
) -> None:
    signer = read(end).signer

    assert (signer.name, signer.position) == (name, position)
    assert signer.authority == authority


@pytest.mark.parametrize(
    ("end", "name"),
    [
        (f"GIÁM ĐỐC\n{NAME}\nPHỤ LỤC\nGIÁM ĐỐC\nLê Văn An", NAME),
        (f"GIÁM ĐỐC\n{NAME}\nMẫu số 1\nGIÁM ĐỐC\nLê Văn An", NAME),
        ("PHỤ LỤC\nGIÁM ĐỐC\nLê Văn An", "Lê Văn An"),
        # without recipients the last of several signed
        (f"GIÁM ĐỐC\nLê Văn An\nHọ tên\nCHỦ TỊCH\n{NAME}", NAME),
        # with recipients the first below them
        (f"Nơi nhận:\n- Lưu.\nGIÁM ĐỐC\n{NAME}\nCHỦ TỊCH\nLê Văn An", NAME),
    ],
)
def test_forms_of_an_annex_have_signatures_of_their_own(end: str, name: str) -> None:
    assert read(end).signer.name == name


@pytest.mark.parametrize(
    ("end", "position", "authority"),
    [
        (
            f"K/T VIỆN TRƯỞNG\nVIỆN KIỂM SÁT NHÂN DÂN\nPHÓ VIỆN TRƯỞNG\nĐã ký: {NAME}",
            "Phó Viện trưởng",
            "KT. Viện trưởng Viện kiểm sát nhân dân",
        ),
        (f"GIÁM ĐỐC\nĐã ký: {NAME}", "Giám đốc", None),
        (f"VIỆN TRƯỞNG\nKiểm sát viên cao cấp\n{NAME}", "Viện trưởng", None),
        (f"NGƯỜI KHIẾU NẠI\n(Ký và ghi rõ họ tên)\n{NAME}", "Người khiếu nại", None),
        (
            f"THẨM PHÁN - CHỦ TỌA PHIÊN TÒA\n{NAME}",
            "Thẩm phán - Chủ tọa phiên tòa",
            None,
        ),
    ],
)
def test_what_stands_between_position_and_name_is_neither(
    end: str, position: str, authority: str | None
) -> None:
    signer = read(end).signer

    assert (signer.name, signer.position) == (NAME, position)
    assert signer.authority == authority
