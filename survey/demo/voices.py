"""A language that is none yet: marked sample texts, and beeps instead of a voice.

Nobody here may make up sentences of a people's language. The texts are the Vietnamese
ones under a mark that says so; what can be listened to are tones made by a formula.
"""

import wave
from collections.abc import Iterator, Mapping
from io import BytesIO
from math import pi, sin
from typing import Any

from sqlalchemy.orm import Session

from survey.demo import province
from survey.manage.operations.questionnaire_drafts.languages import slots
from survey.manage.operations.questionnaire_drafts.recordings import (
    places_in,
    set_recording,
)
from survey.manage.operations.recordings import keep_recording
from survey.methods.form import ITEM, LEVELS

LANGUAGE = "tyz"
OWN_NAME = "Tày (minh hoạ)"
UNCHECKED = "Bản dịch minh hoạ, chưa được người bản ngữ duyệt."
SOUND = "Tiếng nghe thử là tiếng bíp do máy tạo."
HERTZ = 8_000  # samples a second
BEEP, PAUSE = 0.12, 0.1  # seconds
LOW, HIGH = 523, 784  # hertz: of what stands first, of questions
LOUDEST, SILENCE = 90, 128


def add_sample_language(session: Session, document: dict[str, Any]) -> None:
    """Add the language to a document, with a tone for each criterion."""
    document["languages"].append(LANGUAGE)
    for slot in slots(document):
        slot.texts[LANGUAGE] = _marked(slot.texts["vi"])
    levels = document["levels"]
    levels[LANGUAGE] = [_marked(word) for word in levels["vi"]]
    document["phrases"][LANGUAGE] = _phrases(document["phrases"]["vi"])
    criteria = _codes_of_criteria(document)
    for part, code in places_in(document):
        if part != ITEM or code in criteria:
            n = criteria.index(code) + 1 if code else 1 + (part == LEVELS)
            kept = keep_recording(session, beeps(n, HIGH if code else LOW))
            set_recording(document, LANGUAGE, (part, code), kept.digest)


def beeps(n: int, pitch: int) -> bytes:
    """Return so many beeps as WAV: one for the first question, two for the second."""
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(HERTZ)
        sound.writeframes(bytes(_samples(n, pitch)))
    return file.getvalue()


def _samples(n: int, pitch: int) -> Iterator[int]:
    for _beep in range(n):
        for place in range(round(BEEP * HERTZ)):
            yield round(SILENCE + LOUDEST * sin(2 * pi * pitch * place / HERTZ))
        yield from [SILENCE] * round(PAUSE * HERTZ)
    yield from [SILENCE] * round(PAUSE * HERTZ)


def _phrases(vietnamese: Mapping[str, str]) -> dict[str, str]:
    """Return the few phrases that say what this is; all others are borrowed."""
    return {
        "own_name": OWN_NAME,
        "lead": f"{UNCHECKED} {vietnamese['lead']}",
        "instruction": f"{SOUND} {vietnamese['instruction']}",
        "thanks_text": f"{UNCHECKED} ({province.MARK}) {vietnamese['thanks_text']}",
    }


def _marked(text: str) -> str:
    return f"(Tày) {text}"


def _codes_of_criteria(document: Mapping[str, Any]) -> list[str]:
    items = (item for section in document["section"] for item in section["item"])
    return [item["code"] for item in items if item["kind"] == "criterion"]
