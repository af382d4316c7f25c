"""Makes the vectors of docs/encryption.md from the description alone, sharing no code with Keyhole.

    python3 test/vectors/envelope/make.py      # needs the package "cryptography" (any version from 42)

The files are kept in the repository; this needs to run only when a format is added, never to make a test pass.
"""
import hashlib, hmac, json, pathlib, struct, unicodedata
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

here = pathlib.Path(__file__).parent
counter = 0


def fixed(n):
    """Bytes that look random and are the same in every run."""
    global counter
    counter += 1
    out = b""
    while len(out) < n:
        out += hashlib.sha256(b"keyhole vector %d %d" % (counter, len(out))).digest()
    return out[:n]


def pattern(n):
    """The plaintext of large blobs: byte i is (7 i + floor(i / 256)) mod 256."""
    return bytes((7 * i + (i >> 8)) & 255 for i in range(n))


def hkdf(key, salt, info):
    prk = hmac.new(salt or b"\0" * 32, key, hashlib.sha256).digest()
    return hmac.new(prk, info + b"\x01", hashlib.sha256).digest()


def seal(key, version, identity, plain, salt, nonce):
    head = b"\x01" + struct.pack(">I", version) + salt + nonce
    record_key = hkdf(key, salt, identity.encode())
    return head + AESGCM(record_key).encrypt(nonce, plain, head + identity.encode())


def seal_blob(key, version, identity, plain, salt, prefix):
    head = b"\x02" + struct.pack(">I", version) + salt + prefix
    blob_key = AESGCM(hkdf(key, salt, identity.encode()))
    chunks = [plain[i : i + 65536] for i in range(0, len(plain), 65536)] or [b""]
    out = head
    for i, chunk in enumerate(chunks):
        nonce = prefix + struct.pack(">I", i) + (b"\x01" if i == len(chunks) - 1 else b"\x00")
        out += blob_key.encrypt(nonce, chunk, head + identity.encode())
    return out


def write(name, about, vectors):
    text = json.dumps({"about": about, "vectors": vectors}, indent=1, ensure_ascii=True)
    (here / name).write_text(text + "\n")


project, person, item = "AAECAwQFBgcICQoLDA0ODw", "EBESExQVFhcYGRobHB0eHw", "ICEiIyQlJicoKSorLC0uLw"

records = []
for plain, version, identity in [
    (b"", 1, f"items/{project}/{item}"),
    (b"a", 1, f"answers/{project}/{item}"),
    ("Füchse \U0001f98a".encode(), 258, f"drafts/{project}/{item}/7"),
    (pattern(1000), 0xFFFFFFFF, f"guidelines/{project}/äöü/\U0001f98a"),
]:
    key, salt, nonce = fixed(32), fixed(24), fixed(12)
    records.append(
        dict(purposeKey=key.hex(), version=version, identity=identity, random=(salt + nonce).hex(), plain=plain.hex(),
             sealed=seal(key, version, identity, plain, salt, nonce).hex())
    )
write("records.json", "Sealed records, format 1; all bytes in hex.", records)

blobs = []
for size in [0, 1, 65535, 65536, 65537, 131072, 200000]:
    key, salt, prefix = fixed(32), fixed(24), fixed(7)
    identity = f"blobs/{project}/{item}"
    sealed = seal_blob(key, 3, identity, pattern(size), salt, prefix)
    blobs.append(
        dict(purposeKey=key.hex(), version=3, identity=identity, random=[salt.hex(), prefix.hex()], plainSize=size,
             sealedSize=len(sealed), sealedSha256=hashlib.sha256(sealed).hexdigest(), head=sealed[:36].hex(),
             lastTag=sealed[-16:].hex())
    )
write("blobs.json", "Sealed blobs, format 2; plain byte i is (7 i + floor(i / 256)) mod 256.", blobs)

