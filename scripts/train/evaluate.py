"""Scores on gold words: python evaluate.py CHECKPOINT_FOLDER TREEBANKS_FOLDER"""
import collections
import re
import sys

import numpy as np
import torch

import data as D
import paths
from examples import batches, collate, example
from model import spans_ok, tree

f1 = lambda hit, found, gold: 200 * hit / max(1, found + gold)


def one_head_per_core_role(scores, roles, self_row):
    """Role indices of words from scores [N, roles], as src/language/frames.ts decodes them."""
    best = scores.argmax(-1)
    best[self_row] = best[0] = 0
    for r in set(best.tolist()):
        if r and len(roles[r]) == 4:  # ARG0 … ARG5
            rows = np.flatnonzero(best == r)
            keep = rows[np.argmax(scores[rows, r] - scores[rows, 0])]
            best[rows[rows != keep]] = 0
    return best


@torch.no_grad()
def predict(sents, model, lists, wp, role_paths, pieces=3000):
    """role_paths: counts of paths.py. Decisions and, for gold and found predicates, their roles, rolesets among the lemma's and factuality."""
    model.eval()
    exs = [example({"form": s["form"]}, wp, lists) for s in sents]
    out = [None] * len(sents)
    for b in batches(exs, pieces, shuffle=False):
        x, _, _ = collate([exs[i] for i in b])
        v = model.encode(**x)
        arcs, labs = model.arcs(v).numpy(), model.all_labels(v).numpy()
        tags, lemmas, ner, gner, onto = (t.log_softmax(-1).numpy() for t in model.tags(v))
        hidden = model.srl.p_mlp(v)
        pred, fact = model.srl.pred(hidden).argmax(-1).numpy(), model.srl.fact(hidden)[..., 0].numpy()
        for k, i in enumerate(b):
            n = exs[i]["n"]
            heads = tree(arcs[k, :n, :n + 1])
            rel = ["root" if h == 0 else lists["rels"][labs[k, d, h]] for d, h in enumerate(heads)]
            tag = [lists["tags"][t].split("|") for t in tags[k, :n].argmax(1)]
            upos = [t[0] for t in tag]
            found = {w for w in range(n) if pred[k, w + 1]}
            asked = sorted(found | {p[0] for p in sents[i].get("frames", ())})
            roles = {}
            if asked:
                at = torch.tensor([w + 1 for w in asked])
                scores = model.srl.roles(v[k:k + 1, :n + 1], torch.zeros(len(asked), dtype=torch.long), at).numpy()
                for w, s in zip(asked, scores):
                    for a in range(n):
                        if a != w:
                            s[a + 1] += paths.bonus(role_paths, heads, rel, upos, w, a)
                    best = one_head_per_core_role(s, lists["roles"], w + 1)
                    roles[w] = {a - 1: lists["roles"][best[a]] for a in range(1, n + 1) if best[a]}
                senses = model.srl.sense(hidden[k, at]).numpy()
            out[i] = {"head": [int(h) for h in heads], "rel": rel,
                      "upos": upos, "xpos": [t[1] for t in tag],
                      "lemma": [D.apply_script(f, lists["lemmas"][t]) for f, t in zip(sents[i]["form"], lemmas[k, :n].argmax(1))],
                      "names": spans_ok(ner[k, :n] + gner[k, :n], lists["ner"]),
                      "found": found, "roles": roles, "senses": dict(zip(asked, senses)) if asked else {}, "fact": fact[k, 1:n + 1]}
    return out


def spans(tags):
    out = []
    for i, t in enumerate(tags):
        if t[0] == "B" or t[0] == "I" and (not out or out[-1][1] != i or out[-1][2] != t[2:]):
            out.append([i, i + 1, t[2:]])
        elif t[0] == "I":
            out[-1][1] = i + 1
    return {tuple(s) for s in out}


def parse_scores(sents, outs):
    c, rel, main = collections.Counter(), collections.defaultdict(lambda: [0, 0, 0]), lambda r: r.split(":")[0]
    for s, o in zip(sents, outs):
        for i in range(len(s["form"])):
            uas = o["head"][i] == s["head"][i]
            las = uas and main(o["rel"][i]) == main(s["rel"][i])
            c.update(n=1, upos=o["upos"][i] == s["upos"][i], xpos=o["xpos"][i] == s["xpos"][i],
                     lemma=s["lemma"][i] == "_" or o["lemma"][i] == s["lemma"][i], uas=uas, las=las)
            rel[main(o["rel"][i])][0] += 1
            rel[main(s["rel"][i])][1] += 1
            rel[main(s["rel"][i])][2] += las
    out = {k: 100 * c[k] / c["n"] for k in ("upos", "xpos", "lemma", "uas", "las")}
    out.update({r: f1(v[2], v[0], v[1]) for r in ("ccomp", "advcl", "acl", "conj", "appos", "parataxis") for v in [rel[r]]})
    return out


