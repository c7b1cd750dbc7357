"""Programs of the system that reading needs: each is looked for once, and may lack."""

from service.intake.programs.installed import installed_programs

__all__ = ["installed_programs"]
