"""An archive in a folder that tests damage: commands on it, and where its files are."""

from pathlib import Path

from click.testing import CliRunner, Result

from cli.main import main


def run(home: Path, *arguments: str | Path, **variables: str) -> Result:
    """Run a command on the archive in *home*, with one worker, in Vietnamese.

    *variables* are set beside those.
    """
    return CliRunner().invoke(
        main,
        list(map(str, arguments)),
        env={
            "VANKHO_HOME": str(home),
            "VANKHO_WORKERS": "1",
            "VANKHO_LANGUAGE": "vi",
            **variables,
        },
        catch_exceptions=False,
    )


def stored(home: Path, content: str) -> Path:
    """Return where the archive keeps the original of that content."""
    return next(
        path
        for path in (home / "files").rglob("*")
        if path.is_file() and path.read_bytes() == content.encode()
    )
