"""The build hook: what pages load from TypeScript and npm goes into the wheel."""

from __future__ import annotations

import os
import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebHook(BuildHookInterface):
    """Builds web/ for a wheel and for an editable install; a source archive has web/ itself."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build web/built; a wheel takes it where `kg.shipped` looks. KG_WEB=no leaves it out."""
        if self.target_name != "wheel" or os.environ.get("KG_WEB") == "no":
            return
        built = runpy.run_path(str(Path(self.root, "web", "build.py")))["build"]()
        if version != "editable":
            build_data["force_include"][str(built)] = "kg/_shipped/web/built"
