#!/usr/bin/env python3
"""Checks Keyhole trails without Keyhole. Written from docs/trail-format.md, with Python's standard library alone.

    verify.py trail FILE.jsonl --checkpoint FILE --key VERIFIER-KEY --origin ORIGIN
    verify.py vectors FOLDER

Prints what it found; leaves with 0 where all is well, 1 where the trail or a vector is bad, 2 for wrong usage.
"""

import base64
import binascii
import hashlib
import json
import os
import re
import sys

LARGEST_ENTRY = 65535
LARGEST_NUMBER = 2**53 - 1
LONGEST_LIST = 1000

ID = re.compile(r"[A-Za-z0-9_-]{21}[AQgw]")
CODE = re.compile(r"[a-z][a-z0-9.-]{0,63}")
TYPE = re.compile(r"[a-z][a-z0-9-]{0,30}\.[a-z][a-z0-9-]{0,30}")
HASH = re.compile(r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]")

# docs/trail-format.md, "Keys": the closed list of version 1.
KINDS = {
    "integer": "bytes count duration end epoch formVersion from guidelineVersion keyVersion size start time total until version",
    "id": "alert annotation assignment batch case device export form freeze guideline hold id import item key lease "
          "object project rendition request search session source subject subjectTeam task trace view",
    "code": "action actorRole change channel format method objectKind purpose reason rule scope setting",
    "hash": "detail root",
    "ids": "sections teams",
    "codes": "roles",
    "actor": "actor",
    "outcome": "outcome",
    "type": "type",
    "version": "v",
    "note": "note",
    "digests": "digests",
}
KEYS = {key: kind for kind, keys in KINDS.items() for key in keys.split()}


class Bad(Exception):
    """Something that is not as the format says."""


def sha256(data):
    return hashlib.sha256(data).digest()


def unbase64(text, url=False):
    """Strict base64: one spelling only."""
    padded = text + "=" * (-len(text) % 4) if url else text
    try:
        data = base64.b64decode(padded, altchars=b"-_" if url else None, validate=True)
    except (binascii.Error, ValueError):
        raise Bad("not base64") from None
    again = base64.b64encode(data, altchars=b"-_" if url else None).decode()
    if (again.rstrip("=") if url else again) != text:
        raise Bad("base64 in another spelling")
    return data


