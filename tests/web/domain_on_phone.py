"""Runs in the Python of phones: pytest over the domain's own tests. Prints one JSON line per test, and what it is.

Properties are left out: Hypothesis has a compiled part that phones lack. They run where everything else does.
"""

from __future__ import annotations

import json
import os
import sys
import types
from typing import Any


class Anything:
    """In place of whatever a property asks of Hypothesis while its module is read."""

    def __getattr__(self, name: str) -> Anything:
        return self

    def __call__(self, *_: Any, **__: Any) -> Anything:
        return self

    def __or__(self, other: Any) -> Anything:
        return self

    __ror__ = __or__

    def __iter__(self) -> Any:
        return iter(())


def given(*_: Any, **__: Any) -> Any:
    """Mark a property, to be left out."""
    import pytest

    def decorate(function: Any) -> Any:
        def left_out() -> None:
            raise AssertionError("a property was run without Hypothesis")

        left_out.__name__, left_out.__module__ = function.__name__, function.__module__
        return pytest.mark.hypothesis(left_out)

    return decorate


def install() -> None:
    """Let `import hypothesis` find the stand-in."""
    hypothesis: Any = types.ModuleType("hypothesis")
    strategies: Any = types.ModuleType("hypothesis.strategies")
    anything = Anything()
    strategies.__getattr__ = lambda name: anything
    hypothesis.__getattr__ = lambda name: anything
    hypothesis.given, hypothesis.strategies = given, strategies
    hypothesis.settings = lambda *_, **__: lambda function: function
    hypothesis.settings.register_profile = hypothesis.settings.load_profile = lambda *_, **__: None
    hypothesis.example = lambda *_, **__: lambda function: function
    sys.modules |= {"hypothesis": hypothesis, "hypothesis.strategies": strategies}


class Telling:
    """A plugin that tells every result."""

    def pytest_configure(self, config: Any) -> None:
        for marker in ("hypothesis", "browser", "slow"):
            config.addinivalue_line("markers", f"{marker}: as elsewhere")

    def pytest_collection_modifyitems(self, config: Any, items: list[Any]) -> None:
        properties = [item for item in items if item.get_closest_marker("hypothesis")]
        items[:] = [item for item in items if item not in properties]
        tell(properties=[item.nodeid for item in properties])

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.when == "call" or report.outcome != "passed":
            tell(test=report.nodeid, outcome=report.outcome, why=str(report.longrepr or "")[-2000:])

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            tell(test=report.nodeid, outcome="failed", why=str(report.longrepr)[-2000:])


def tell(**facts: Any) -> None:
    """One line for whoever started this."""
    sys.stdout.write(f"TOLD {json.dumps(facts)}\n")


def main(asked: list[str]) -> int:
    """Run pytest on what is asked for; its exit code."""
    import pytest

    install()
    tell(python=list(sys.version_info[:3]), platform=sys.platform)
    quiet = ["-s", "-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:faulthandler"]
    here = ["-c", os.devnull, "--rootdir", os.getcwd(), "--import-mode=importlib", "-W", "error"]
    return int(pytest.main([*quiet, *here, *asked], plugins=[Telling()]))