master, project_key, person_key = fixed(32), fixed(32), fixed(32)
purposes = ["items", "blobs", "answers", "drafts", "comments", "guidelines", "forms", "descriptors", "imports", "exports"]
installation = ["people", "second-factors", "settings", "strangers", "trail-salts"]
salt, nonce = fixed(24), fixed(12)
wrapped = seal(hkdf(master, b"", b"keyhole/1/wrap/project-keys"), 2, f"project-key/{project}/5", project_key, salt, nonce)
salt2, nonce2 = fixed(24), fixed(12)
wrapped_person = seal(hkdf(master, b"", b"keyhole/1/wrap/person-keys"), 2, f"person-key/{person}", person_key, salt2, nonce2)
base = f"keyhole/1/project/{project}/5/".encode()
write("hierarchy.json", "Keys that come from one master key; all bytes in hex.", [dict(
    master=dict(version=2, key=master.hex(), fingerprint=__import__("base64").urlsafe_b64encode(
        hmac.new(master, b"keyhole/1/key-fingerprint", hashlib.sha256).digest())[:22].decode()),
    project=dict(projectId=project, version=5, key=project_key.hex(), random=(salt + nonce).hex(), wrapped=wrapped.hex(),
                 purposeKeys={p: hkdf(project_key, b"", base + p.encode()).hex() for p in purposes},
                 fingerprintOf="61", fingerprint=hmac.new(hkdf(project_key, b"", base + b"fingerprint"), b"a", hashlib.sha256).hexdigest()),
    person=dict(personId=person, key=person_key.hex(), random=(salt2 + nonce2).hex(), wrapped=wrapped_person.hex(),
                detailKey=hkdf(person_key, b"", f"keyhole/1/person/{person}/trail-details".encode()).hex()),
    installation={p: hkdf(master, b"", f"keyhole/1/installation/{p}".encode()).hex() for p in installation},
)])

good = bytes.fromhex(records[1]["sealed"])
common = dict(purposeKey=records[1]["purposeKey"], version=1, identity=records[1]["identity"])
refused = [
    dict(common, why="nothing", sealed="", failure="not-sealed"),
    dict(common, why="one byte short of the shortest", sealed=good[:56].hex(), failure="not-sealed"),
    dict(common, why="unknown format", sealed=(b"\x03" + good[1:]).hex(), failure="not-sealed"),
    dict(common, why="the format of blobs", sealed=(b"\x02" + good[1:]).hex(), failure="not-sealed"),
    dict(common, why="another key version", sealed=(good[:4] + b"\x02" + good[5:]).hex(), failure="wrong-key"),
    dict(common, why="another salt", sealed=(good[:5] + b"\x00" + good[6:]).hex(), failure="altered"),
    dict(common, why="another nonce", sealed=(good[:40] + bytes([good[40] ^ 1]) + good[41:]).hex(), failure="altered"),
    dict(common, why="another ciphertext", sealed=(good[:41] + bytes([good[41] ^ 1]) + good[42:]).hex(), failure="altered"),
    dict(common, why="another tag", sealed=(good[:-1] + bytes([good[-1] ^ 1])).hex(), failure="altered"),
    dict(common, why="a byte more", sealed=(good + b"\x00").hex(), failure="altered"),
    dict(common, why="another record", identity=common["identity"] + "x", sealed=good.hex(), failure="altered"),
    dict(common, why="another key", purposeKey=fixed(32).hex(), sealed=good.hex(), failure="altered"),
]
write("refused.json", "What must not open, and how the failure is named.", refused)

ring = lambda kind: json.dumps(dict(v=1, kind=kind, keys=[dict(id=1, created=0, secret=__import__("base64").urlsafe_b64encode(fixed(32)).decode().rstrip("="))], active=1))
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives import serialization as ser
b64 = lambda raw: __import__("base64").urlsafe_b64encode(raw).decode().rstrip("=")
secret = Ed25519PrivateKey.from_private_bytes(fixed(32))
pkcs8 = secret.private_bytes(ser.Encoding.DER, ser.PrivateFormat.PKCS8, ser.NoEncryption())
public = secret.public_key().public_bytes(ser.Encoding.Raw, ser.PublicFormat.Raw)
log = json.dumps(dict(v=1, kind="log", keys=[dict(id=1, created=0, name="keyhole-0011223344556677", secret=b64(pkcs8), publicKey=b64(public))], active=1))
rings = dict(master=ring("master"), mark=ring("mark"), log=log, pepper=ring("pepper"))
passphrase = "Fu\u0308nf \u2168 zufa\u0308llige Wo\u0308rter"
head = b"KHKEYS\x01" + bytes([14, 8, 1]) + fixed(32) + fixed(12)
key = hashlib.scrypt(unicodedata.normalize("NFKC", passphrase).encode(), salt=head[10:42], n=2**14, r=8, p=1, dklen=32)
backup = head + AESGCM(key).encrypt(head[42:], json.dumps(dict(v=1, rings=rings)).encode(), head)
write("key-backup.json", "A key backup (with less scrypt work than Keyhole uses, so that the test is quick).",
      [dict(passphrase=passphrase, backup=backup.hex(), logPublicKey=public.hex(),
            master=b64(__import__("base64").urlsafe_b64decode(json.loads(rings["master"])["keys"][0]["secret"] + "=")))])
