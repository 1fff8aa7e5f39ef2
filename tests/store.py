#!/usr/bin/env python3
"""store.py --annals PROGRAM: the store over a folder that grows, changes and shrinks, and under kill -9.

Lines out of the store are those of `annals extract`, byte for byte; a page that has not changed is not read again; a killed run leaves
whole pages only, and the next one completes them."""
import argparse, os, random, re, shutil, signal, sqlite3, subprocess, sys, tempfile, time

ap = argparse.ArgumentParser()
ap.add_argument('--annals', required=True)
a = ap.parse_args()
root = os.environ.get('ANNALS_ROOT', os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
top = tempfile.mkdtemp()
os.chdir(top)
KILLS = 12

def extract(*more):
    return subprocess.run([a.annals, 'extract', '--db', 'facts.db', *more, 'pages'], stderr=subprocess.PIPE, text=True)

def lines(source):
    return subprocess.run([a.annals, 'export', '--format', 'jsonl', source], check=True, stdout=subprocess.PIPE).stdout

def fresh():
    return subprocess.run([a.annals, 'extract', '-q', 'pages'], check=True, stdout=subprocess.PIPE).stdout

def check(ok, *what):
    if not ok:
        print('FAILED:', *what)
        shutil.rmtree(top)
        sys.exit(1)

def sound():
    db = sqlite3.connect('facts.db')
    check(db.execute('PRAGMA integrity_check').fetchone() == ('ok',), 'integrity')
    if not db.execute('SELECT 1 FROM sqlite_schema').fetchone(): return 0 # killed before the schema was there
    check(db.execute('PRAGMA foreign_key_check').fetchall() == [], 'foreign keys')
    db.execute("INSERT INTO sentence_text (sentence_text) VALUES ('integrity-check')") # raises when the full text is out of step
    # Every page is whole: its ledger counts the records that it has.
    for path, facts, dates, have_facts, have_dates in db.execute(
            "SELECT path, facts, dates, (SELECT count(*) FROM record WHERE page = page.id AND type = 'fact'), "
            "(SELECT count(*) FROM record WHERE page = page.id AND type = 'date') FROM page"):
        check((facts, dates) == (have_facts, have_dates), path, 'is not whole')
    check(db.execute('SELECT count(*) FROM fact_table').fetchone() == db.execute('SELECT count(*) FROM fact').fetchone(), 'fact_table')
    n = db.execute('SELECT count(*) FROM page').fetchone()[0]
    db.close()
    return n

sample = os.path.join(root, 'corpus', 'sample')
pages = sorted(f for f in os.listdir(sample) if f.endswith('.txt'))
os.mkdir('pages')
for f in pages[:3]: shutil.copy(os.path.join(sample, f), 'pages')
check(extract().returncode == 0, 'first run')
check(lines('facts.db') == fresh(), 'lines of the store differ from those of extract')
manual = open(os.path.join(root, 'docs', 'store.md')).read()
queries = [q for q in re.search(r'```sql\n(.*?)```', manual, re.S).group(1).split(';') if q.strip()]
check(len(queries) == 3 and all(sqlite3.connect('facts.db').execute(q).fetchall() is not None for q in queries), 'queries of docs/store.md')
check(sound() == 3, 'pages')

for f in pages[3:]: shutil.copy(os.path.join(sample, f), 'pages')            # it grows
r = extract('-j', '2')
check(', 3 unchanged' in r.stderr, 'unchanged pages were read again:', r.stderr)
check(lines('facts.db') == fresh(), 'after growing')
with open(os.path.join('pages', pages[0]), 'a') as f: f.write('\nIn 2011, 3 schools were built.\n')  # it changes
os.remove(os.path.join('pages', pages[1]))                                     # it shrinks
r = extract()
check(f', {len(pages) - 2} unchanged, 1 gone' in r.stderr, 'changed and gone:', r.stderr)
check(pages[1] in r.stderr and sound() == len(pages), 'a page that is gone stays until --prune')
extract('--prune')
check(sound() == len(pages) - 1 and lines('facts.db') == fresh(), 'after --prune')

for i in range(40): shutil.copy(os.path.join(sample, pages[i % len(pages)]), os.path.join('pages', f'copy-{i:02}.txt'))
expected = fresh()
whole = time.monotonic()
subprocess.run([a.annals, 'extract', '-q', '--db', 'other.db', 'pages'], check=True)
whole = time.monotonic() - whole
random.seed(1)
os.remove('facts.db')
seen = 0
for i in range(KILLS):
    run = subprocess.Popen([a.annals, 'extract', '-q', '--db', 'facts.db', 'pages'], stderr=subprocess.DEVNULL)
    time.sleep(random.uniform(0.1, 0.6) * whole)
    run.send_signal(signal.SIGKILL)
    run.wait()
    if os.path.exists('facts.db') and os.path.getsize('facts.db'): seen = sound()
check(extract('-q').returncode == 0, 'the run after the kills')
check(sound() and lines('facts.db') == expected, 'lines after the kills')
print(f'store: {KILLS} kills, {seen} whole pages after the last, all pages after the next run')
shutil.rmtree(top)
