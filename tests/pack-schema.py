#!/usr/bin/env python3
"""pack-schema.py --annals PROGRAM: docs/annals-pack.schema.json is what the program prints, all shipped packs are valid under it, and the
loader takes the keys that it names and no others."""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ROOT = pathlib.Path(os.environ.get("ANNALS_ROOT", pathlib.Path(__file__).parent.parent))


def run(annals, *args):
    return subprocess.run([annals, "rules", *args], capture_output=True, text=True, check=False)


def load(path):
    """YAML as annals reads it: every scalar is a text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}


def pack_files():
    """pack.yaml of each shipped pack, and what it imports."""
    todo = sorted((ROOT / "rules" / "packs").glob("*/pack.yaml"))
    while todo:
        path = todo.pop(0)
        yield path
        todo += [path.parent / name for name in load(path).get("import", [])]


def invalid_packs(validator):
    for path in pack_files():
        for error in validator.iter_errors(load(path)):
            where = "/".join(str(step) for step in error.absolute_path)
            yield f"{path.relative_to(ROOT)}: {where}: {error.message[:200]}"


def unknown_keys(annals, pack):
    with tempfile.TemporaryDirectory() as top:
        (pathlib.Path(top) / "pack.yaml").write_text(yaml.safe_dump(pack), encoding="utf-8")
        out = run(annals, "check", "--format", "json", top).stdout
    return {json.loads(line)["message"].split("'")[1] for line in out.splitlines() if '"A102"' in line}


def places(schema):
    """A pack for each kind of map, with all keys of the schema in it and one more."""
    keys = {name: list(body["properties"]) + ["beyond"] for name, body in schema["$defs"].items()}
    filled = {name: dict.fromkeys(names, "x") for name, names in keys.items()}
    yield {**dict.fromkeys(schema["properties"], "x"), "beyond": "x", "import": []}
    yield {"stages": ["s"], "stage": "s", "rules": [filled["rule"]]}
    yield {"lexicons": {"L": filled["lexicon"]}}
    yield {"inflections": {"i": filled["inflection"]}}
    yield {"stages": ["s"], "stage": "s", "rules": [{"name": "r", "match": "a", "make": "A", "also": [filled["make"]]}]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--annals", required=True)
    annals = parser.parse_args().annals
    written = (ROOT / "docs" / "annals-pack.schema.json").read_text(encoding="utf-8")
    wrong = [] if run(annals, "schema").stdout == written else ["docs/annals-pack.schema.json is not what `annals rules schema` prints"]
    schema = json.loads(written)
    jsonschema.Draft202012Validator.check_schema(schema)
    wrong += invalid_packs(jsonschema.Draft202012Validator(schema))
    for pack in places(schema):
        unknown = unknown_keys(annals, pack)
        if unknown != {"beyond"}:
            wrong.append(f"the loader does not know {sorted(unknown)} of {json.dumps(pack)[:120]}")
    print("\n".join(wrong) or "the schema and the loader agree")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
