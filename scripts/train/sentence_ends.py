"""Treebanks -> weights that say where sentences end: python sentence_ends.py TREEBANKS_FOLDER OUT.json

A logistic regression over the words around every gap inside a paragraph. src/language/sentence-ends.ts computes the same features; the weights are
integers, so that their sums are exact. Features that are rare or weigh little are left out."""
import collections
import json
import random
import re
import sys

import torch

import data as D

FINAL = re.compile(r"[.!?…]+$")
LEAST, SCALE, SHRINK = 6, 32, 0.12


def shape(w):
    """What kind of word: punctuation stays as it is, letters by their case."""
    if w == "":
        return "END"
    if not re.search(r"[^\W_]", w):
        return w[:2]
    if re.search(r"@|://|^www\.", w):
        return "URL"
    dot = "." if w[-1] == "." else ""
    if w[0].isdigit():
        return "0" + dot
    if w.lower() == w:
        return "a" + dot
    if len(re.sub(r"[\W_]", "", w)) == 1:
        return "A" + dot
    return ("AA" if w.upper() == w else "Aa") + dot


def bucket(n):
    return next(i for i, top in enumerate((1, 2, 4, 8, 16, 32, 1 << 30)) if n <= top)


def features(words, attached, i, first, depth, quote):
    """Of the gap behind word i. first: first word of the sentence; depth: open brackets in it; quote: is a double quote open?"""
    get = lambda k: words[k] if 0 <= k < len(words) else ""
    p, a, b, n = (get(i + k) for k in (-1, 0, 1, 2))
    sp, sa, sb, sn = (shape(w) for w in (p, a, b, n))
    la, lb, ln = a.lower(), b.lower(), n.lower()
    glue = "-" if attached else "+"
    end = "F" if FINAL.fullmatch(a) else "f" if FINAL.fullmatch(p) else "w"
    size = bucket(i + 1 - first)
    return ["", "1 " + sa, "2 " + sb, "3 %s %s %s" % (sa, sb, glue), "4 %s %s %s" % (sp, sa, sb), "5 %s %s %s" % (sa, sb, sn), "6 " + la, "7 " + lb,
            "8 %s %s" % (la, sb), "9 %s %s" % (sa, lb), "10 %s %s" % (sb, ln), "11 %s %s" % (la, lb), "12 %d %s %s" % (size, end, sb),
            "13 %d %s" % (min(depth, 2), end), "14 %d %s %s" % (quote, sa, sb), "15 %d %s" % (bucket(len(words) - 1 - i), end),
            "16 %s %s" % (shape(words[-1]), sb if end == "w" else end), "17 %s %s" % (shape(words[first]), sa), "18 %s %d %s" % (shape(words[first]), size, sb),
            "19 %s %s" % (p.lower(), sa if end == "F" else la)]


def paragraphs(sents):
    """[(words, attached to the word before, indices of last words)]"""
    out = []
    for s in sents:
        if s["paragraph"] or not out:
            out.append(([], [], []))
        words, attached, ends = out[-1]
        if words:
            ends.append(len(words) - 1)
        attached += [bool(words) and not before] + [not x for x in s["space"][:-1]]
        words += s["form"]
        before = s["space"][-1]
    return out


def gaps(parts):
    """(features, does a sentence end here?) of every gap; the history is that of the treebank."""
    for words, attached, ends in parts:
        last, first, depth, quote = set(ends), 0, 0, 0
        for i in range(len(words) - 1):
            depth, quote = follow(words[i], depth, quote)
            yield features(words, attached[i + 1], i, first, depth, quote), i in last
            if i in last:
                first, depth, quote = i + 1, 0, 0


def follow(word, depth, quote):
    """State behind a word."""
    if word in "([":
        depth += 1
    elif word in ")]":
        depth = max(0, depth - 1)
    elif word in ('"', "``", "''"):
        quote = 1 - quote
    elif word in "“”":
        quote = int(word == "“")
    return depth, quote


def main():
    treebanks, out = sys.argv[1:]
    random.seed(1)
    torch.manual_seed(1)
    torch.set_num_threads(1)
    train = list(gaps(paragraphs(D.ewt(treebanks, "train")) + paragraphs(D.gum(treebanks, "train"))))
    count = collections.Counter(f for fs, _ in train for f in fs)
    names = sorted(f for f, n in count.items() if n >= LEAST)
    idx = {f: i for i, f in enumerate(names)}
    rows = [([idx[f] for f in fs if f in idx], float(y)) for fs, y in train]
    bag = torch.nn.EmbeddingBag(len(names), 1, mode="sum")
    torch.nn.init.zeros_(bag.weight)
    opt = torch.optim.Adam(bag.parameters(), lr=0.02)
    for epoch in range(6):
        random.shuffle(rows)
        total = 0.0
        for g in opt.param_groups:
            g["lr"] = 0.02 * (1 - epoch / 6)
        for k in range(0, len(rows), 1024):
            part = rows[k:k + 1024]
            flat = torch.tensor([i for r, _ in part for i in r])
            starts = torch.tensor([0] + [len(r) for r, _ in part[:-1]]).cumsum(0)
            y = torch.tensor([t for _, t in part])
            loss = torch.nn.functional.binary_cross_entropy_with_logits(bag(flat, starts)[:, 0], y)
            opt.zero_grad()
            loss.backward()
            opt.step()
            with torch.no_grad():  # most weights shrink to nothing
                bag.weight.copy_(bag.weight.sign() * (bag.weight.abs() - SHRINK * opt.param_groups[0]["lr"]).clamp(min=0))
            total += loss.item() * len(part)
        print("epoch", epoch, total / len(rows), flush=True)
    weights = {f: round(w * SCALE) for f, w in zip(names, bag.weight[:, 0].tolist())}
    weights = {f: w for f, w in weights.items() if w}
    print(len(names), "features,", len(weights), "kept")
    for name, sents in (("EWT dev", D.ewt(treebanks, "dev")), ("GUM dev", D.gum(treebanks, "dev"))):
        hit = found = gold = 0
        for words, attached, ends in paragraphs(sents):
            first, depth, quote, mine, at, true = 0, 0, 0, set(), 0, set()
            for i in range(len(words) - 1):
                depth, quote = follow(words[i], depth, quote)
                if sum(weights.get(f, 0) for f in features(words, attached[i + 1], i, first, depth, quote)) > 0:
                    mine.add((first, i))
                    first, depth, quote = i + 1, 0, 0
            mine.add((first, len(words) - 1))
            for e in ends + [len(words) - 1]:
                true.add((at, e))
                at = e + 1
            hit, found, gold = hit + len(mine & true), found + len(mine), gold + len(true)
        print(name, "sentences with gold words: F1 %.1f" % (200 * hit / (found + gold)))
    json.dump(weights, open(out, "w", encoding="utf-8"), ensure_ascii=False, indent=0, sort_keys=True)


if __name__ == "__main__":
    main()
