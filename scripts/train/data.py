"""Treebanks, names, roles and factuality -> training sentences. Normalisation and WordPiece mirror src/language/word-pieces.ts."""
import collections
import glob
import json
import os
import re
import unicodedata

QUOTES = str.maketrans({"‘": "'", "’": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "−": "-"})
SHAPES = ["none", "lower", "title", "upper", "mixed", "digit", "punct", "single", "title-first"]
SHAPE = {s: i for i, s in enumerate(SHAPES)}
SUFFIX_BUCKETS = 4096
MAX_PIECES = 8
NAME_TYPES = ["PER", "ORG", "LOC"]


# ---------- text ----------
def clean(word):
    """Lower case, no accents, plain quotes: what the uncased encoder sees."""
    word = word.translate(QUOTES).lower()
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")


def is_break(c):
    """Characters that BERT makes a piece of its own."""
    return not c.isalnum() and (ord(c) < 128 or unicodedata.category(c)[0] == "P")


class WordPiece:
    def __init__(self, path):
        self.vocab = {line.rstrip("\n"): i for i, line in enumerate(open(path, encoding="utf-8"))}
        self.cls, self.sep, self.unk = (self.vocab[t] for t in ("[CLS]", "[SEP]", "[UNK]"))
        self.cache = {}

    def word(self, word):
        if word not in self.cache:
            pieces = [p for run in self.split(clean(word)) for p in self.chunk(run)]
            pieces = pieces or [self.unk]
            if len(pieces) > MAX_PIECES:
                pieces = pieces[:5] + pieces[-3:]
            self.cache[word] = pieces
        return self.cache[word]

    @staticmethod
    def split(text):
        out, cur = [], ""
        for c in text:
            if is_break(c):
                if cur:
                    out.append(cur)
                out.append(c)
                cur = ""
            elif c.isspace():
                if cur:
                    out.append(cur)
                cur = ""
            else:
                cur += c
        return out + [cur] if cur else out

    def chunk(self, text):
        out, start = [], 0
        while start < len(text):
            end = len(text)
            while end > start and ("##" if start else "") + text[start:end] not in self.vocab:
                end -= 1
            if end == start:
                return [self.unk]
            out.append(self.vocab[("##" if start else "") + text[start:end]])
            start = end
        return out


def shape(word, first):
    letters = [c for c in word if c.isalpha()]
    if any("0" <= c <= "9" for c in word):
        return SHAPE["digit"]
    if not letters:
        return SHAPE["punct"]
    up = [c != c.lower() for c in letters]
    if not any(up):
        return SHAPE["lower"]
    if len(letters) == 1:
        return SHAPE["single"]
    if all(up):
        return SHAPE["upper"]
    if up[0] and not any(up[1:]):
        return SHAPE["title-first" if first else "title"]
    return SHAPE["mixed"]


def suffix(word):
    """FNV-1a over the last three UTF-16 units of the cleaned word, with a length class."""
    w = clean(word)
    h = 2166136261
    for c in (str(min(len(w), 4)) + w[-3:]).encode("utf-16-le")[::2]:
        h = ((h ^ c) * 16777619) & 0xFFFFFFFF
    return h % SUFFIX_BUCKETS


# ---------- lemma edit scripts: "case flag, cut n, add s" ----------
def script(form, lemma):
    form = form.translate(QUOTES)
    lemma = lemma.translate(QUOTES)
    keep = "L" if lemma == lemma.lower() else "U" if lemma == lemma.upper() and len(lemma) > 1 else "T" if lemma[:1].isupper() and lemma[1:] == lemma[1:].lower() else "K"
    if keep == "K" and form != lemma:
        return "K0+" if form.lower() == lemma.lower() else None
    a, b = form.lower(), lemma.lower()
    if a == b and keep != "L" and form == lemma:
        return "K0+"
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return "%s%d+%s" % (keep, len(a) - n, b[n:])


def apply_script(form, s):
    keep, rest = s[0], s[1:]
    n, add = rest.split("+", 1)
    if keep == "K":
        return form
    low = form.translate(QUOTES).lower()
    out = (low[:len(low) - int(n)] if int(n) <= len(low) else "") + add
    return {"L": out, "U": out.upper(), "T": out[:1].upper() + out[1:]}[keep]


# ---------- treebanks ----------
def read_conllu(path):
    out, cur, meta = [], None, {}
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if cur and cur["form"]:
                out.append(cur)
            cur = None
            continue
        if cur is None:
            cur = {k: [] for k in ("form", "lemma", "upos", "xpos", "head", "rel", "misc", "space")}
            cur["id"], cur["paragraph"] = None, False
        if line[0] == "#":
            if line.startswith("# sent_id"):
                cur["id"] = line.split("= ", 1)[1]
            elif re.match(r"# (newdoc|newpar)\b(?!_)", line):
                cur["paragraph"] = True
            continue
        c = line.split("\t")
        if "." in c[0]:
            continue
        if "-" in c[0]:
            a, b = map(int, c[0].split("-"))
            cur["mwt"] = (a, b, "SpaceAfter=No" in c[9])
            continue
        cur["form"].append(c[1])
        cur["lemma"].append(c[2])
        cur["upos"].append(c[3])
        cur["xpos"].append(c[4])
        cur["head"].append(int(c[6]))
        cur["rel"].append(c[7])
        cur["misc"].append(c[9])
        i, m = int(c[0]), cur.get("mwt", (0, 0, False))
        cur["space"].append(not (m[0] <= i < m[1] or (i == m[1] and m[2]) or "SpaceAfter=No" in c[9]))
    if cur and cur["form"]:
        out.append(cur)
    return out


