"""GUM training documents -> weights of the coreference ranker: python coreference.py TREEBANKS_FOLDER OUT.json

scripts/coreference-features.ts reads the texts with the product itself and writes what the ranker sees of every pronoun and noun phrase that may look
back: features of the anaphor and of each candidate, the first of which is "none". A network with one small hidden layer scores them; the loss is the
probability of all right candidates together. Cross-validation by documents gives the scores that are printed and how much surer than "none" a
candidate has to be; then everything is learned once from all documents."""
import argparse
import collections
import glob
import json
import os
import re
import subprocess

import numpy as np
import torch

import data as D

FAMILIES = ("pronoun", "nominal")
HIDDEN, MEMBERS, FOLDS, SCALE, RARE = 8, 4, 5, 1024, 20
EPOCHS = {"pronoun": 8, "nominal": 3}
DECAY = 0.3
# how much surer than "none" a candidate has to be
PASSAGE = 4
MARGIN = {"pronoun": -0.5, "nominal": -0.5}
HERE = os.path.dirname(os.path.abspath(__file__))


# ---------- texts with their chains ----------
def mentions(s):
    """[(first word, end, head word, chain)] of a sentence."""
    opened, found = [], []
    for i, misc in enumerate(s["misc"]):
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", entity[1] if entity else ""):
            chain = part.strip("()").split("-")[0]
            if part[0] == "(":
                opened.append((chain, i))
            if part[-1] == ")":
                at = max(k for k, (name, _) in enumerate(opened) if name == chain)
                first = opened.pop(at)[1]
                head = next((k for k in range(first, i + 1) if not first <= s["head"][k] - 1 <= i), first)
                found.append((first, i + 1, head, chain))
    return found


def document(name, sentences, chains):
    """The text of these sentences with its mentions; chains that began before them are marked."""
    text, found, known = "", [], set(chains)
    for s in sentences:
        if text and s["paragraph"]:
            text = text.rstrip() + "\n\n"
        spans = []
        for form, space in zip(s["form"], s["space"]):
            spans.append((len(text), len(text) + len(form)))
            text += form + " " * space
        for first, end, head, chain in mentions(s):
            found.append((spans[first][0], spans[end - 1][1], spans[head], chain))
            chains.add(chain)
    utf16 = np.cumsum([0] + [1 + (ord(c) > 0xFFFF) for c in text]).tolist()
    return {"id": name, "text": text, "mentions": [
        {"start": utf16[a], "end": utf16[b], "head": [utf16[h[0]], utf16[h[1]]], "chain": chain, "begun": chain in known} for a, b, h, chain in found]}


def documents(treebanks):
    """Every document whole, and again in passages of a few sentences: notes are as short as that."""
    for path in sorted(glob.glob(os.path.join(treebanks, "gum", "train", "*.conllu"))):
        name, sentences, chains = os.path.basename(path), D.read_conllu(path), set()
        yield document(name, sentences, set())
        for k in range(0, len(sentences), PASSAGE):
            yield document("%s/%d" % (name, k), sentences[k:k + PASSAGE], chains)


def rows(treebanks, cache):
    """One dict a document, as coreference-features.ts writes them."""
    if not cache or not os.path.exists(cache):
        texts = "\n".join(json.dumps(d) for d in documents(treebanks))
        out = subprocess.run(["npx", "tsx", os.path.join(HERE, "..", "coreference-features.ts")], input=texts, stdout=subprocess.PIPE,
                             check=True, encoding="utf-8", cwd=os.path.join(HERE, "..", "..")).stdout
        if not cache:
            return [json.loads(line) for line in out.splitlines()]
        open(cache, "w", encoding="utf-8").write(out)
    return [json.loads(line) for line in open(cache, encoding="utf-8")]