def american(lemma):
    return re.sub(r"our", "or", re.sub(r"yse(?=$|_)", "yze", re.sub(r"is(e|ation)(?=$|_)", r"iz\1", lemma, count=1), count=1), count=1)


def candidates(rolesets, lemma, word_class, particle):
    """Rolesets that a word can have, as src/language/frames.ts lists them."""
    word = "%s_%s" % (lemma, particle) if particle else lemma
    for spelling in dict.fromkeys((word, american(word), lemma, american(lemma))):
        for other in dict.fromkeys((word_class, "v", "n", "j")):
            found = rolesets.get("%s %s" % (spelling, other))
            if found:
                return found
    return ()


def frame_scores(sents, outs, lists, rolesets):
    """Predicates, roles with gold predicates, end to end, rolesets among those of the gold lemma with the particle of the tree found, factuality.
    rolesets: {"lemma v": [roleset, ...]}"""
    known, senses = set(lists["roles"]), {x: i for i, x in enumerate(lists["senses"])}
    c, facts = collections.Counter(), []
    for s, o in zip(sents, outs):
        facts += [(v, o["fact"][w]) for w, v, _ in s.get("fact", ())]
        if "frames" not in s:
            continue
        gold = {w: {a: r for a, r in roles if r in known} for w, _, roles in s["frames"]}
        c.update(pred_hit=len(o["found"] & set(gold)), pred_found=len(o["found"]), pred_gold=len(gold))
        for w, roleset, _ in s["frames"]:
            hit = sum(gold[w].get(a) == r for a, r in o["roles"][w].items())
            c.update(role_hit=hit, role_found=len(o["roles"][w]), role_gold=len(gold[w]), end_hit=hit * (w in o["found"]), sense_n=1)
            particle = next((s["form"][i].lower() for i, h in enumerate(o["head"]) if h == w + 1 and o["rel"][i] == "compound:prt"), None)
            some = candidates(rolesets, s["lemma"][w].lower(), D.word_class(s["upos"][w]), particle)
            mine = [x for x in some if x in senses] or some[:1]
            c["sense"] += bool(mine) and max(mine, key=lambda x: o["senses"][w][senses[x]] if x in senses else 0) == roleset
        c["end_found"] += sum(len(o["roles"][w]) for w in o["found"])
    return {"predicates": f1(c["pred_hit"], c["pred_found"], c["pred_gold"]), "roles": f1(c["role_hit"], c["role_found"], c["role_gold"]),
            "end to end": f1(c["end_hit"], c["end_found"], c["role_gold"]), "sense": 100 * c["sense"] / max(1, c["sense_n"]),
            "factuality r": float(np.corrcoef(np.array(facts).T)[0, 1])}


def tables(treebanks, train, lists):
    """What decoding needs beside the checkpoint: role paths and rolesets by lemma."""
    rolesets = {}
    for row in D.roleset_table(treebanks):
        lemma, p, *ids = row.split(" ")
        rolesets["%s %s" % (lemma, p)] = [lemma + i if i.startswith(".") else i for i in ids]
    return paths.count(train, lists), rolesets


def report(sents, model, lists, wp, tables):
    outs = predict(sents, model, lists, wp, tables[0])
    row = parse_scores(sents, outs)
    for k in ("ner", "gner"):
        pairs = [(spans(o["names"]), spans(s[k])) for s, o in zip(sents, outs) if k in s]
        if pairs:
            row["names " + k] = f1(sum(len(a & b) for a, b in pairs), sum(len(a) for a, _ in pairs), sum(len(b) for _, b in pairs))
    if any("frames" in s for s in sents):
        row.update(frame_scores(sents, outs, lists, tables[1]))
    return " ".join("%s %.3f" % (k, v) if k.endswith(" r") else "%s %.2f" % (k, v) for k, v in row.items())


if __name__ == "__main__":
    from model import load
    torch.set_num_threads(1)
    model, lists, wp = load(sys.argv[1])
    ewt, ewt_dev, _, gum_dev = D.corpora(sys.argv[2])
    made = tables(sys.argv[2], ewt, lists)
    for title, sents in (("EWT dev", ewt_dev), ("GUM dev", gum_dev)):
        print(title, report(sents, model, lists, wp, made))
