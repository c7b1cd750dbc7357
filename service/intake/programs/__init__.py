"""The external programs that reading needs, as far as they are installed."""

from service.intake.programs.installed import installed_programs

__all__ = ["installed_programs"]
