#!/usr/bin/env python3
"""schema.py --annals PROGRAM: every record of every page is as docs/annals-records.schema.json says, the schema names each field that is
written, and `annals schema` prints it."""
import argparse, json, os, subprocess, sys

try:
    import jsonschema
except ImportError: # another python came first on the path than the one that has the package
    debian = '/usr/bin/python3'
    if os.path.exists(debian) and os.path.realpath(sys.executable) != os.path.realpath(debian):
        os.execv(debian, [debian, *sys.argv])
    print('skipped: no python3-jsonschema')
    sys.exit(77)

ap = argparse.ArgumentParser()
ap.add_argument('--annals', required=True)
a = ap.parse_args()
root = os.environ.get('ANNALS_ROOT', os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
shared = os.environ.get('ANNALS_SHARED', os.path.join(root, '..', 'shared'))
with open(os.path.join(root, 'docs', 'annals-records.schema.json'), 'rb') as f: text = f.read()
schema = json.loads(text)
jsonschema.Draft202012Validator.check_schema(schema)
bad = []
if subprocess.run([a.annals, 'schema'], check=True, stdout=subprocess.PIPE).stdout != text: bad.append('annals schema prints something else')

folders = [os.path.join(root, 'corpus', 'sample'), *(f for f in (os.path.join(root, 'tests', 'pages'), os.path.join(shared, 'yearbook'), os.path.join(shared, 'devset')) if os.path.isdir(f))]
out = subprocess.run([a.annals, 'extract', '-q', *folders, os.path.join(root, 'tests', 'cases', 'wrapped', 'page.txt')], check=True, stdout=subprocess.PIPE).stdout
records = [json.loads(line) for line in out.splitlines()]
# The schema of a record's own type: what is wrong is then said of its field, not of every type that it is not.
of_type = {t['$ref'].rsplit('/', 1)[1]: jsonschema.Draft202012Validator({'$ref': t['$ref'], '$defs': schema['$defs']}) for t in schema['oneOf']}
def fields(name):
    d = schema['$defs'][name]
    return set(d.get('properties', {})).union(*(fields(part['$ref'].rsplit('/', 1)[1]) for part in d.get('allOf', [])))
for i, r in enumerate(records):
    for e in of_type[r['type']].iter_errors(r): bad.append(f"line {i + 1}: {r['type']} {'/'.join(map(str, e.absolute_path))}: {e.message[:120]}")
for t in of_type:
    written = set().union(*(r.keys() for r in records if r['type'] == t))
    if written and written != fields(t): bad.append(f'{t}: written and described fields differ: {sorted(written ^ fields(t))}')
for line in bad[:30]: print(line)
print(f'{len(records)} records, {len(bad)} problems')
sys.exit(1 if bad or not records else 0)
