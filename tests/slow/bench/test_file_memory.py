from pathlib import Path

import pytest

from bench import file_memory


@pytest.mark.timeout(300)
def test_no_command_holds_a_large_file_in_its_main_process(tmp_path: Path) -> None:
    few, many = (
        file_memory.measure(tmp_path / str(megabytes), megabytes)
        for megabytes in (8, 72)
    )

    grown = {each: ours - few[each][0] for each, (ours, _) in many.items()}
    assert max(grown.values()) < 32, grown
