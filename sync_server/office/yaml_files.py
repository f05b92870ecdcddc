"""YAML as plain values, read strictly: no tags, no aliases, no key twice, and the line of everything.

Only the server reads YAML; devices get canonical JSON.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

MAX_BYTES = 1_000_000
MAX_DEPTH = 32  # what is shipped has six
_PLAIN = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq")}


class YamlError(ValueError):
    """What is wrong with the file as YAML, where, and what to do."""

    def __init__(self, code: str, message: str, advice: str, *, line: int = 0) -> None:
        super().__init__(code)
        self.code, self.message, self.advice, self.line = code, message, advice, line


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's value, and the line where each path into it stands."""

    value: Any
    lines: dict[str, int]

    def line_of(self, path: str) -> int:
        """The line of a path, or of the nearest thing around it that is in the file."""
        while path and path not in self.lines:
            path = re.sub(r"(\.[^.\[\]]+|\[\d+\]|^[^.\[\]]+)$", "", path)
        return self.lines.get(path, 0)


class _Loader(yaml.SafeLoader):
    """Days stay text: an instrument has none that YAML should turn into a date."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag in _PLAIN]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse(data: bytes) -> Parsed:
    """Read a file. Raises YamlError."""
    if len(data) > MAX_BYTES:
        raise YamlError("too_long", "ไฟล์ใหญ่เกิน 1 MB", "แบบประเมินเป็นไฟล์ข้อความขนาดเล็ก ตรวจว่าเลือกไฟล์ถูกต้อง")
    try:
        text = data.decode("utf-8-sig")
        _refuse_traps(text)
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            lines: dict[str, int] = {}
            if node is not None:
                _walk(node, "", lines)
            return Parsed(loader.construct_document(node) if node is not None else None, lines)
        finally:
            loader.dispose()
    except UnicodeDecodeError as error:
        raise YamlError("bad_encoding", "ไฟล์นี้ไม่ได้บันทึกเป็น UTF-8", "บันทึกไฟล์ใหม่โดยเลือกรหัสอักขระ UTF-8") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise YamlError("not_yaml", "รูปแบบ YAML ไม่ถูกต้อง", "ตรวจการย่อหน้าและเครื่องหมายในบรรทัดนี้", line=line) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        if isinstance(error, YamlError):
            raise
        raise YamlError("not_yaml", "อ่านไฟล์ YAML นี้ไม่ได้", "ตรวจว่าเป็นไฟล์แบบประเมินที่สมบูรณ์") from error


def _refuse_traps(text: str) -> None:
    """An alias can make a small file unfold to gigabytes, and lists in lists without end take hours to read."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            advice = "เขียนเนื้อหาซ้ำลงไปตรง ๆ แทนการอ้างด้วย & และ *"
            raise YamlError("yaml_alias", "ไฟล์นี้ใช้การอ้างถึง (alias)", advice, line=_line(event))
        if depth > MAX_DEPTH:
            advice = "ตรวจเครื่องหมาย [ และ { ในบรรทัดนี้ หรือตรวจว่าเลือกไฟล์ถูกต้อง"
            raise YamlError("not_yaml", f"ไฟล์นี้ซ้อนกันลึกเกิน {MAX_DEPTH} ชั้น", advice, line=_line(event))


def _walk(node: yaml.Node, path: str, lines: dict[str, int]) -> None:
    line = _line(node)
    lines.setdefault(path, line)
    if node.tag not in _PLAIN:
        raise YamlError("yaml_tag", f"ไม่รองรับชนิดข้อมูล {node.tag[:60]}", "ใช้ข้อความ ตัวเลข รายการ และคีย์เท่านั้น", line=line)
    if isinstance(node, yaml.SequenceNode):
        for place, each in enumerate(node.value):
            _walk(each, f"{path}[{place}]", lines)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, each in node.value:
            _walk_key(key, seen)
            _walk(each, f"{path}.{key.value}" if path else str(key.value), lines)


def _walk_key(key: yaml.Node, seen: set[str]) -> None:
    line = _line(key)
    if not isinstance(key, yaml.ScalarNode) or key.tag not in _PLAIN:
        raise YamlError("not_yaml", "คีย์ต้องเป็นข้อความหรือตัวเลข", "แก้คีย์ในบรรทัดนี้", line=line)
    if key.value in seen:
        message = f"คีย์ “{key.value[:40]}” ซ้ำในระดับเดียวกัน"
        raise YamlError("duplicate_key", message, "ลบหรือเปลี่ยนชื่อคีย์ที่ซ้ำ", line=line)
    seen.add(key.value)


def _line(part: yaml.Node | yaml.Event) -> int:
    return part.start_mark.line + 1 if part.start_mark else 0