def rebase64(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


# --- entries ---------------------------------------------------------------------------------------------------------


def text_matching(pattern):
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def set_of(pattern):
    def check(value):
        return (
            isinstance(value, list)
            and 0 < len(value) <= LONGEST_LIST
            and all(isinstance(member, str) and pattern.fullmatch(member) for member in value)
            and value == sorted(set(value))
        )
    return check


def is_integer(value):
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_NUMBER


def is_note(value):
    try:
        body, _ = split_note(unbase64(value, url=True).decode("utf-8"))
        return len(body.split("\n")) == 4 and parse_checkpoint(body) is not None
    except (Bad, UnicodeDecodeError, TypeError):
        return False


def is_digests(value):
    return isinstance(value, dict) and len(value) > 0 and all(
        CODE.fullmatch(name) and isinstance(held, str) and HASH.fullmatch(held) for name, held in value.items()
    )


CHECKS = {
    "integer": is_integer,
    "id": text_matching(ID),
    "code": text_matching(CODE),
    "hash": text_matching(HASH),
    "type": text_matching(TYPE),
    "ids": set_of(ID),
    "codes": set_of(CODE),
    "actor": lambda value: value in ("system", "anonymous", "console") or text_matching(ID)(value),
    "outcome": lambda value: value in ("ok", "denied", "failed"),
    "version": lambda value: is_integer(value) and value == 1,
    "note": is_note,
    "digests": is_digests,
}


def pairs_once(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise Bad("a key stands twice")
    return dict(pairs)


def no_float(text):
    raise Bad(f"{text} is not a whole number")


def decode_entry(data):
    if len(data) > LARGEST_ENTRY:
        raise Bad("longer than 65,535 bytes")
    try:
        entry = json.loads(data.decode("ascii"), object_pairs_hook=pairs_once, parse_float=no_float, parse_constant=no_float)
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise Bad(f"not ASCII JSON: {error}") from None
    if not isinstance(entry, dict):
        raise Bad("not a JSON object")
    for key, value in entry.items():
        if key not in KEYS:
            raise Bad(f"{key} is no key of version 1")
        if not CHECKS[KEYS[key]](value):
            raise Bad(f"{key} is not of kind {KEYS[key]}")
    for key in ("actor", "id", "outcome", "time", "type", "v"):
        if key not in entry:
            raise Bad(f"{key} is missing")
    if ("object" in entry) != ("objectKind" in entry):
        raise Bad("object and objectKind stand together")
    if "note" in entry and not entry["type"].startswith("trail."):
        raise Bad("note outside a trail. entry")
    # Keys and values are ASCII without anything to escape, so sorting by code point is RFC 8785's order.
    if json.dumps(entry, sort_keys=True, separators=(",", ":")).encode("ascii") != data:
        raise Bad("not in canonical form")
    return entry


# --- tree ------------------------------------------------------------------------------------------------------------


def leaf_hash(data):
    return sha256(b"\x00" + data)


def node_hash(left, right):
    return sha256(b"\x01" + left + right)


class Tree:
    """A stack of perfect subtrees, (size, hash) from left to right."""

    def __init__(self):
        self.size = 0
        self.stack = []

    def append(self, leaf):
        self.size += 1
        self.stack.append((1, leaf))
        while len(self.stack) > 1 and self.stack[-1][0] == self.stack[-2][0]:
            size, right = self.stack.pop()
            _, left = self.stack.pop()
            self.stack.append((2 * size, node_hash(left, right)))

    def root(self):
        if not self.stack:
            return sha256(b"")
        root = self.stack[-1][1]
        for _, left in reversed(self.stack[:-1]):
            root = node_hash(left, root)
        return root

    def frontier(self):
        return self.size.to_bytes(8, "big") + b"".join(held for _, held in self.stack)


def split_size(size):
    return 1 << ((size - 1).bit_length() - 1)


def root_from_inclusion(leaf, index, size, proof):
    """The root that a proof leads to, by RFC 6962's own recursion."""
    if size == 1:
        if proof:
            raise Bad("the proof is too long")
        return leaf
    if not proof:
        raise Bad("the proof is too short")
    split = split_size(size)
    if index < split:
        return node_hash(root_from_inclusion(leaf, index, split, proof[:-1]), proof[-1])
    return node_hash(proof[-1], root_from_inclusion(leaf, index - split, size - split, proof[:-1]))


def roots_from_consistency(first, second, proof, whole, first_root):
    """The roots of both trees that a proof leads to, by RFC 6962's own recursion (SUBPROOF)."""
    if first == second:
        if whole:
            if proof:
                raise Bad("the proof is too long")
            return first_root, first_root
        if len(proof) != 1:
            raise Bad("the proof has another length")
        return proof[0], proof[0]
    if not proof:
        raise Bad("the proof is too short")
    split = split_size(second)
    if first <= split:
        old, new = roots_from_consistency(first, split, proof[:-1], whole, first_root)
        return old, node_hash(new, proof[-1])
    old, new = roots_from_consistency(first - split, second - split, proof[:-1], False, first_root)
    return node_hash(proof[-1], old), node_hash(proof[-1], new)


def check_inclusion(leaf, index, size, proof, root):
    if not 0 <= index < size or root_from_inclusion(leaf, index, size, proof) != root:
        raise Bad(f"inclusion of {index} in {size}")


def check_consistency(first, second, proof, first_root, second_root):
    if first == 0:
        if proof or first_root != sha256(b""):
            raise Bad(f"consistency of {first} and {second}")
        return
    if roots_from_consistency(first, second, proof, True, first_root) != (first_root, second_root):
        raise Bad(f"consistency of {first} and {second}")


# --- Ed25519, RFC 8032 section 6 -------------------------------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def point_add(first, second):
    a = (first[1] - first[0]) * (second[1] - second[0]) % P
    b = (first[1] + first[0]) * (second[1] + second[0]) % P
    c = 2 * first[3] * second[3] * D % P
    d = 2 * first[2] * second[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def point_times(number, point):
    result = (0, 1, 1, 0)
    while number > 0:
        if number & 1:
            result = point_add(result, point)
        point = point_add(point, point)
        number >>= 1
    return result


def point_equal(first, second):
    return (first[0] * second[2] - second[0] * first[2]) % P == 0 and (first[1] * second[2] - second[1] * first[2]) % P == 0


def recover_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


def decompress(data):
    y = int.from_bytes(data, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)


def ed25519_verify(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    key, start = decompress(public), decompress(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if key is None or start is None or scalar >= ORDER:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    return point_equal(point_times(scalar, BASE), point_add(start, point_times(challenge, key)))


# --- notes and checkpoints -------------------------------------------------------------------------------------------


def split_note(text):
    if any(ord(letter) < 32 and letter != "\n" for letter in text):
        raise Bad("control character in a note")
    body, blank, tail = text.rpartition("\n\n")
    if not blank or not tail.endswith("\n"):
        raise Bad("not a signed note")
    signatures = []
    for line in tail[:-1].split("\n"):
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "\u2014" or not parts[1] or "+" in parts[1]:
            raise Bad("not a signature line")
        data = unbase64(parts[2])
        if len(data) < 5:
            raise Bad("signature too short")
        signatures.append((parts[1], data[:4], data[4:]))
    return body + "\n", signatures


def verify_note(text, verifier_key):
    name, _, rest = verifier_key.partition("+")
    key_id, _, key64 = rest.partition("+")
    key = unbase64(key64)
    if len(key) != 33 or key[0] != 1:
        raise Bad("not an Ed25519 verifier key")
    expected = sha256(name.encode("utf-8") + b"\n" + key)[:4]
    if expected.hex() != key_id:
        raise Bad("the verifier key does not fit its own hash")
    body, signatures = split_note(text)
    own = [signature for signer, held, signature in signatures if signer == name and held == expected]
    if not own:
        raise Bad("not signed by this key")
    if not all(ed25519_verify(key[1:], body.encode("utf-8"), signature) for signature in own):
        raise Bad("wrong signature")
    return body


def parse_checkpoint(body):
    lines = body.split("\n")
    if len(lines) < 4 or lines[-1] != "" or "" in lines[:-1]:
        raise Bad("not a checkpoint")
    if not re.fullmatch(r"0|[1-9][0-9]{0,15}", lines[1]) or int(lines[1]) > LARGEST_NUMBER:
        raise Bad("not a tree size")
    root = unbase64(lines[2])
    if len(root) != 32:
        raise Bad("not a root hash")
    return lines[0], int(lines[1]), root


def verify_checkpoint(text, verifier_key, origin):
    found, size, root = parse_checkpoint(verify_note(text, verifier_key))
    if found != origin:
        raise Bad(f"the checkpoint is of {found}, not of {origin}")
    return size, root


# --- commitments -----------------------------------------------------------------------------------------------------


def canonical(value):
    """RFC 8785 of strings, whole numbers, true, false, null, lists and objects."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(member) for member in value) + "]"
    # Python escapes U+007F no more than RFC 8785 does, and the same control characters in the same way.
    return json.dumps(value, ensure_ascii=False)


def commit_detail(salt, detail):
    return rebase64(sha256(b"keyhole/trail-detail/v1\n" + salt + canonical(detail).encode("utf-8")))


def commit_digest(salt, digest):
    return rebase64(sha256(b"keyhole/trail-digest/v1\n" + salt + digest))


# --- commands --------------------------------------------------------------------------------------------------------


def check_trail(lines, checkpoint=None):
    """The number of entries and of pruned ones. Raises Bad that names the first bad index."""
    tree, pruned = Tree(), 0
    for line in lines:
        at = tree.size
        try:
            row = json.loads(line)
            if row["sequence"] != at:
                raise Bad(f"sequence {row['sequence']}")
            stored = unbase64(row["leafHash"]) if "leafHash" in row else None
            if "entry" in row:
                data = unbase64(row["entry"])
                decode_entry(data)
                leaf = leaf_hash(data)
                if stored is not None and stored != leaf:
                    raise Bad("leaf hash differs")
            else:
                leaf, pruned = stored, pruned + 1
                if leaf is None or len(leaf) != 32:
                    raise Bad("neither entry nor leaf hash")
        except (Bad, ValueError, KeyError, TypeError) as error:
            raise Bad(f"entry {at}: {error}") from None
        tree.append(leaf)
        if checkpoint is not None and checkpoint[0] == tree.size and checkpoint[1] != tree.root():
            raise Bad(f"the root at {tree.size} is not the signed one")
    if checkpoint is not None and checkpoint[0] > tree.size:
        raise Bad(f"the trail ends at {tree.size}, the checkpoint is of {checkpoint[0]}")
    if checkpoint is not None and checkpoint[0] == 0 and checkpoint[1] != sha256(b""):
        raise Bad("the root at 0 is not the signed one")
    return tree.size, pruned


def expect(condition, what):
    if not condition:
        raise Bad(what)


def refuses(action, *arguments):
    try:
        action(*arguments)
    except Bad:
        return True
    return False


def check_vectors(folder):
    def load(name):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            return json.load(file)

    unhex = bytes.fromhex
    kinds = {"one": "version"}
    expect(KEYS == {key: kinds.get(kind, kind) for key, kind in load("keys.json").items()}, "keys.json")
    for vector in load("entries.json"):
        data = unhex(vector["bytes"])
        decode_entry(data)
        expect(data.decode("ascii") == vector["text"] and leaf_hash(data).hex() == vector["leafHash"], vector["name"])
    for vector in load("refused.json"):
        expect(refuses(decode_entry, unhex(vector["bytes"])), f"accepted: {vector['why']}")

    tree, roots, leaves = Tree(), [], []
    for vector in load("tree.json")["sizes"]:
        if vector["size"] > 0:
            leaves.append(leaf_hash(f"leaf {vector['size'] - 1}".encode()))
            tree.append(leaves[-1])
        roots.append(tree.root())
        expect(tree.root().hex() == vector["root"] and tree.frontier().hex() == vector["frontier"], f"tree {vector['size']}")
        expect([held.hex() for _, held in tree.stack] == vector["peaks"], f"peaks {vector['size']}")

    def check_proofs(vectors, leaves, roots):
        for vector in vectors["inclusion"]:
            index, size, proof = vector["index"], vector["size"], [unhex(held) for held in vector["proof"]]
            check_inclusion(leaves[index], index, size, proof, roots[size])
            expect(refuses(check_inclusion, leaf_hash(b"other"), index, size, proof, roots[size]), "a wrong leaf was accepted")
        for vector in vectors["consistency"]:
            first, second, proof = vector["first"], vector["second"], [unhex(held) for held in vector["proof"]]
            check_consistency(first, second, proof, roots[first], roots[second])
            expect(refuses(check_consistency, first, second, proof, leaf_hash(b"other"), roots[second]), "a wrong root was accepted")

    check_proofs(load("proofs.json"), leaves, roots)

    published = load("published.json")
    tree, roots = Tree(), [sha256(b"")]
    leaves = [leaf_hash(unhex(leaf)) for leaf in published["leaves"]]
    for leaf in leaves:
        tree.append(leaf)
        roots.append(tree.root())
    expect([root.hex() for root in roots] == published["roots"], "published roots")
    check_proofs(published, leaves, roots)
    for vector in published["notes"]:
        body = verify_note(vector["note"], vector["verifierKey"])
        expect("origin" not in vector or parse_checkpoint(body)[0] == vector["origin"], "published note")
        expect(refuses(verify_note, "x" + vector["note"][1:], vector["verifierKey"]), "a changed note was accepted")

    checkpoints = load("checkpoints.json")
    for note in checkpoints["good"]:
        verify_checkpoint(note, checkpoints["verifierKey"], checkpoints["origin"])
    for why, note in checkpoints["bad"].items():
        expect(refuses(verify_checkpoint, note, checkpoints["verifierKey"], checkpoints["origin"]), f"accepted: {why}")

    commitments = load("commitments.json")
    for vector in commitments["detail"]:
        expect(canonical(vector["detail"]).encode("utf-8").hex() == vector["canonical"], "canonical detail")
        expect(commit_detail(unhex(vector["salt"]), vector["detail"]) == vector["commitment"], "detail")
    for vector in commitments["digest"]:
        expect(commit_digest(unhex(vector["salt"]), unhex(vector["digest"])) == vector["commitment"], "digest")

    with open(os.path.join(folder, "trail.checkpoint"), encoding="utf-8", newline="") as file:
        checkpoint = verify_checkpoint(file.read(), checkpoints["verifierKey"], checkpoints["origin"])
    with open(os.path.join(folder, "trail.jsonl"), encoding="utf-8") as file:
        return check_trail(file, checkpoint)


def main(arguments):
    try:
        if len(arguments) == 2 and arguments[0] == "vectors":
            size, _ = check_vectors(arguments[1])
            print(f"all vectors hold; the sample trail of {size} entries is whole")
            return 0
        if len(arguments) == 8 and arguments[0] == "trail":
            options = dict(zip(arguments[2::2], arguments[3::2]))
            with open(options["--checkpoint"], encoding="utf-8", newline="") as file:
                checkpoint = verify_checkpoint(file.read(), options["--key"], options["--origin"])
            with open(arguments[1], encoding="utf-8") as file:
                size, pruned = check_trail(file, checkpoint)
            print(f"whole: {size} entries, {pruned} of them pruned, signed up to {checkpoint[0]}")
            return 0
    except Bad as error:
        print(f"BAD: {error}")
        return 1
    except KeyError:
        pass
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
