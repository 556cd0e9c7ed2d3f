#!/usr/bin/env bash
# The shim beside other local implementations of AWS, each a process on 127.0.0.1. Nothing of them is part of a build.
#
#   src/bench/peers.sh figures       start, memory and operations per second, in turns (-Dcount, -Drounds in JAVA_OPTIONS)
#   src/bench/peers.sh differences   the same random operations on both (-Dseeds, -Dlength); fails at one that
#                                    docs/reference/differences.md does not hold
#   src/bench/peers.sh millions      a million items and a million messages in the shim, latency and memory on the way
#
# Needs `mvn -Pbench -Dquick -pl src/bench -am -DskipTests package` before it. ElasticMQ and S3Proxy come from Maven Central, moto is
# used when moto_server is on the PATH. DynamoDB Local is AWS's, under a licence of its own: it is measured when
# DYNAMODB_LOCAL names a folder with its jars.
set -euo pipefail
cd "$(dirname "$0")/../.."
what=${1:?figures, differences or millions}
mvn=${MVN:-mvn}
work=$(mktemp -d)
declare -A pids=()
trap 'stop; rm -rf "$work"' EXIT

class_path() { # <name> <group:artifact:version> [<forced group:artifact:version>]: its jars, fetched once
    local lib=$PWD/src/bench/target/peers/$1 force=${3:-}
    if [ ! -d "$lib" ]; then
        mkdir -p "$work/$1"
        pom "$2" "$force" >"$work/$1/pom.xml"
        (cd "$work/$1" && "$mvn" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
            -DincludeScope=runtime -DoutputDirectory="$lib" >&2)
    fi
    echo "$lib/*"
}
coordinates() {
    local IFS=:
    set -- $1
    echo "<dependency><groupId>$1</groupId><artifactId>$2</artifactId><version>$3</version></dependency>"
}
pom() {
    echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>peers</groupId>'
    echo '<artifactId>peer</artifactId><version>1</version><packaging>pom</packaging>'
    [ -z "$2" ] || echo "<dependencyManagement><dependencies>$(coordinates "$2")</dependencies></dependencyManagement>"
    echo "<dependencies>$(coordinates "$1")</dependencies></project>"
}

now() { date +%s%N; }
start() { # <name> <port> <command...>: waits for the first answer, whatever it is
    local name=$1 port=$2 begun
    shift 2
    begun=$(now)
    "$@" >"$work/$name.log" 2>&1 &
    pids[$name]=$!
    until curl -s -o /dev/null "http://127.0.0.1:$port/"; do
        kill -0 "${pids[$name]}" 2>/dev/null || { cat "$work/$name.log"; exit 1; }
        sleep 0.01
    done
    echo "| $name | $((($(now) - begun) / 1000000)) |" >>"$work/starts"
}
stop() {
    [ "${#pids[@]}" -eq 0 ] || kill "${pids[@]}"
    for name in "${!pids[@]}"; do
        wait "${pids[$name]}" 2>/dev/null || true
        unset "pids[$name]"
    done
}
rss() { awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$1/status"; }

# The shim as sosw:shim starts it: the same options, and the classes that its first process kept when it ended.
shim=$(cat src/bench/target/class-path)
bench=$PWD/src/bench/target/classes:$shim
small=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xms16m -Djdk.reflect.useNativeAccessorOnly=true)
start_shim() {
    local archive=-XX:ArchiveClassesAtExit
    [ ! -f "$work/shim.jsa" ] || archive=-XX:SharedArchiveFile
    mkdir -p "$work/world"
    start shim 18801 java "${small[@]}" -Xlog:disable "$archive=$work/shim.jsa" -Xmx1792m -XX:MaxNewSize=64m -cp "$shim" io.sosw.local.shim.ShimMain \
        --project_dir "$work/world" --port 18801
}
fetch_peers() {
    cat >"$work/ElasticMq.java" <<'JAVA'
public class ElasticMq {
    public static void main(String[] arguments) throws Exception {
        org.elasticmq.rest.sqs.SQSRestServerBuilder.withInterface("127.0.0.1")
                .withPort(18802)
                .withServerAddress(new org.elasticmq.NodeAddress("http", "127.0.0.1", 18802, ""))
                .withAWSRegion("us-east-1")
                .start();
        Thread.currentThread().join();
    }
}
JAVA
    elasticmq=$(class_path elasticmq org.elasticmq:elasticmq-rest-sqs_3:1.7.1)
    s3proxy=$(class_path s3proxy org.gaul:s3proxy:4.1.0 com.fasterxml.jackson.core:jackson-annotations:2.21)
    javac -cp "$elasticmq" -d "$work/elasticmq" "$work/ElasticMq.java"
    printf '%s\n' s3proxy.authorization=none s3proxy.endpoint=http://127.0.0.1:18803 jclouds.provider=transient-nio2 \
        jclouds.identity=local jclouds.credential=local >"$work/s3proxy.conf"
}
start_peers() {
    start elasticmq 18802 java -cp "$work/elasticmq:$elasticmq" ElasticMq
    start s3proxy 18803 java -DLOG_LEVEL=warn -cp "$s3proxy" org.gaul.s3proxy.Main --properties "$work/s3proxy.conf"
    peers=(sqs:elasticmq=http://127.0.0.1:18802 s3:s3proxy=http://127.0.0.1:18803)
    if command -v moto_server >/dev/null; then
        start moto 18804 moto_server -H 127.0.0.1 -p 18804
        for service in dynamodb sqs sns s3; do peers+=("$service:moto=http://127.0.0.1:18804"); done
    fi
    if [ -n "${DYNAMODB_LOCAL:-}" ]; then
        start dynamodb-local 18805 java -cp "$DYNAMODB_LOCAL/*" \
            software.amazon.dynamodb.services.local.main.ServerRunner -inMemory -disableTelemetry -port 18805
        peers+=(dynamodb:dynamodb-local=http://127.0.0.1:18805)
    fi
}
ours=()
for service in dynamodb sqs sns s3; do ours+=("$service:shim=http://127.0.0.1:18801"); done
client() { java ${JAVA_OPTIONS:-} -cp "$bench" "$@"; }

case $what in
figures)
    fetch_peers
    for _ in 1 2 3 4 5; do
        stop
        start_shim
        start_peers
    done
    echo '| process | start to first answer, ms, five times; the shim keeps its classes when it first ends |'
    echo '| --- | --- |'
    awk '{ times[$2] = times[$2] " " $4 } END { for (name in times) print "| " name " |" times[name] " |" }' "$work/starts"
    sleep 5
    for name in "${!pids[@]}"; do echo "$name: $(rss "${pids[$name]}") MB resident when idle"; done
    client io.sosw.bench.peers.PeerRates "${ours[@]}" "${peers[@]}"
    for name in "${!pids[@]}"; do echo "$name: $(rss "${pids[$name]}") MB resident afterwards"; done
    ;;
differences)
    fetch_peers
    start_shim
    start_peers
    client io.sosw.bench.peers.Differences "${ours[@]}" "${peers[@]}" docs/reference/differences.md
    ;;
millions)
    start_shim
    client io.sosw.bench.peers.MillionsHeld "${ours[@]}" "${pids[shim]}"
    ;;
esac
