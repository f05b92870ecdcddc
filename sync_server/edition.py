"""The version of the product, as its package says it."""

from importlib.metadata import PackageNotFoundError, version


def _version() -> str:
    try:
        return version("nithet")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0"


VERSION = _version()
