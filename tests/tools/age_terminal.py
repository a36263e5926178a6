"""Runs a command that asks for a passphrase on a terminal, and types it.

    age_terminal.py PASSPHRASE COMMAND ARGUMENT…

`age` reads a passphrase from a terminal and from nothing else. Knows nothing of age but that a question ends in
"passphrase" and a colon. Ends as the command ends; what it showed goes to standard error.
"""

import os
import pty
import re
import sys

passphrase, command = sys.argv[1], sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)

shown = b""
asked = 0
while True:
    try:
        piece = os.read(terminal, 4096)
    except OSError:  # Linux says so when the other end is closed.
        break
    if not piece:
        break
    shown += piece
    questions = len(re.findall(rb"passphrase[^\n]*: ", shown))
    while asked < questions:
        os.write(terminal, passphrase.encode() + b"\n")
        asked += 1

sys.stderr.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
