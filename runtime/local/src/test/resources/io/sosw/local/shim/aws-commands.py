"""AWS's command line, many commands in one process: what `aws` runs, without starting Python for each.

Standard input holds a command a line; `name <- command` keeps its output as $name, `command => text` wants the text in
it, and `! command` must fail; `open ADDRESS` reads what is there. The first line that goes wrong ends the program with the reason.
"""
import contextlib
import functools
import io
import os
import shlex
import socket
import string
import sys
import urllib.request

import awscli
import awscli.clidriver

# Each command has a session of its own, as a process would; the descriptions of the services are read once.
sessions = awscli.clidriver.botocore.session
sessions.create_loader = functools.lru_cache(sessions.create_loader)

# Versions that know the setting put no name before an address in numbers (places.127.0.0.1); for others the name is looked
# up, and places.localhost is this machine wherever names are looked up.
os.environ["AWS_DISABLE_HOST_PREFIX_INJECTION"] = "true"
variables = awscli.clidriver.botocore.configprovider.BOTOCORE_DEFAUT_SESSION_VARIABLES
prefixes = "disable_host_prefix_injection" not in variables
look_up = socket.getaddrinfo
socket.getaddrinfo = lambda host, *more, **named: look_up(
    "127.0.0.1" if str(host).endswith(".localhost") else host, *more, **named)


def run(arguments):
    if arguments[0] == "open":
        return 0, urllib.request.urlopen(arguments[1]).read().decode("utf-8")
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            code = awscli.clidriver.create_clidriver().main(arguments)
        except SystemExit as e:
            code = e.code
    return code, out.buffer.getvalue().decode("utf-8")


version = awscli.__version__
kept = {"version": "v" + version.split(".")[0]}
for argument in sys.argv[1:]:
    name, _, value = argument.partition("=")
    kept[name] = value
for line in sys.stdin.read().splitlines():
    if not line.strip() or line.startswith("#"):
        continue
    command, _, wanted = line.partition(" => ")
    name, arrow, rest = command.partition(" <- ")
    command = rest if arrow else command
    fails = command.startswith("! ")
    words = [string.Template(word).substitute(kept) for word in shlex.split(command[2:] if fails else command)]
    endpoint = kept["endpoint"].replace("127.0.0.1", "localhost") if words[0] == "location" and prefixes else kept["endpoint"]
    code, output = run(words + ["--endpoint-url", endpoint])
    wanted = string.Template(wanted.strip()).substitute(kept)
    if (code != 0) != fails or wanted not in output:
        sys.exit("aws-cli %s: %s\nended with %s, wanted %r and got:\n%s" % (version, words, code, wanted, output))
    if arrow:
        kept[name.strip()] = output.strip()
print("aws-cli", version)