def read_iob(path):
    out, cur, sid = [], None, None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if cur:
                out.append(cur)
            cur = None
        elif line.startswith("# sent_id"):
            sid = line.split("= ", 1)[1]
        elif line[0] != "#":
            c = line.split("\t")
            cur = cur or {"id": sid, "form": [], "tag": []}
            cur["form"].append(c[1])
            cur["tag"].append(c[2] if re.fullmatch("[BI]-(PER|ORG|LOC)", c[2]) else "O")
    if cur:
        out.append(cur)
    for s in out:  # an I- without its B- becomes a B-
        prev = "O"
        for i, t in enumerate(s["tag"]):
            if t[0] == "I" and prev[1:] != t[1:]:
                s["tag"][i] = "B" + t[1:]
            prev = s["tag"][i]
    return out


TITLES = set("president minister secretary senator governor king queen prince princess pope general judge justice chairman "
             "director ambassador mayor captain chancellor premier sheriff lord sir doctor dr professor mr mrs ms miss saint st "
             "god jew christian muslim republican democrat emperor duke earl count baron bishop archbishop sergeant colonel "
             "major lieutenant admiral congressman congresswoman representative speaker officer commissioner coach mom dad "
             "mother father uncle aunt grandma grandpa".split())


def gum_names(s):
    """GUM's nested noun phrases -> flat PER/ORG/LOC names of the head word and the proper nouns around it."""
    n, open_, ents = len(s["form"]), [], []
    for i, misc in enumerate(s["misc"]):
        m = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
        for x in re.finditer(r"\(([^()]+)(\))?|([^()]+)\)", m[1] if m else ""):
            if x[1]:
                f = x[1].split("-")
                e = [f[0], f[1], i, i + 1]
                (ents if x[2] else open_).append(e)
            else:
                for e in reversed(open_):
                    if e[0] == x[3]:
                        e[3] = i + 1
                        ents.append(e)
                        open_.remove(e)
                        break
    noun = lambda i: s["xpos"][i] in ("NNP", "NNPS")
    head = [h - 1 for h in s["head"]]
    found = []
    for _, kind, lo, hi in ents:
        kind = {"person": "PER", "organization": "ORG", "place": "LOC"}.get(kind)
        h = next((i for i in range(lo, hi) if not lo <= head[i] < hi), -1)
        if not kind or h < 0 or not noun(h):
            continue
        if kind == "PER" and (s["xpos"][h] != "NNP" or s["form"][h].rstrip(".").lower() in TITLES):
            continue
        a, b = h, h + 1
        if kind == "PER":
            while b < hi and noun(b) and head[b] == h and (s["rel"][b] == "flat" or
                                                           s["rel"][b] == "nmod:desc" and re.fullmatch(r"(Jr|Sr|II|III|IV)\.?", s["form"][b])):
                b += 1
        else:
            glue = lambda i, words: s["form"][i].lower() in words
            left, right = "of the and for & de la del - 's ’s".split(), "of the and for & de la del - on in to at 's ’s".split()
            while True:
                if a > lo and noun(a - 1):
                    a -= 1
                elif a - 2 >= lo and glue(a - 1, left) and noun(a - 2):
                    a -= 2
                else:
                    break
            while True:
                if b < hi and noun(b):
                    b += 1
                elif b + 1 < hi and glue(b, right) and noun(b + 1):
                    b += 2
                elif b + 2 < hi and glue(b, ["of"]) and glue(b + 1, ["the"]) and noun(b + 2):
                    b += 3
                else:
                    break
        found.append((a, b, kind))
    tag = ["O"] * n
    for a, b, kind in sorted(found, key=lambda x: x[0] - x[1]):
        if all(t == "O" for t in tag[a:b]):
            tag[a:b] = ["B-" + kind] + ["I-" + kind] * (b - a - 1)
    return tag


def gum(treebanks, part):
    out = []
    for f in sorted(glob.glob(os.path.join(treebanks, "gum", part, "*.conllu"))):
        out += read_conllu(f)
    return out


def ewt(treebanks, part):
    return read_conllu(os.path.join(treebanks, "ewt", part + ".conllu"))


# ---------- tables for decoding ----------
def word_class(upos):
    """v, n or j: the parts of speech that rolesets know."""
    return {"NOUN": "n", "PROPN": "n", "ADJ": "j"}.get(upos, "v")


