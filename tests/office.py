"""An office whose plan has several files, and what commands say of it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.main import main

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN SUỐI KHOAI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
"""
SIGNED = f"""{HEAD}Số: 77/KH-UBND
Suối Khoai, ngày 14 tháng 3 năm 2022
KẾ HOẠCH
Chỉnh lý tài liệu tồn đọng năm 2022
Ủy ban nhân dân huyện ban hành Kế hoạch chỉnh lý tài liệu tồn đọng như sau:
1. Chỉnh lý dứt điểm hồ sơ, tài liệu tồn đọng tại kho lưu trữ huyện.
2. Các phòng, ban báo cáo kết quả trước ngày 30/11/2022.
3. Phòng Nội vụ hướng dẫn và kiểm tra việc thực hiện, tổng hợp báo cáo.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Văn Tám
"""
DRAFT = "DỰ THẢO\n" + SIGNED.replace("30/11/2022", "15/12/2022")
OTHER = SIGNED.replace("dứt điểm", "từng phần").replace(
    "Phòng Nội vụ hướng dẫn và kiểm tra việc thực hiện, tổng hợp báo cáo.",
    "Kinh phí do ngân sách huyện bảo đảm theo phân cấp hiện hành của tỉnh.",
)
REPORT = f"""{HEAD}Số: 90/BC-UBND
Suối Khoai, ngày 14 tháng 12 năm 2022
BÁO CÁO
Chỉnh lý tài liệu tồn đọng
Thực hiện Kế hoạch số 77/KH-UBND ngày 14/3/2022 của Ủy ban nhân dân huyện Suối Khoai.
"""
BY = ("--by", "An", "--why", "đã xem")


class Office:
    """Runs commands on one archive, filled from files that are written for it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.environ = {
            "VANKHO_HOME": str(folder / "home"),
            "VANKHO_WORKERS": "1",
        }

    def run(self, *arguments: str | Path) -> Result:
        words = [str(each) for each in arguments]
        return CliRunner().invoke(main, words, env=self.environ, catch_exceptions=False)

    def ask(self, *arguments: str | Path) -> Any:
        result = self.run(*arguments, "--json")
        assert result.exit_code in {0, 8}, result.output
        return json.loads(result.stdout)

    def take_in(self, **texts: str) -> Result:
        inbox = self._folder / "inbox"
        inbox.mkdir(exist_ok=True)
        for name, content in texts.items():
            (inbox / f"{name}.txt").write_text(content, "utf-8")
        return self.run("import", inbox)

    def path(self, name: str) -> Path:
        return self._folder / "inbox" / f"{name}.txt"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    office.take_in(ban_ky=SIGNED, du_thao=DRAFT, bao_cao=REPORT)
    return office