# ---------- network ----------
class Bags:
    """Lists of (feature, value) end to end."""
    def __init__(self, lists, index):
        ids, values, starts = [], [], []
        for names, numbers in lists:
            starts.append(len(ids))
            for n, v in zip(names, numbers):
                if n in index:
                    ids.append(index[n])
                    values.append(v)
        self.ids, self.values, self.starts = np.array(ids), np.array(values, np.float32), np.array(starts + [len(ids)])

    def take(self, rows):
        lengths = self.starts[rows + 1] - self.starts[rows]
        offsets = np.concatenate(([0], np.cumsum(lengths)))
        at = np.repeat(self.starts[rows] - offsets[:-1], lengths) + np.arange(offsets[-1])
        return torch.from_numpy(self.ids[at]), torch.from_numpy(offsets[:-1]), torch.from_numpy(self.values[at])


class Examples:
    """The anaphors of one family: groups of candidates end to end."""
    def __init__(self, docs, family, names):
        self.group, self.doc, own, candidates, right = [0], [], [], [], []
        groups = {}
        for doc in docs:
            d = groups.setdefault(doc["id"].split("/")[0], len(groups))
            for r in doc["rows"]:
                if r["family"] != family:
                    continue
                own.append(r["own"])
                candidates += r["candidates"]
                yes = set(r["right"]) or {0}
                right += [k in yes for k in range(len(r["candidates"]))]
                self.group.append(len(candidates))
                self.doc.append(d)
        count = collections.Counter(n for o in own for n in o[0])
        count.update(n for c in candidates for n in c[0])
        self.features = sorted(n for n, k in count.items() if k >= RARE)
        self.names = [names[n] for n in self.features]
        index = {n: i for i, n in enumerate(self.features)}
        self.own, self.candidates = Bags(own, index), Bags(candidates, index)
        self.group, self.doc, self.right = np.array(self.group), np.array(self.doc), np.array(right)


class Network(torch.nn.Module):
    def __init__(self, features):
        super().__init__()
        self.bag = torch.nn.EmbeddingBag(features, HIDDEN + 1, mode="sum")
        torch.nn.init.normal_(self.bag.weight, std=0.1)
        with torch.no_grad():
            self.bag.weight[:, 0] = 0
        self.bias = torch.nn.Parameter(torch.zeros(HIDDEN))
        self.out = torch.nn.Parameter(torch.randn(HIDDEN) * 0.3)

    def forward(self, own, owner, candidates):
        ids, offsets, values = own
        a = self.bag(ids, offsets, per_sample_weights=values)
        ids, offsets, values = candidates
        x = a[owner] + self.bag(ids, offsets, per_sample_weights=values)
        return x[:, 0] + torch.relu(x[:, 1:] + self.bias) @ self.out


def batch(e, groups):
    lengths = e.group[groups + 1] - e.group[groups]
    offsets = np.concatenate(([0], np.cumsum(lengths)))
    rows_ = np.repeat(e.group[groups] - offsets[:-1], lengths) + np.arange(offsets[-1])
    owner = torch.from_numpy(np.repeat(np.arange(len(groups)), lengths))
    return e.own.take(groups), owner, e.candidates.take(rows_), rows_, offsets


def log_sums(scores, owner, groups):
    """log of the summed exponentials in every group."""
    most = torch.full((groups,), -1e30).scatter_reduce(0, owner, scores.detach(), "amax")
    return most + torch.zeros(groups).index_add(0, owner, torch.exp(scores - most[owner])).log()


