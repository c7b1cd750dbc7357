"""The costs of a document are measured on real files."""

from pathlib import Path

from bench.scaling import measure
from service.settings import Settings


def test_each_store_and_each_step_has_its_cost(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("Số: 48/KH-VKS\nKẾ HOẠCH\nTrồng cây quanh trụ sở", "utf-8")

    costs = measure([plan], Settings(tmp_path, workers=1), tmp_path / "home")

    assert all(cost > 0 for cost in costs.values())
    stores = {name.partition(",")[0] for name in costs if name.endswith("bytes")}
    assert stores == {"events.db", "views.db", "files", "index"}
