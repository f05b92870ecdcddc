"""What the server is told by its environment: read once, frozen, and refused when it makes no sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

_DATABASES = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
_SITE = Path(__file__).resolve().parent.parent / "build" / "pwa"


class SettingsError(ValueError):
    """The environment asks for something that cannot work; the message says which name and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the server listens and keeps things. `public_url` is what invitation links start with."""

    data_dir: Path
    database_url: str
    blob_dir: Path
    site_dir: Path = _SITE
    host: str = "127.0.0.1"
    port: int = 8750
    public_url: str = ""
    blob_url: str = ""

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Settings:
        """Read what `shown` lists. Raises SettingsError."""
        data_dir = Path(env.get("DATA_DIR") or "data").resolve()
        if data_dir.exists() and not data_dir.is_dir():
            raise SettingsError(f"DATA_DIR {data_dir} is a file; name a folder")
        return cls(
            data_dir=data_dir,
            database_url=_database(env.get("DATABASE_URL") or f"sqlite:///{data_dir / 'nithet.sqlite3'}"),
            blob_dir=Path(env.get("BLOB_DIR") or data_dir / "blobs").resolve(),
            site_dir=Path(env.get("SITE_DIR") or _SITE).resolve(),
            host=env.get("HOST") or "127.0.0.1",
            port=_port(env.get("PORT") or "8750"),
            public_url=_origin(env.get("PUBLIC_URL") or ""),
            blob_url=_bucket(env.get("BLOB_URL") or ""),
        )

    @property
    def origin(self) -> str:
        """The address people open: the public one, or the one listened on."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)
        return self.public_url or f"http://{host}:{self.port}"

    def shown(self) -> dict[str, str]:
        """Every setting for the log, without the database's password."""
        url = urlsplit(self.database_url)
        secret = f":{url.password}@" if url.password else ""
        return {
            "HOST": self.host,
            "PORT": str(self.port),
            "DATA_DIR": str(self.data_dir),
            "DATABASE_URL": self.database_url.replace(secret, ":***@") if secret else self.database_url,
            "BLOB_DIR": str(self.blob_dir),
            "BLOB_URL": self.blob_url,
            "SITE_DIR": str(self.site_dir),
            "PUBLIC_URL": self.public_url,
        }


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65_535:
        raise SettingsError(f"PORT {text!r} is not a port; use a number from 1 to 65535 (0 picks a free one)")
    return int(text)


def _database(url: str) -> str:
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in _DATABASES:
        raise SettingsError(f"DATABASE_URL must begin with sqlite:// or postgresql://, not {scheme!r}")
    if scheme == "sqlite" and not rest.strip("/"):
        raise SettingsError("DATABASE_URL names no SQLite file; a database in memory would lose everything")
    return f"{_DATABASES[scheme]}://{rest}"


def _bucket(url: str) -> str:
    found, asked = urlsplit(url), parse_qs(urlsplit(url).query, keep_blank_values=True)
    if not url:
        return ""
    if found.scheme != "s3" or not found.netloc or found.fragment or not set(asked) <= {"endpoint", "region"}:
        raise SettingsError(f"BLOB_URL {url!r} must look like s3://bucket/prefix?endpoint=https://host&region=name")
    if "@" in found.netloc or any("@" in urlsplit(each).netloc for each in asked.get("endpoint", [])):
        raise SettingsError("BLOB_URL must not hold credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
    if any(urlsplit(each).scheme not in ("http", "https") for each in asked.get("endpoint", [])):
        raise SettingsError(f"BLOB_URL {url!r} names an endpoint that is not http:// or https://")
    return url


def _origin(url: str) -> str:
    found = urlsplit(url)
    if url and (found.scheme not in ("http", "https") or not found.netloc or found.path.strip("/") or found.query):
        raise SettingsError(f"PUBLIC_URL {url!r} must look like https://host, without a path")
    return url.rstrip("/")
