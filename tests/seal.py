#!/usr/bin/env python3
"""seal.py --annals PROGRAM: records are the same with and without an image of the pack; an image that does not fit is passed over.

An image is taken for what it says, so one in which the pack has another name tells, by the records, whether it was used."""
import argparse, os, shutil, subprocess, sys, tempfile

ap = argparse.ArgumentParser()
ap.add_argument('--annals', required=True)
a = ap.parse_args()
root = os.environ.get('ANNALS_ROOT', os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
sample = os.path.join(root, 'corpus', 'sample')
packs = os.path.join(root, 'rules', 'packs')
page = os.path.join(sample, sorted(f for f in os.listdir(sample) if f.endswith('.txt'))[0])
top = tempfile.mkdtemp()
program, image = os.path.join(top, 'annals'), os.path.join(top, 'sealed', 'yearbook')
shutil.copy(a.annals, program) # images are looked for beside it
os.mkdir(os.path.dirname(image))
bad = []

def check(ok, what):
    if not ok: bad.append(what)

def seal(path, pack):
    return subprocess.run([program, 'rules', 'seal', '-o', path, os.path.join(packs, pack)], stderr=subprocess.PIPE, text=True)

def extract(*more, pack='yearbook'):
    out = subprocess.run([program, 'extract', '-q', '-p', pack, *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    check(out.returncode == 0, f'extract ends with {out.returncode}: {out.stderr.decode()[:300]}')
    return out.stdout

def used(pack='yearbook'):
    return b'"pack":{"name":"yearbuck"' in extract(page, pack=pack)

def put(data):
    with open(image, 'wb') as f: f.write(data)

plain = extract(sample)
r = seal(image, 'yearbook')
if r.returncode == 2 and 'no image can be made' in r.stderr:
    shutil.rmtree(top)
    print('skipped:', r.stderr.strip())
    sys.exit(77)
check(r.returncode == 0, f'rules seal: {r.stderr}')
check(extract(sample) == plain, 'records differ with an image')
check(extract('-j', '3', sample) == plain, 'records differ with an image and three workers')

# The addresses of a process are others in the next one: an image that held one would be another, too.
for pack in os.listdir(packs):
    twice = [os.path.join(top, n) for n in ('first', 'second')]
    for path in twice: check(seal(path, pack).returncode == 0, f'rules seal {pack}')
    one, other = (open(p, 'rb').read() for p in twice)
    differ = next((i for i, (x, y) in enumerate(zip(one, other)) if x != y), min(len(one), len(other)))
    check(one == other, f'{pack}: two images of the same pack differ from byte {differ} on: an address, or memory that nobody set')

sealed = open(image, 'rb').read()
marked = sealed.replace(b'yearbook\0', b'yearbuck\0')
put(marked)
check(used(), 'an image that fits is not used')

# The same sources elsewhere, then others.
for ending in '', '/': check(used(os.path.join(packs, 'yearbook') + ending), 'a pack is not known by its folder' + ending)
copy = os.path.join(top, 'copy', 'yearbook')
shutil.copytree(os.path.join(packs, 'yearbook'), copy)
check(used(copy), 'a copy of the sources is not known')
for change in 'pack.yaml', 'places.tsv':
    with open(os.path.join(copy, change), 'ab') as f: f.write(b'# changed\n')
    check(not used(copy), f'used though {change} was changed')
    shutil.copy(os.path.join(packs, 'yearbook', change), copy)
    check(used(copy), f'not used though {change} is again what it was')
shutil.copytree(os.path.join(packs, 'weather'), os.path.join(top, 'other', 'yearbook'))
check(not used(os.path.join(top, 'other', 'yearbook')), "used for another pack's sources")
os.remove(os.path.join(copy, 'places.tsv'))
r = subprocess.run([program, 'extract', '-q', '-p', copy, page], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
check(r.returncode == 3 and 'places.tsv' in r.stderr, 'used though a file is missing')

# Images that are damaged or of another program.
identity = marked.index(b'\0', 16) # behind the magic stands the program, in hex
for what, data in {'empty': b'', 'cut in its head': marked[:100], 'cut': marked[:-4096], 'longer': marked + bytes(4096), 'of another format': b'x' + marked[1:],
                   "another program's": marked[:identity - 1] + (b'1' if marked[identity - 1:identity] == b'0' else b'0') + marked[identity:]}.items():
    put(data)
    check(not used(), f'used though it is {what}')
    check(extract(page) in plain, f'records differ beside an image that is {what}')
os.remove(image)
os.mkdir(image)
check(not used(), 'a folder in place of an image')

# What a pack brings is no image of the program.
shutil.copytree(os.path.join(packs, 'yearbook'), os.path.join(top, 'stranger', 'yearbook'))
for folder in '', 'sealed':
    os.makedirs(os.path.join(top, 'stranger', 'yearbook', folder), exist_ok=True)
    with open(os.path.join(top, 'stranger', 'yearbook', folder, 'yearbook' if folder else 'sealed.image'), 'wb') as f: f.write(marked)
check(not used(os.path.join(top, 'stranger', 'yearbook')), 'an image out of the folder of a pack is used')

shutil.rmtree(top)
for line in bad[:30]: print(line)
print(f'{len(sealed)} bytes, {len(bad)} problems')
sys.exit(bool(bad))
