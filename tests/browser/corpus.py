#!/usr/bin/env python3
"""corpus.py ANNALS ROOT: makes what the browser test reads: `small`, the report of the sample pages with a hostile one beside them, and
`large`, of 1,000 pages."""
import json, os, shutil, subprocess, sys

annals, root = sys.argv[1:]
sample = os.path.join(root, 'corpus', 'sample')

def report(folder, records):
    # Findings are what audits are for: its exit status says that there are some.
    done = subprocess.run([annals, 'audit', '-q', records, '--html', folder], stdout=subprocess.DEVNULL)
    if done.returncode not in (0, 1): sys.exit(f'audit --html: status {done.returncode}')

os.mkdir('pages')
for f in sorted(os.listdir(sample)):
    if f.endswith('.txt'): shutil.copy(os.path.join(sample, f), 'pages')
with open('pages/<img src=x onerror=alert(1)>.txt', 'w') as f:
    f.write('Report of "><script>alert(2)</script> County\n'
            '【Funds</script>】In 2011, the county invested 10.4 million yuan, of which 6.5 million yuan was for roads and 5.2 million yuan was for '
            'schools. \u202Eelcitra\u202C <img src=x onerror=alert(3)> It built 3 schools.\n')
subprocess.run([annals, 'extract', '-q', '-o', 'small.jsonl', 'pages'], check=True)
report('small', 'small.jsonl')

# A thousand pages by name: the records of a few, over and over.
lines = [json.loads(line) for line in open('small.jsonl')]
with open('large.jsonl', 'w') as out:
    for n in range(1000):
        document = dict(next(r for r in lines if r['type'] == 'document'), doc=f'pages/of-the-year-{n:04}.txt', title=f'Page of the year {1000 + n}')
        out.write(json.dumps(document, ensure_ascii=False, separators=(',', ':')) + '\n')
report('large', 'large.jsonl')
