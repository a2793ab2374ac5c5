"""Where sentences end, and where only an abbreviation does."""

from __future__ import annotations

import pytest

from workbench.policy.sentence_ends import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["Vi använder cookies.", "Vad är det?", "Se nedan!", "Slut"],
        ["Rättslig grund: Art. 6 (1)(a) GDPR.", "Nästa."],
        ["Tjänsten tillhandahålls av Google, Inc. (”Google”).", "Vi använder den."],
        ["Vi mäter, t.ex. Google Analytics, bl.a. IP-adresser m.m. För detta gäller mer."],
        ["Kakor, t. ex. små."],
        ["Die Daten, z.B. IP-Adressen, werden gem. Abs. 2 Nr. 3 gelöscht.", "Ende."],
        ["Written by H. Andersson.", "And e.g. Mr. Smith."],
        ["Läs avsnitt 3.", "Det är långt."],
        ["Han sa ”ja.”", "(Hon sa nej.)", "*Så är det.*", "Slut…", "Eller?"],
        ["Om du vill. men inte annars."],
        ["Ett."],
        [""],
    ],
)
def test_a_text_falls_into_its_sentences_and_comes_together_again(parts: list[str]) -> None:
    assert list(sentences(" ".join(parts))) == parts
