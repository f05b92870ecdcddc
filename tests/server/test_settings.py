"""Settings are read once, and refused when they cannot work."""

from pathlib import Path

import pytest

from sync_server.settings import Settings, SettingsError


def test_an_empty_environment_is_a_server_on_this_machine() -> None:
    settings = Settings.from_env({})

    assert (settings.host, settings.port, settings.origin) == ("127.0.0.1", 8750, "http://127.0.0.1:8750")
    assert settings.database_url == f"sqlite:///{Path('data').resolve()}/nithet.sqlite3"
    assert settings.blob_dir == Path("data").resolve() / "blobs"


def test_everything_can_be_said_by_the_environment(tmp_path: Path) -> None:
    env = {
        "HOST": "0.0.0.0", "PORT": "80", "DATA_DIR": str(tmp_path), "BLOB_DIR": str(tmp_path / "b"),
        "DATABASE_URL": "postgresql://u:geheim@db/nithet", "PUBLIC_URL": "https://nithet.example/",
    }  # fmt: skip

    settings = Settings.from_env(env)

    assert settings.database_url == "postgresql+psycopg://u:geheim@db/nithet"
    assert settings.origin == "https://nithet.example"
    assert "geheim" not in str(settings.shown())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "70000"),
        ("PORT", "-1"),
        ("DATABASE_URL", "mysql://x"),
        ("DATABASE_URL", "nithet.sqlite3"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///"),
        ("PUBLIC_URL", "nithet.example"),
        ("PUBLIC_URL", "https://nithet.example/app"),
        ("DATA_DIR", __file__),
    ],
)
def test_what_cannot_work_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_env({name: value})
