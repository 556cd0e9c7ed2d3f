#!/usr/bin/env bash
# The inner loop beside its peers, in turns within one run: archetype:generate beside maven-archetype-quickstart,
# sosw:run beside Google's function-maven-plugin, the start of a shim, and resident memory.
#
#   src/bench/inner-loop.sh [rounds]       after `mvn -q install -Pfirst-light`; Linux, curl
#
#   MVN     Maven 3.9.11 or newer, which the peer needs (default: mvn)
#   REPO    the local repository with the installed snapshot (default: ~/.m2/repository)
set -euo pipefail
rounds=${1:-7}
mvn=${MVN:-mvn}
repo=${REPO:-$HOME/.m2/repository}
work=$(mktemp -d)
results=$work/results
version=0.1.0-SNAPSHOT
peer=com.google.cloud.functions:function-maven-plugin:1.0.0
archetype=org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate
finish() {
    (cd "$work/flights" 2>/dev/null && maven sosw:shim-stop >/dev/null 2>&1) || true
    rm -rf "$work"
}
trap finish EXIT

maven() { "$mvn" --quiet --batch-mode -Dmaven.repo.local="$repo" "$@"; }
now() { date +%s%N; }
note() { echo "$1 $2" >>"$results"; }
# time_of <name> <command...>
time_of() {
    local name=$1 start
    shift
    start=$(now)
    "$@" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    note "$name" $((($(now) - start) / 1000000))
}
rss() { awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$1/status"; }

generate() { # <archetype's group:artifact:version> <folder>
    local group=${1%%:*} rest=${1#*:}
    mkdir -p "$work/$2" && cd "$work/$2"
    time_of "$2" maven --offline $archetype -DarchetypeCatalog=local -DarchetypeGroupId="$group" \
        -DarchetypeArtifactId="${rest%%:*}" -DarchetypeVersion="${rest#*:}" -DgroupId=com.acme -DartifactId=flights
    rm -rf flights
}

peer_project() {
    mkdir -p "$work/peer/src/main/java/com/acme"
    cat >"$work/peer/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>com.acme</groupId><artifactId>peer</artifactId><version>1</version>
  <properties><maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
  <dependencies><dependency><groupId>com.google.cloud.functions</groupId>
    <artifactId>functions-framework-api</artifactId><version>1.1.4</version><scope>provided</scope></dependency></dependencies>
  <build><plugins>
    <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.0</version></plugin>
  </plugins></build></project>
XML
    cat >"$work/peer/src/main/java/com/acme/Hello.java" <<'JAVA'
package com.acme;

public class Hello implements com.google.cloud.functions.HttpFunction {
    public void service(com.google.cloud.functions.HttpRequest in, com.google.cloud.functions.HttpResponse out)
            throws java.io.IOException {
        out.getWriter().write("hello");
    }
}
JAVA
}

run_peer() { # command to first event answered
    local start pid
    cd "$work/peer"
    start=$(now)
    maven --offline "$peer:run" -Drun.functionTarget=com.acme.Hello -Drun.port=18080 >"$work/log" 2>&1 &
    pid=$!
    until curl -s http://127.0.0.1:18080/ >/dev/null; do sleep 0.01; done
    note run-peer $((($(now) - start) / 1000000))
    kill $pid $(pgrep -P $pid) 2>/dev/null || true
    wait $pid 2>/dev/null || true
}

endpoint() { sed -n 's/.*"endpoint": "\([^"]*\)".*/\1/p' "$work/flights/.sosw/shim/endpoint.json"; }
upload() { curl -sf -o /dev/null -T "$work/flights/data/airports-sample.csv" "$(endpoint)/flights-raw-data/$1.csv"; }

run_sosw() { # command to first event handled: an object read from S3, its rows in the database
    local start line
    cd "$work/flights"
    upload "$1"
    start=$(now)
    maven --offline sosw:run -Dsosw.func=load-airports -Dsosw.args=--once 2>&1 | while read -r line; do
        case $line in *Loaded*) note run-sosw $((($(now) - start) / 1000000)) ;; esac
    done
}

start_shim() { # process to first answered call, no SQL; memory once idle
    local pid start port=18999
    mkdir -p "$work/world"
    printf 'Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n' >"$work/world/template.yaml"
    start=$(now)
    $shim --project_dir "$work/world" --port $port >"$work/log" 2>&1 &
    pid=$!
    until curl -sf -o /dev/null -X POST -H 'X-Amz-Target: AmazonSQS.ListQueues' \
        -H 'Content-Type: application/x-amz-json-1.0' -d '{}' http://127.0.0.1:$port/; do sleep 0.005; done
    note shim-start $((($(now) - start) / 1000000))
    note shim-rss-megabytes "$(rss $pid)"
    kill $pid && wait $pid 2>/dev/null || true
}

memory() { # of a function that waits for its second message
    cd "$work/flights"
    upload memory
    maven --offline sosw:run -Dsosw.func=load-airports >"$work/log" 2>&1 &
    local goal=$! function
    until grep -q Loaded "$work/log"; do sleep 0.1; done
    function=$(pgrep -f "io.sosw.local.reload.ReloadMain" | while read -r p; do
        [ "$(readlink "/proc/$p/cwd")" = "$work/flights" ] && echo "$p"; done | tail -1)
    note function-rss-megabytes "$(rss "$function")"
    note maven-rss-megabytes "$(rss "$(ps -o ppid= "$function" | tr -d ' ')")"
    kill "$function"
    wait $goal || true
}

peer_project
# Everything is fetched before anything is timed.
(cd "$work/peer" && maven org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get -Dartifact=$peer >/dev/null)
(cd "$work/peer" && maven compile && timeout 20 "$mvn" -q -B -Dmaven.repo.local="$repo" "$peer:run" \
    -Drun.functionTarget=com.acme.Hello -Drun.port=18080 >/dev/null 2>&1 || true)
quickstart=org.apache.maven.archetypes:maven-archetype-quickstart:1.5
(mkdir -p "$work/warm" && cd "$work/warm" && maven $archetype -DarchetypeGroupId=org.apache.maven.archetypes \
    -DarchetypeArtifactId=maven-archetype-quickstart -DarchetypeVersion=1.5 -DgroupId=com.acme -DartifactId=warm >/dev/null)
(cd "$work" && maven $archetype -DarchetypeCatalog=local -DarchetypeGroupId=io.sosw \
    -DarchetypeArtifactId=sosw-archetype -DarchetypeVersion=$version -DartifactId=flights >/dev/null)
cd "$work/flights"
maven process-classes >/dev/null
maven sosw:shim -Dsosw.detach >/dev/null
shim=$(tr '\0' ' ' <"/proc/$(sed -n 's/.*"pid": \([0-9]*\).*/\1/p' .sosw/shim/endpoint.json)/cmdline" |
    sed 's/io.sosw.local.shim.ShimMain .*/io.sosw.local.shim.ShimMain/')
run_sosw warm
: >"$results"
for round in $(seq "$rounds"); do
    generate $quickstart quickstart
    generate io.sosw:sosw-archetype:$version archetype
    run_peer
    run_sosw "$round"
    start_shim
done
memory
echo "rounds: $rounds; $("$mvn" --version | head -1); median (least to most), milliseconds unless the name says else"
sort -k1,1 -k2,2n "$results" | awk '
    function tell() { if (n) printf "%-24s %6d (%d to %d)\n", name, v[int((n + 1) / 2)], v[1], v[n] }
    $1 != name { tell(); name = $1; n = 0 } { v[++n] = $2 } END { tell() }'
