"""goldset.py: the gold pages that the tools beside the tests read: those of ../shared (ANNALS_SHARED names another place) and of tests/pages, and
score.py there, which judges."""
import fnmatch, os, sys

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.join(here, '..')
shared = os.environ.get('ANNALS_SHARED', os.path.join(root, '..', 'shared'))
sys.path.insert(0, os.path.join(shared, 'gold'))
try: import score
except ImportError: sys.exit('skipped: no gold beside the project (ANNALS_SHARED)')

annals = os.environ.get('ANNALS', os.path.join(root, 'build', 'release', 'annals'))


class Page:
    def __init__(self, path):
        self.path, self.name = path, os.path.splitext(os.path.basename(path))[0]
        with open(path, 'rb') as f: self.raw = f.read()
        self.gold = score.load(os.path.splitext(path)[0] + '.jsonl')


def pages(pattern='*', kind=Page):
    """The pages whose names match, as `kind` makes them."""
    folders = [os.path.join(shared, 'yearbook'), os.path.join(shared, 'devset'), os.path.join(here, 'pages')]
    return [kind(os.path.join(d, n)) for d in folders if os.path.isdir(d) for n in sorted(os.listdir(d))
            if n.endswith('.txt') and fnmatch.fnmatch(n[:-4], pattern)]
