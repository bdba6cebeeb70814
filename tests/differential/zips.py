"""Makes archives with Python's zipfile, or unpacks them with it, many in one process.

    zips.py make FOLDER SEED COUNT       writes FOLDER/0.zip, ...
    zips.py unpack < "ARCHIVE<TAB>FOLDER" lines      prints a status a line
"""
import io
import random
import resource
import signal
import sys
import zipfile

SECONDS = 10
BYTES_MAX = 1 << 24


class Unseekable(io.RawIOBase):
    """Something like a pipe: zipfile then writes data descriptors."""

    def __init__(self, file):
        self.file = file

    def writable(self):
        return True

    def write(self, data):
        return self.file.write(data)


def make_one(path, chance):
    names = ["README.md", "docs/a.txt", "docs/b/c.bin", "caf\u00e9.txt", "\u65e5\u672c/x", "notes 1.txt", "empty", "x" * 60]
    method = chance.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
    with open(path, "wb") as file:
        target = Unseekable(file) if chance.random() < 0.3 and method == zipfile.ZIP_DEFLATED else file
        with zipfile.ZipFile(target, "w", method, compresslevel=chance.choice([1, 6, 9])) as archive:
            if chance.random() < 0.3:
                archive.mkdir("docs") if hasattr(archive, "mkdir") else archive.writestr("docs/", "")
            for name in chance.sample(names, chance.randrange(1, len(names))):
                info = zipfile.ZipInfo(name, (2026, 1, 5, chance.randrange(24), chance.randrange(60), 2 * chance.randrange(30)))
                info.compress_type = method
                info.external_attr = chance.choice([0o100644, 0o100755, 0o600]) << 16
                data = bytes(chance.randrange(256) for _ in range(chance.choice([0, 1, 50, 3000]))) if name != "empty" else b""
                data = data if chance.random() < 0.5 else b"a line of text\n" * chance.randrange(200)
                if chance.random() < 0.3:
                    with archive.open(info, "w", force_zip64=chance.random() < 0.5) as member:
                        member.write(data)
                else:
                    archive.writestr(info, data)
            if chance.random() < 0.1:
                archive.comment = b"a comment"


def unpack_one(path, folder):
    signal.alarm(SECONDS)
    try:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
        return 0
    except Exception:  # whatever it does not like
        return 2
    finally:
        signal.alarm(0)


def main():
    if sys.argv[1] == "make":
        chance = random.Random(int(sys.argv[3]))
        for index in range(int(sys.argv[4])):
            make_one(f"{sys.argv[2]}/{index}.zip", chance)
        return
    resource.setrlimit(resource.RLIMIT_FSIZE, (BYTES_MAX, BYTES_MAX))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for line in sys.stdin:
        path, folder = line.rstrip("\n").split("\t")
        print(unpack_one(path, folder), flush=True)


main()
