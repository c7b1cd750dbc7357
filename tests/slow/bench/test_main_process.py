from pathlib import Path

from bench import main_process
from bench.import_curve import draw_curve


def test_the_main_process_is_measured_and_drawn(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    main_process.write_files(inbox, 6, seed=1)

    costs = main_process.measure(inbox, tmp_path / "home", every=2)

    assert costs.documents == costs.moments[-1].documents == 6
    assert costs.whole > sum(costs.parts.values()) > 0
    assert draw_curve(costs.moments).count("<polyline") == 4
