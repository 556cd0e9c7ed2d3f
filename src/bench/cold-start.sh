#!/usr/bin/env bash
# The cold-start laboratory: one function (JSON in, one GetItem of DynamoDB, JSON out) packaged six ways, ours as zip, layer,
# custom runtime and image, each started again and again under a Runtime API, in turns within one run.
#
#   src/bench/cold-start.sh [rounds] [picture]
#
# Linux as root (a mount for the layer), two CPUs at least, a Docker engine, unzip and zip. The first run downloads the
# peers' libraries from Maven Central.
#
#   MVN          Maven 3.9.11 or newer, which Quarkus needs (default: mvn)
#   JAVA25_HOME  a JDK 25 that runs on Amazon Linux, Temurin for example (default: /usr/lib/jvm/temurin-25*)
#   WORK         a folder that keeps what was built and packaged, for the next run
#   REPO         the local repository (default: ~/.m2/repository)
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-9}
picture=${2:-docs/graphs/cold-start.svg}
mvn=${MVN:-mvn}
repo=${REPO:-$HOME/.m2/repository}
jdk=${JAVA25_HOME:-$(ls -d /usr/lib/jvm/temurin-25* | head -1)}
peers=src/bench/cold-start
work=${WORK:-$(mktemp -d)}
cleaned() {
    rm -rf "$work"
    docker image rm --force sosw-bench-cold-start >/dev/null 2>&1 || true
}
[ -n "${WORK:-}" ] || trap cleaned EXIT

maven() { "$mvn" --quiet --batch-mode --no-transfer-progress -Dmaven.repo.local="$repo" "$@"; }
# unpacked <zip> <folder>: as Lambda does, with the times that the zip tells, in UTC
unpacked() { mkdir -p "$2" && TZ=UTC unzip -q "$1" -d "$2"; }
# packaged <options...>: our project, in a folder that is new
packaged() { (cd $peers/sosw && maven package -Dsosw.jdk="$jdk" -Dsosw.training="$work/event.json" "$@"); }

prepare() {
    mkdir -p "$work/task" "$work/client"
    maven -Pbench -Dquick -DskipTests -Dinvoker.skip -Dexec.skip install
    maven -f $peers/pom.xml install
    echo '{"iata":"SEA"}' >"$work/event.json"
    for peer in nothing stream-handler request-handler spring micronaut; do
        cp -r $peers/$peer/target/task "$work/task/$peer"
        (cd "$work/task/$peer" && zip -q -r "$work/$peer.zip" .)
    done
    cp $peers/quarkus/target/function.zip "$work/quarkus.zip"
    unpacked "$work/quarkus.zip" "$work/task/quarkus"
    out=$peers/sosw/target/sosw
    packaged
    cp $out/sosw.zip "$work/sosw.zip"
    unpacked "$work/sosw.zip" "$work/task/sosw"
    rm -rf $out
    packaged -Dsosw.layer
    cp $out/sosw.zip "$work/thin.zip"
    cp $out/sosw-layer-*.zip "$work/layer.zip"
    unpacked "$work/thin.zip" "$work/task/thin"
    unpacked "$work/layer.zip" "$work/layer"
    packaged -Dsosw.runtime=custom -Dsosw.architecture="$(uname -m | sed 's/aarch64/arm64/')"
    cp $out/sosw.zip "$work/custom.zip"
    unpacked "$work/custom.zip" "$work/task/custom"
    packaged sosw:package-image
    cp $out/sosw-image.tar "$work/image.tar"
    packaged sosw:package-image -Dsosw.to=docker://sosw-bench-cold-start
    maven -f pom.xml -pl runtime/local org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
        -DincludeGroupIds=com.amazonaws,software.amazon.awssdk \
        -DincludeArtifactIds=aws-lambda-java-runtime-interface-client,aws-lambda-java-core,aws-lambda-java-serialization,utils-lite \
        -DoutputDirectory="$work/client"
    maven -Pbench -f pom.xml -pl src/bench org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
        -Dmdep.outputFile="$work/classpath"
    touch "$work/prepared"
}

[ -e "$work/prepared" ] || prepare
taskset --cpu-list 0 java -cp "src/bench/target/classes:$(cat "$work/classpath")" \
    io.sosw.bench.coldstart.ColdStartMain "$work" "$jdk" "$rounds" "$picture"
