"""The site's archives, loaded outside a browser: everything of ours can be imported, and nothing else is aboard."""

import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tools.web import bytecode, headers
from tools.web.paths import files_under

pytestmark = pytest.mark.slow
SCRIPT = Path(__file__).with_name("import_everything.mjs")


@pytest.fixture(scope="module")
def imported(app_site: Path) -> dict[str, Any]:
    """What importing every module of ours came to, in the Python that phones run."""
    command = [bytecode.node(), SCRIPT, app_site, bytecode.pyodide()]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def names_in(site: Path, archive: str) -> list[str]:
    """The files of an archive."""
    with zipfile.ZipFile(site / "python" / f"{archive}.zip") as opened:
        return opened.namelist()


def test_every_module_of_ours_finds_what_it_imports(imported: dict[str, Any]) -> None:
    assert imported["failed"] == {}


def test_no_server_code_test_or_source_reaches_a_phone(app_site: Path) -> None:
    ours = names_in(app_site, "ours")

    assert {name.partition("/")[0] for name in ours} == {"app", "fieldwork", "main.pyc"}
    everything = [*ours, *names_in(app_site, "packages"), *names_in(app_site, "stdlib")]
    assert [name for name in everything if name.endswith((".py", ".pyi"))] == []
    assert [name for name in files_under(app_site) if "test" in name] == []


def test_no_file_of_the_site_names_a_host_to_load_from(app_site: Path) -> None:
    hosts = ("cdn.jsdelivr.net", "gstatic.com", "unpkg.com")
    texts = [app_site / name for name in files_under(app_site) if name.endswith((".js", ".mjs", ".html", ".css"))]

    found = {(file.name, host) for file in texts for host in hosts if host in file.read_text("utf-8")}

    assert found == set()


def test_every_file_has_a_media_type(app_site: Path) -> None:
    endings = {Path(name).suffix for name in files_under(app_site)} - {".br", ".gz"}

    assert endings <= set(headers.MEDIA_TYPES)
