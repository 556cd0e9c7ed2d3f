#!/usr/bin/env bash
# What deployments to the shim take, from the command to its end, Maven, compilation and packaging included: nothing
# changed, only code changed (by the fast path and by CloudFormation), and twenty functions beside one.
#
#   src/bench/deploy.sh [rounds]           after `mvn -q install -Dquick -DskipTests`; Linux
#
#   MVN     the Maven that runs (default: mvn)
#   REPO    the local repository with the installed snapshot (default: ~/.m2/repository)
set -euo pipefail
rounds=${1:-5}
mvn=${MVN:-mvn}
repo=${REPO:-$HOME/.m2/repository}
work=$(mktemp -d)
version=0.1.0-SNAPSHOT
archetype=org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate
finish() {
    for project in one twenty; do
        (cd "$work/$project" 2>/dev/null && maven sosw:shim-stop >/dev/null 2>&1) || true
    done
    rm -rf "$work"
}
trap finish EXIT

offline=
maven() { "$mvn" $offline --batch-mode --no-transfer-progress -Dmaven.repo.local="$repo" "$@"; }
# generated <name>
generated() {
    (cd "$work" && "$mvn" -q -B -Dmaven.repo.local="$repo" $archetype -DarchetypeCatalog=local -DarchetypeGroupId=io.sosw \
        -DarchetypeArtifactId=sosw-archetype -DarchetypeVersion=$version -DartifactId="$1" -DgroupId=com.acme)
}
# timed <name> <options...>: wall time of the command, and the deployer's own word for what it took
timed() {
    local name=$1 start end
    shift
    start=$(date +%s%N)
    maven sosw:deploy "$@" >"$work/out" || { cat "$work/out"; exit 1; }
    end=$(date +%s%N)
    printf '%-28s %5d ms   deployer %s\n' "$name" $(((end - start) / 1000000)) "$(grep -o 'Took [^;]*' "$work/out")" |
        tee -a "$work/results"
}
# changed <number>: another constant in the function
changed() {
    sed -i "/STAMP/d; s/^\(public final class LoadAirports.*{\)\$/\1\n    public static final String STAMP = \"$1\";/" \
        src/main/java/com/acme/LoadAirports.java
    grep -q STAMP src/main/java/com/acme/LoadAirports.java || { echo "the class was not changed"; exit 1; }
}

generated one
generated twenty
cd "$work/one"
timed "one: first, with its shim"
offline=--offline # what was missing has come
timed "one: archive written"
for round in $(seq "$rounds"); do
    timed "nothing changed"
    changed "a$round"
    timed "code, fast path" -Dsosw.fast
    changed "b$round"
    timed "code, CloudFormation"
done
cd "$work/twenty"
cp "$work/one/src/main/java/com/acme/LoadAirports.java" src/main/java/com/acme/
for number in $(seq 2 20); do
    printf '  load-airports-%d: {class: com.acme.LoadAirports, memory: 512, timeout: 30}\n' "$number" >>sosw.yml
done
timed "twenty: first, with its shim"
for round in $(seq "$rounds"); do
    changed "c$round"
    timed "twenty: code, fast path" -Dsosw.fast
    changed "d$round"
    timed "twenty: code, CloudFormation"
done
echo
echo "medians:"
sed 's/ \+\([0-9]\+\) ms.*/\t\1/' "$work/results" | sort -t$'\t' -k1,1 -k2,2n |
    awk -F'\t' '{all[$1] = all[$1] " " $2; n[$1]++} END {for (k in n) {split(all[k], v, " "); print k ": " v[int((n[k] + 1) / 2)] " ms"}}'