def fit(e, groups, seed, epochs):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    net = Network(len(e.features))
    opt = torch.optim.AdamW(net.parameters(), lr=0.01, weight_decay=DECAY)
    size, steps = 48, 0
    total = epochs * (len(groups) // size + 1)
    for _ in range(epochs):
        order = rng.permutation(groups)
        for k in range(0, len(order), size):
            steps += 1
            for g in opt.param_groups:
                g["lr"] = 0.01 * (1 - steps / (total + 1))
            own, owner, candidates, rows_, offsets = batch(e, order[k:k + size])
            scores = net(own, owner, candidates)
            right = torch.from_numpy(e.right[rows_])
            n = len(offsets) - 1
            loss = (log_sums(scores, owner, n) - log_sums(scores.masked_fill(~right, -1e9), owner, n)).mean()
            opt.zero_grad()
            loss.backward()
            opt.step()
    return net


def ensemble(e, groups, seed, epochs):
    return [fit(e, groups, MEMBERS * seed + i, epochs) for i in range(MEMBERS)]


def decide(e, nets, groups):
    """(margin of the best candidate over none, is it right, is there a right one) of every anaphor."""
    out = []
    with torch.no_grad():
        for k in range(0, len(groups), 256):
            own, owner, candidates, rows_, offsets = batch(e, groups[k:k + 256])
            scores = sum(net(own, owner, candidates) for net in nets).numpy() / MEMBERS
            for a, b in zip(offsets[:-1], offsets[1:]):
                best = a + 1 + int(np.argmax(scores[a + 1:b]))
                out.append((scores[best] - scores[a], e.right[rows_[best]], not e.right[rows_[a]]))
    return np.array(out)


def links(decisions, margin):
    """Precision and recall of the links made with at least this margin."""
    made = decisions[:, 0] > margin
    right = decisions[:, 1] > 0
    return (made & right).sum() / max(1, made.sum()), (made & right).sum() / max(1, (decisions[:, 2] > 0).sum())


def merged(e, nets, margin):
    """The mean of the members as one network with all their units."""
    whole = lambda t: [int(round(v)) for v in (t.detach() * SCALE).tolist()]
    weights = torch.cat([sum(net.bag.weight[:, :1] for net in nets) / MEMBERS] + [net.bag.weight[:, 1:] for net in nets], 1).detach()
    weights[e.names.index("none"), 0] += margin
    return {"features": {n: whole(weights[i]) for i, n in enumerate(e.names)}, "bias": whole(torch.cat([net.bias for net in nets])),
            "out": whole(torch.cat([net.out for net in nets]) / MEMBERS)}


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("treebanks")
    p.add_argument("out")
    p.add_argument("--rows", help="keep what the ranker sees in this file, and use it when it is there")
    p.add_argument("--without", default="", help="an ablation: leave out the features whose names match")
    p.add_argument("--quick", action="store_true", help="no cross-validation")
    p.add_argument("--only", default="")
    args = p.parse_args()
    torch.set_num_threads(1)
    docs = rows(args.treebanks, args.rows)
    names = docs[-1]["names"]
    if args.without:
        bad = {i for i, n in enumerate(names) if re.search(args.without, n)}
        for d in docs:
            for r in d["rows"]:
                r["own"] = list(zip(*[(n, v) for n, v in zip(*r["own"]) if n not in bad])) or [[], []]
                r["candidates"] = [list(zip(*[(n, v) for n, v in zip(*c) if n not in bad])) or [[], []] for c in r["candidates"]]
    result = json.load(open(args.out)) if args.only else {}
    for family in FAMILIES:
        if args.only and family != args.only:
            continue
        e = Examples(docs, family, names)
        every = np.arange(len(e.doc))
        print(family, len(every), "anaphors,", len(e.right), "candidates,", len(e.features), "features", flush=True)
        if not args.quick:
            parts = []
            for fold in range(FOLDS):
                nets = ensemble(e, every[e.doc % FOLDS != fold], fold, EPOCHS[family])
                parts.append(decide(e, nets, every[e.doc % FOLDS == fold]))
            decisions = np.concatenate(parts)
            for margin in (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0):
                pr, re_ = links(decisions, margin)
                print("  margin %4.1f: links P %.1f R %.1f F %.1f" % (margin, 100 * pr, 100 * re_, 200 * pr * re_ / (pr + re_)), flush=True)
        result[family] = merged(e, ensemble(e, every, FOLDS, EPOCHS[family]), MARGIN[family])
    text = json.dumps(result, ensure_ascii=False, sort_keys=True)
    open(args.out, "w", encoding="utf-8").write(re.sub(r'(\], |\{)(?=")', lambda m: m[1].strip() + "\n", text) + "\n")


if __name__ == "__main__":
    main()
