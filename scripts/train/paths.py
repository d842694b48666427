"""How roles hang on the tree: counts of roles by the path of relations between predicate and word, in the gold trees of training.

src/language/role-paths.ts adds their log-probabilities, weighed, to the scores of the encoder."""
import collections

import numpy as np

from data import word_class

#: longer paths are all "far"; rows that were seen less often than this are left out, without and with the predicate's kind
LIMIT, LEAST_PATH, LEAST_KIND = 4, 10, 20
#: how many observations the coarser distribution counts for
PRIOR_PATH, PRIOR_KIND = 5, 4
#: the weight of a log-probability, and how much of the role's own frequency is taken off it; chosen on EWT dev
WEIGHT, DISCOUNT = 0.35, 0.3
SUBTYPES = {"acl:relcl", "nsubj:pass", "obl:agent", "nmod:poss"}


def path(heads, rels, p, w):
    """heads count from 1, 0 is the root. Relations from the predicate p up to the common ancestor, ^, and down to w."""
    name = lambda i: rels[i] if rels[i] in SUBTYPES else rels[i].split(":")[0]
    up, steps, x = [], {}, p
    while x >= 0 and len(up) <= LIMIT:
        steps[x] = len(up)
        up.append(name(x))
        x = heads[x] - 1
    down, y = [], w
    while y not in steps:
        down.append(name(y))
        y = heads[y] - 1
        if y < 0 or len(down) > LIMIT:
            return "far"
    if steps[y] + len(down) > LIMIT:
        return "far"
    return "<".join(up[:steps[y]]) + "^" + ">".join(reversed(down))


def kind(heads, rels, upos, p):
    """Part of speech of the predicate, and whether it is passive."""
    passive = any(h - 1 == p and r in ("aux:pass", "nsubj:pass") for h, r in zip(heads, rels))
    return word_class(upos[p]) + ("p" if passive else "a")


def keys(heads, rels, upos, p, w):
    """The path, and the path with the side of w and the kind of p."""
    x = path(heads, rels, p, w)
    return x, "%s|%s%s" % (x, "<" if w < p else ">", kind(heads, rels, upos, p))


def count(sents, lists):
    """{key: counts by role}, "" for all; sents have frames."""
    idx = {r: i for i, r in enumerate(lists["roles"])}
    rows = collections.defaultdict(lambda: np.zeros(len(idx)))
    for s in sents:
        for p, _, args in s.get("frames", ()):
            args = {a: idx.get(r, 0) for a, r in args}
            for w in range(len(s["form"])):
                if w != p:
                    for key in ("", *keys(s["head"], s["rel"], s["upos"], p, w)):
                        rows[key][args.get(w, 0)] += 1
    return {k: c for k, c in rows.items() if c.sum() >= (LEAST_KIND if "|" in k else LEAST_PATH) and not k.startswith("far|")}


def table(rows):
    """Rows "key role:count role:count" for labels.json."""
    return [" ".join([k] + ["%d:%d" % (r, c) for r, c in enumerate(rows[k]) if c]) for k in sorted(rows)]


def bonus(rows, heads, rels, upos, p, w):
    """What to add to the scores of w's roles."""
    chance = prior = rows[""] / rows[""].sum()
    for key, weight in zip(keys(heads, rels, upos, p, w), (PRIOR_PATH, PRIOR_KIND)):
        if key in rows:
            chance = (rows[key] + weight * chance) / (rows[key].sum() + weight)
    return WEIGHT * (np.log(chance) - DISCOUNT * np.log(prior))
