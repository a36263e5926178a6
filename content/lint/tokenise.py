"""Tells the words of Japanese lines apart, for the rules EJ06 and EJ11 and for the check of readings.

Reads one JSON string a line (`otayori-content sentences`), writes one JSON object a line: the text and its words, each
with surface, dictionary form, usual spelling and part of speech. Knows nothing of the rules: they are in the compiler.
"""

import json
import sys

from sudachipy import Dictionary, SplitMode


def main() -> None:
    tokenizer = Dictionary(dict="core").tokenizer()
    for line in sys.stdin:
        text = json.loads(line)
        tokens = [
            {
                "surface": word.surface(),
                "dictionary": word.dictionary_form(),
                "normalised": word.normalized_form(),
                "reading": word.reading_form(),
                "class": list(word.part_of_speech()[:2]),
            }
            for word in tokenizer.tokenize(text, SplitMode.C)
        ]
        print(json.dumps({"text": text, "tokens": tokens}, ensure_ascii=False))


if __name__ == "__main__":
    main()
