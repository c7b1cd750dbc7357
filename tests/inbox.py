"""A folder of files, as an office has them, for the tests of whole commands."""

from pathlib import Path

import docx

REPORT = """VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO
VIỆN KIỂM SÁT NHÂN DÂN TỈNH HÒA AN
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 15/BC-VKS
Hòa An, ngày 05 tháng 12 năm 2022

BÁO CÁO
Kết quả phong trào thi đua năm 2022

Thực hiện Chỉ thị số 31-CT/TW ngày 05/02/2019 của Bộ Chính trị, đơn vị đã phát động
phong trào “Chung sức xây dựng nông thôn mới”¹ và phong trào “Văn hóa công sở”².

¹ Kế hoạch số 48/KH-VKS ngày 10/01/2022 của VKSND tỉnh Hòa An
² Kế hoạch số 97/KH-VKS ngày 02/6/2022 của VKSND tỉnh Hòa An

Trong năm, Chỉ thị số 31-CT/TW tiếp tục được quán triệt đến toàn thể công chức.

Nơi nhận:
- Như trên;
- Lưu: VT.

VIỆN TRƯỞNG
(Đã ký)
Trần Văn Bình
"""
PLAN = """VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO
VIỆN KIỂM SÁT NHÂN DÂN TỈNH HÒA AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 48/KH-VKS
Hòa An, ngày 10 tháng 01 năm 2022
KẾ HOẠCH
Phát động phong trào thi đua xây dựng nông thôn mới
Các phòng trực thuộc vận động công chức hiến đất làm đường, sửa cầu, trồng cây.
Nơi nhận:
- Như trên;
- Lưu: VT.
VIỆN TRƯỞNG
Trần Văn Bình
"""


def fill_inbox(folder: Path) -> None:
    """Write a report as text, a plan as DOCX, and a file that ends too early."""
    (folder / "report.txt").write_text(REPORT, "utf-8")
    plan = docx.Document()
    for line in PLAN.splitlines():
        plan.add_paragraph(line)
    plan.save(str(folder / "plan.docx"))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n%%broken")
