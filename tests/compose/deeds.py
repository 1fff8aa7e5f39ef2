"""deeds.py: somebody does something to so many: "Through the project volunteers have resealed another 45 wells and trained 90 farmers"."""
from compose import Sentence
from words import *

def make(rng):
    p = {'opening': draw(rng, OPENINGS), 'subject': draw(rng, SUBJECTS), 'mood': draw(rng, MOODS), 'object': draw(rng, OBJECTS), 'quantity': draw(rng, QUANTITIES),
         'end': draw(rng, ENDS), 'deeds': rng.choice(['one', 'one', 'one', 'two', 'three'])}
    opening, time = OPENINGS[p['opening']]
    subject, actor, many = SUBJECTS[p['subject']]
    mood, planned = MOODS[p['mood']]
    if planned and p['opening'] in PAST or p['subject'] == 'county' and p['opening'] == 'together': return None
    count = {'one': 1, 'two': 2, 'three': 3}[p['deeds']]
    told, phrases = {}, []
    for i, n in enumerate(numbers(rng, count)):
        verbs, items = OBJECTS[p['object'] if i == 0 else draw(rng, OBJECTS)]
        verb, item = rng.choice(verbs), rng.choice(items)
        words, qualifier = QUANTITIES[p['quantity'] if i == 0 else 'bare']
        phrases.append(f"{mood(verb, many) if i == 0 else further(p['mood'], verb)} {words.format(n)} {item}")
        if i == 0: p['verb'] = verb[0]
        told[str(n)] = dict(value=n, qualifier=qualifier, item=item, time=time or YEAR, status='planned' if planned else 'actual', actor=actor, action=verb[0])
    listed = ', '.join(phrases[:-1]) + ' and ' + phrases[-1] if count > 1 else phrases[0]
    return Sentence(sentence(f"{opening}{subject} {listed}{ENDS[p['end']]}"), told, p)
