#!/usr/bin/env python3
"""docs-packs.py --annals PROGRAM FILE.md...: runs the packs that stand in the manual.

A fence ```yaml bad in a chapter `## A204 ...` must give that code; ```yaml good must give no error and no warning and all of its
examples must hold. A pack that begins with `pack:` is whole; another is `rules.yaml` of the small pack below. A line `# file: NAME`
begins another file. With --reference the good packs of that file must use every function of expressions and every key of the language."""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

PACK = r"""pack: manual
version: 1.0.0
stages: [numbers, facts]
records: {Figure: fact, Date: date, Other: number, Entity: entity}
ledger: Number
import: [rules.yaml]
stage: numbers
rules:
  - name: number
    match: '(?<n>\d+)'
    make: Number
    set: {value: digits($n)}
    examples: ['took [12]{value: 12}']
"""


def fences(text):
    """(line, chapter, language, kind, body) of each fence."""
    chapter, start = "", None
    for number, line in enumerate(text.split("\n"), 1):
        if start is None and line.startswith("## "):
            chapter = line[3:].split(" ")[0]
        if line.startswith("```"):
            if start is None:
                start, info, body = number, line[3:].split(), []
            else:
                yield start, chapter, (info + ["", ""])[0], (info + ["", ""])[1], "\n".join(body) + "\n"
                start = None
        elif start is not None:
            body.append(line)


def write_pack(folder, body):
    name = "pack.yaml" if body.startswith("pack:") else "rules.yaml"
    files = {name: []}
    for line in body.split("\n")[:-1]:
        match = re.match(r"# file: (\S+)$", line)
        if match:
            name = match[1]
            files[name] = []
        else:
            files[name].append(line)
    if "pack.yaml" not in files:
        files["pack.yaml"] = PACK.rstrip("\n").split("\n")
    for name, lines in files.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def run(annals, *args):
    done = subprocess.run([annals, "rules", *args], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def trouble(annals, folder, kind, code):
    """What is wrong with the pack in the folder, or None."""
    status, out, err = run(annals, "check", "--format", "json", str(folder))
    found = [json.loads(line) for line in out.splitlines()]
    if kind == "bad":
        return None if any(n["code"] == code for n in found) else f"does not give {code}: {out}{err}"
    worse = [n for n in found if n["severity"] != "note"]
    if worse or status != 0:
        return f"is not clean: {worse} {err}"
    status, out, err = run(annals, "test", str(folder))
    return None if status == 0 else f"its examples do not hold:\n{out}{err}"


def unused(path):
    """Functions and keys that no good pack of the reference uses."""
    root = pathlib.Path(os.environ.get("ANNALS_ROOT", pathlib.Path(__file__).parent.parent))
    packs = "".join(body for _, _, _, kind, body in fences(pathlib.Path(path).read_text(encoding="utf-8")) if kind == "good")
    header = (root / "rules" / "expr.h").read_text(encoding="utf-8").split("EXPR_FUNCTIONS(X)")[1].split("enum")[0]
    schema = json.loads((root / "docs" / "annals-pack.schema.json").read_text(encoding="utf-8"))
    for name in re.findall(r"X\((\w+), \d", header):
        if not re.search(rf"\b{name}\(", packs):
            yield f"{path}: no example uses the function {name}()"
    for name in set(schema["properties"]).union(*(d["properties"] for d in schema["$defs"].values())):
        if not re.search(rf"(?m)(?:^[ -]*|[{{,] ?){name}:", packs):
            yield f"{path}: no example uses the key '{name}'"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--annals", required=True)
    parser.add_argument("--reference")
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    missing = sorted(unused(args.reference)) if args.reference else []
    if missing:
        print("\n".join(missing))
    failed, ran = len(missing), 0
    for path in args.files:
        for line, chapter, language, kind, body in fences(pathlib.Path(path).read_text(encoding="utf-8")):
            if language != "yaml" or kind not in ("bad", "good"):
                continue
            with tempfile.TemporaryDirectory() as top:
                folder = pathlib.Path(top)
                write_pack(folder, body)
                wrong = trouble(args.annals, folder, kind, chapter)
            ran += 1
            if wrong:
                failed += 1
                print(f"{path}:{line}: this pack {wrong}")
    print(f"{ran} packs of the manual, {failed} failed")
    return 1 if failed or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
