"""Where the bytes of photos and signatures lie: a folder of this machine, or an S3-compatible bucket.

What is stored never changes under its key.
"""

from __future__ import annotations

from importlib import import_module

from sync_server.settings import Settings
from sync_server.stores.folder import Folder
from sync_server.stores.port import Store


def open_store(settings: Settings) -> Store:
    """The store that the settings name. Raises SettingsError when it cannot work."""
    if not settings.blob_url:
        return Folder(settings.blob_dir)
    # an office that keeps its photos in a folder neither installs nor loads what a bucket needs
    made: Store = import_module("sync_server.stores.bucket").opened(settings.blob_url)
    return made
