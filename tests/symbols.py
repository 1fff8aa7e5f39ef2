#!/usr/bin/env python3
"""symbols.py --annals PROGRAM: a stage tells as many symbols apart as a pack may ask for, whatever their number; one more is refused."""
import argparse
import pathlib
import subprocess
import sys
import tempfile

SYMBOLS_MAX = 256

PACK = """pack: symbols
version: 1.0.0
language: en
why: a stage of many symbols
stages: [tags, facts]
records: {{Figure: fact}}
import: [facts.yaml]
lexicons:
  Word:
    entries: {{{words}}}
  Twin:
    why: a second meaning of a word
    entries: {{{first}: {{number: 7}}}}
stage: tags
rules:
  - name: tag
    why: digits, told apart by their value
    match: '(?<n>\\d+)'
    make: Tag
    set: {{is: digits($n)}}
    examples: ['took [12]{{is: 12}}']
"""

FACTS = """stage: facts
rules:
  - name: pair
    why: the first symbol and the last that asks for a value
    match: '{first}\\s{last}'
    make: Figure
    set: {{value: '1000'}}
    examples: ['a [{first_text} {last_text}]{{value: 1000}} b']
    not: ['a {first_text} of {last_text} b']
  - name: twin
    why: the last symbol of all says which meaning the word has
    match: '(?<t><Twin>)\\sends'
    make: Figure
    set: {{value: $t.number}}
    examples: ['a [{first_text} ends]{{value: 7}}']
"""

RULE = """  - name: one.{k}
    why: one symbol
    match: '{symbol}'
    make: Figure
    set: {{value: '{k}'}}
    examples: ['a [{text}]{{value: {k}}} b']
    not: ['a {other} b']
"""


def word(k):
    """Letters alone: a word is one token."""
    return "x" + chr(ord("a") + k // 26) + chr(ord("a") + k % 26)


def symbol(k):
    return f"<Tag is={k}>" if k % 2 else f"<Word is={k}>"


def text(k):
    return str(k) if k % 2 else word(k)


def write_pack(folder, symbols):
    """Of `symbols` symbols one is <Twin>."""
    n = symbols - 1
    words = ", ".join(f"{word(k)}: {{is: {k}}}" for k in range(0, n, 2))
    facts = FACTS.format(first=symbol(0), last=symbol(n - 1), first_text=text(0), last_text=text(n - 1))
    facts += "".join(RULE.format(k=k, symbol=symbol(k), text=text(k), other=text(k + 64 if k + 64 < n else (k + 1) % n)) for k in range(n))
    (folder / "pack.yaml").write_text(PACK.format(words=words, first=word(0)), encoding="utf-8")
    (folder / "facts.yaml").write_text(facts, encoding="utf-8")


def run(annals, verb, symbols):
    with tempfile.TemporaryDirectory() as top:
        write_pack(pathlib.Path(top), symbols)
        return subprocess.run([annals, "rules", verb, top], capture_output=True, text=True, check=False)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--annals", required=True)
    annals = parser.parse_args().annals
    failed = False
    for symbols in (64, 65, 128, 200, SYMBOLS_MAX):
        for verb in ("check", "test"):
            got = run(annals, verb, symbols)
            if got.returncode == 0:
                continue
            failed = True
            print(f"{symbols} symbols: rules {verb} gives {got.returncode}\n{(got.stdout + got.stderr)[:2000]}")
    got = run(annals, "check", SYMBOLS_MAX + 1)
    if got.returncode != 3 or f"more than {SYMBOLS_MAX} different symbols" not in got.stdout + got.stderr:
        failed = True
        print(f"{SYMBOLS_MAX + 1} symbols: rules check gives {got.returncode}\n{(got.stdout + got.stderr)[:2000]}")
    return 1 if failed else 0


sys.exit(main())