def read_jsonl(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def roleset_table(treebanks):
    """Rows "lemma p id id": rolesets of a lemma by part of speech, in the order of the frame files, those of the training corpus after them.
    ".01" stands for lemma.01. Multiword verbs have their particle: give_up."""
    rows = collections.defaultdict(dict)
    for r in read_jsonl(os.path.join(treebanks, "propbank", "rolesets.jsonl")):
        for p, alias in r["aliases"]:
            if p in "vnj":
                rows[alias.lower(), p][r["id"]] = 1
    sents = {s["id"]: s for s in ewt(treebanks, "train")}
    for r in read_jsonl(os.path.join(treebanks, "propbank", "ewt-train.jsonl")):
        s = sents.get(r["id"])
        for f in r["frames"] if s else ():
            lemma = s["lemma"][f["at"]].lower()
            if " " not in lemma:
                rows[lemma, word_class(s["upos"][f["at"]])][f["roleset"]] = 1
    short = lambda lemma, i: i[len(lemma):] if i.startswith(lemma + ".") else i
    return [" ".join([lemma, p] + [short(lemma, i) for i in ids]) for (lemma, p), ids in sorted(rows.items())]


def lemma_exceptions(treebanks, lists):
    """Rows "XPOS script form form": words of training whose lemma is always the same and is not the word itself."""
    seen = collections.defaultdict(collections.Counter)
    for s in ewt(treebanks, "train") + gum(treebanks, "train"):
        for form, lemma, xpos in zip(s["form"], s["lemma"], s["xpos"]):
            seen[form.translate(QUOTES).lower(), xpos][script(form, lemma)] += 1
    known, rows = set(lists["lemmas"]), collections.defaultdict(list)
    for (form, xpos), scripts in sorted(seen.items()):
        best, count = scripts.most_common(1)[0]
        plain = re.fullmatch("[a-z]+|'[a-z]+|n't", form) and not re.match("NNP|ADD|GW|FW|XX", xpos)
        if plain and best in known and count > 0.9 * sum(scripts.values()) and best not in ("L0+", "K0+"):
            rows[xpos, best].append(form)
    return [" ".join([x, sc] + forms) for (x, sc), forms in sorted(rows.items())]


# ---------- predicates, roles, factuality ----------
#: frames of auxiliaries: their words are grammar, not events
AUXILIARY_FRAMES = {"be.03", "have.01", "do.01", "get.03"}


def span_head(s, a, b):
    """The word of the span a .. b whose governor lies outside it."""
    return next((i for i in range(a, b + 1) if not a <= s["head"][i] - 1 <= b), a)


def plain_role(label):
    """Continuations and references keep their number only; -DSP goes."""
    if label.startswith("C-"):
        return "C-" + label[2:6] if label[2:5] == "ARG" and label[5:6].isdigit() else None
    if label.startswith("R-"):
        return "R-" + label[2:6] if label[5:6].isdigit() else "R-ARGM"
    return label[:-4] if label.endswith("-DSP") else label


def attach_frames(sents, treebanks, part):
    """Adds 'frames': [(word, roleset, [(head word, role)])] and 'fact': [(word, value, confidence)] where there are any."""
    frames = {r["id"]: r for r in read_jsonl(os.path.join(treebanks, "propbank", "ewt-%s.jsonl" % part))}
    facts = {r["id"]: r for r in read_jsonl(os.path.join(treebanks, "factuality", "ewt-%s.jsonl" % part))}
    for s in sents:
        if s["id"] in frames:
            s["frames"] = []
            for p in frames[s["id"]]["frames"]:
                if p["roleset"] in AUXILIARY_FRAMES:
                    continue
                roles = [(span_head(s, a, b), plain_role(label)) for label, a, b in p["args"] if label not in ("V", "C-V")]
                s["frames"].append((p["at"], p["roleset"], [(w, r) for w, r in roles if r]))
        if s["id"] in facts:
            s["fact"] = [(i, v, c) for i, v, c in facts[s["id"]]["predicates"] if i < len(s["form"])]


def corpora(treebanks):
    """EWT train, EWT dev, GUM train, GUM dev. 'ner': UNER tags; 'gner': names converted from GUM; 'onto': a teacher's OntoNotes tags;
    'frames' and 'fact' on EWT. A key is absent where there is nothing."""
    parts = {}
    for part, name in (("train", "en_ewt-ud-train.first-annotation.iob2"), ("dev", "en_ewt-ud-dev.iob2")):
        sents = parts["ewt", part] = ewt(treebanks, part)
        tags = {s["id"]: s for s in read_iob(os.path.join(treebanks, "uner", name))}
        for s in sents:
            t = tags.get(s["id"])
            if t and t["form"] == s["form"]:
                s["ner"] = t["tag"]
        attach_frames(sents, treebanks, part)
        for s in parts.setdefault(("gum", part), gum(treebanks, part)):
            s["gner"] = gum_names(s)
    silver = json.load(open(os.path.join(treebanks, "silver", "ontonotes-names.json"), encoding="utf-8"))
    for sents in parts.values():
        for s in sents:
            if s["id"] in silver and len(silver[s["id"]]) == len(s["form"]):
                s["onto"] = [t or "O" for t in silver[s["id"]]]
    return parts["ewt", "train"], parts["ewt", "dev"], parts["gum", "train"], parts["gum", "dev"]
