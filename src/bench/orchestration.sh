#!/usr/bin/env bash
# The phases of the orchestration, a JSON line each: against the shim's DynamoDB (or that of DDB_ENDPOINT, which must be
# empty), without and with the audit trail; then, with MILLION=1, a job of a million tasks in 256 MB of heap against a
# table that keeps nothing.
#
#   src/bench/orchestration.sh         after
#   mvn -q -Pbench -Dquick -DskipTests -pl src/bench -am compile dependency:build-classpath -Dmdep.outputFile=target/classpath
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
classpath=${BENCH_CLASSPATH:-$here/target/classes:$(cat "$here/target/classpath")}
work=$(mktemp -d)
started=()
finish() {
    kill "${started[@]}" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
# serve <port> <main class and arguments...>
serve() {
    local port=$1
    shift
    java -cp "$classpath" "$@" >"$work/$port.log" 2>&1 &
    started+=($!)
    until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do sleep 0.1; done
}
bench() { java "$@" -cp "$classpath" io.sosw.bench.orchestration.BenchMain 2>/dev/null; }

for meta in 0 1; do
    endpoint=${DDB_ENDPOINT:-}
    if [ -z "$endpoint" ]; then
        mkdir -p "$work/$meta"
        serve $((8791 + meta)) io.sosw.local.shim.ShimMain --project_dir "$work/$meta" --port $((8791 + meta))
        endpoint=http://127.0.0.1:$((8791 + meta))
    fi
    DDB_ENDPOINT=$endpoint META=$meta LABEL=meta-$meta MILLION=0 bench -Xmx512m
    [ -z "${DDB_ENDPOINT:-}" ] || break
done
if [ "${MILLION:-0}" = 1 ]; then
    serve 8793 io.sosw.bench.orchestration.NoTableMain 8793
    DDB_ENDPOINT=http://127.0.0.1:8793 PHASES=7 MILLION=1 LABEL=no-table bench -Xmx256m
fi
