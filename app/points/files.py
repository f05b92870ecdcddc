"""Points answered with bytes: photos, one signature, files. What is kept is shown with where its bytes are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.buttons import IconAction, PlainButton, QuietButton
from app.parts.files import use_camera, use_files
from app.parts.kept_where import KeptPill, KeptWords
from app.parts.pictures import PhotoThumb
from app.parts.signature import DrawnSignature
from app.parts.text import Body, Note
from app.points.given import Given, PointActs
from app.theme import RADIUS_SMALL, M, S
from app.wording import checklists as words
from fieldwork.checking.attached import DOCUMENTS, Attached
from fieldwork.errors import FieldworkError, Unreachable

_KEPT = KeptWords(words.WAITS, words.SENT, words.REFUSED, words.LOST, words.AWAY)


@safe_component
def PhotoPoint(given: Given, acts: PointActs) -> ft.Control:
    """The photos so far, and the ways to more of them."""
    client = use_client()
    point, most = given.point, given.point.most or 1
    gallery = use_files(partial(acts.photos, point.id), images=True, multiple=most > 1)
    camera = use_camera(partial(acts.photos, point.id), partial(acts.no_picture, point.id))
    parts: list[ft.Control] = [Note(f"{words.PHOTOS_UP_TO(n=most)} · {words.NO_FACES()}")]
    thumbs: list[ft.Control] = [
        _Thumb(given, acts, n, each, key=each.hash)  # type: ignore[call-arg]
        for n, each in enumerate(given.attached, start=1)
    ]
    parts += thumbs
    parts += _offers(given, acts, full=len(given.attached) >= most, buttons=[
        *([(words.TAKE_PHOTO(), ft.Icons.PHOTO_CAMERA_OUTLINED, camera, "take")] if client.has_camera else []),
        (words.ADD_PHOTO(), ft.Icons.ADD_PHOTO_ALTERNATE_OUTLINED, gallery, "choose"),
    ])  # fmt: skip
    return _column(parts)


def _offers(
    given: Given, acts: PointActs, *, full: bool, buttons: list[tuple[str, ft.IconData, ft.PickFiles, str]]
) -> list[ft.Control]:
    """The buttons that add something; why there are none where there are none."""
    if given.locked:
        return []
    if full:
        return [Note(words.TOO_MANY())]
    made = [
        QuietButton(
            text, None, identifier=f"point-{given.point.id}-{name}", icon=icon, action=action, disabled=acts.trial
        )
        for text, icon, action, name in buttons
    ]
    rows: list[ft.Control] = [ft.Row(made, wrap=True, spacing=S, run_spacing=S)]
    return [*rows, Note(words.IN_TRIAL())] if acts.trial else rows


@safe_component
def _Thumb(given: Given, acts: PointActs, n: int, photo: Attached) -> ft.Control:
    client = use_client()
    ft.use_state(client.syncing)  # a photo that was sent meanwhile says so
    data = ft.use_memo(lambda: client.store.blobs.get(photo.hash), [photo.hash])
    name = f"point-{given.point.id}-{n}"
    beside: list[ft.Control] = [KeptPill(photo.hash, _KEPT)]
    if not given.locked:
        take_away = partial(acts.take_away, photo.hash)
        away = IconAction(ft.Icons.DELETE_OUTLINE, words.REMOVE_PHOTO(n=n), take_away, identifier=f"{name}-remove")
        beside.append(away)
    thumb = PhotoThumb(data, words.NTH_PHOTO(n=n), identifier=name, size=120)
    tools = ft.Column([ft.Row(beside[:1], wrap=True), *beside[1:]], spacing=S, tight=True, expand=True)
    return ft.Row([thumb, tools], spacing=M, vertical_alignment=ft.CrossAxisAlignment.START)


@safe_component
def SignaturePoint(given: Given, acts: PointActs) -> ft.Control:
    """The signature, or the way to the page on which it is drawn."""
    client = use_client()
    ft.use_state(client.syncing)
    signed = given.attached[0] if given.attached else None
    sign = partial(acts.sign, given.point.id)
    name = f"point-{given.point.id}"
    if signed is None:
        if given.locked:
            return Note(words.NOTHING())
        button = QuietButton(
            words.SIGN(), sign, identifier=f"{name}-sign", icon=ft.Icons.DRAW_OUTLINED, disabled=acts.trial
        )
        return _column([ft.Row([button], wrap=True), *([Note(words.IN_TRIAL())] if acts.trial else [])])
    data = client.store.blobs.get(signed.hash)
    label = words.SIGNATURE_OF(title=given.point.title_th)
    drawn = DrawnSignature(data, label) if data is not None else PhotoThumb(None, label, identifier=f"{name}-away")
    parts: list[ft.Control] = [ft.Semantics(identifier=name, content=drawn)]
    parts.append(ft.Row([KeptPill(signed.hash, _KEPT)], wrap=True))
    if not given.locked:
        away = PlainButton(
            words.REMOVE_SIGNATURE(), partial(acts.take_away, signed.hash), identifier=f"{name}-remove", danger=True
        )
        parts.append(ft.Row([away], wrap=True))
    return _column(parts)


@safe_component
def FilePoint(given: Given, acts: PointActs) -> ft.Control:
    """The files so far, what kinds there may be, and the way to another."""
    point, most = given.point, given.point.most or 1

    pick = use_files(partial(acts.attach, point.id), extensions=tuple(DOCUMENTS), multiple=most > 1)
    parts: list[ft.Control] = [Note(words.FILE_KINDS(n=most))]
    parts += [FileRow(each, _away(given, acts, each), key=each.hash) for each in given.attached]  # type: ignore[call-arg]
    parts += _offers(
        given,
        acts,
        full=len(given.attached) >= most,
        buttons=[(words.ADD_FILE(), ft.Icons.ATTACH_FILE, pick, "attach")],
    )
    return _column(parts)


def _away(given: Given, acts: PointActs, each: Attached) -> Callable[[], None] | None:
    return None if given.locked else partial(acts.take_away, each.hash)


@safe_component
def FileRow(each: Attached, on_remove: Callable[[], None] | None = None) -> ft.Control:
    """One file: its name and size, where its bytes are, saving it, taking it away."""
    client = use_client()
    ft.use_state(client.syncing)
    picker = ft.use_memo(ft.FilePicker, [])
    told, tell = ft.use_state("")

    async def save() -> None:
        """Fetched from the server where it is not here, then handed to the browser or the system."""
        try:
            body = client.store.blobs.get(each.hash) or await client.syncing.photo(each.hash)
            await picker.save_file(file_name=each.name, src_bytes=body)
            tell("")
        except Unreachable:
            tell(words.NEEDS_NETWORK())
        except FieldworkError:
            tell(words.REFUSED())

    tools: list[ft.Control] = [
        IconAction(
            ft.Icons.FILE_DOWNLOAD_OUTLINED,
            words.OPEN_FILE(name=each.name),
            save,
            identifier=f"file-{each.hash[:8]}-save",
        )
    ]
    if on_remove is not None:
        tools.append(
            IconAction(
                ft.Icons.DELETE_OUTLINE,
                words.REMOVE_FILE(name=each.name),
                on_remove,
                identifier=f"file-{each.hash[:8]}-remove",
            )
        )
    icon = ft.Icon(ft.Icons.DESCRIPTION_OUTLINED, color=ft.Colors.ON_SURFACE_VARIANT)
    head = ft.Row([icon, Body(each.name, expand=True)], spacing=S, vertical_alignment=ft.CrossAxisAlignment.START)
    facts: list[ft.Control] = [Note(_size(each.size)), KeptPill(each.hash, _KEPT)]
    rows: list[ft.Control] = [head, ft.Row(facts, wrap=True, spacing=M, run_spacing=S), ft.Row(tools, spacing=0)]
    rows += [Note(told)] if told else []
    row = ft.Column(rows, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    box = ft.Border.all(1, ft.Colors.OUTLINE_VARIANT)
    return ft.Container(row, padding=M, border=box, border_radius=RADIUS_SMALL)


def _size(count: int) -> str:
    """The size as people say it."""
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{max(1, round(count / 1000))} KB"


def _column(parts: list[ft.Control]) -> ft.Control:
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
