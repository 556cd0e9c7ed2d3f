#!/usr/bin/env bash
# What packaging takes, in turns within one run, for a function with the S3 and SQS clients of which one class has changed:
# `mvn package` with sosw:package-lambda beside maven-shade; sosw:package-image (within Maven, from the start of the goal to
# its end) beside `docker build` of the same files, nothing changed and the class changed.
#
#   src/bench/packaging.sh [rounds]        after `mvn -q install -Dquick -DskipTests`; Linux with a Docker engine
#
#   MVN          Maven (default: mvn)
#   JAVA25_HOME  a JDK 25 (default: /usr/lib/jvm/temurin-25*)
#   REPO         the local repository with the installed snapshot (default: ~/.m2/repository)
set -euo pipefail
rounds=${1:-7}
mvn=${MVN:-mvn}
repo=${REPO:-$HOME/.m2/repository}
jdk=${JAVA25_HOME:-$(ls -d /usr/lib/jvm/temurin-25* | head -1)}
work=$(mktemp -d)
name=sosw-bench-packaging
trap 'rm -rf "$work"; docker image rm --force $name $name-files >/dev/null 2>&1 || true' EXIT
export MAVEN_OPTS="-Dorg.slf4j.simpleLogger.showDateTime=true -Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS"

maven() { "$mvn" --offline --batch-mode -Dstyle.color=never -Dmaven.repo.local="$repo" "$@"; }
# project <name> <plugin's element>
project() {
    mkdir -p "$work/$1/src/main/java/demo"
    sed "s|PLUGIN|$2|" >"$work/$1/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>demo</groupId><artifactId>demo</artifactId><version>1</version>
  <properties><maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
  <dependencies>
    <dependency><groupId>io.sosw</groupId><artifactId>sosw-function</artifactId><version>0.1.0-SNAPSHOT</version></dependency>
    <dependency><groupId>io.sosw</groupId><artifactId>sosw-aws</artifactId><version>0.1.0-SNAPSHOT</version></dependency>
  </dependencies>
  <build><plugins>
    <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.0</version></plugin>
    <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.4</version></plugin>
    <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
    PLUGIN
  </plugins></build></project>
XML
    echo 'functions: {hello: {class: demo.Hello}}' >"$work/$1/sosw.yml"
    changed "$1" 0
}
changed() {
    cat >"$work/$1/src/main/java/demo/Hello.java" <<JAVA
package demo;
public final class Hello implements io.sosw.function.PortableFunction<String, io.sosw.function.FunctionContext, String> {
    public String run(String event, io.sosw.function.FunctionContext context) { return "hello $2 " + event; }
}
JAVA
}
note() { printf '%-34s %6d ms\n' "$1" "$2" | tee -a "$work/results"; }
# timed <name> <command...>
timed() {
    local name=$1 start
    shift
    start=$(date +%s%N)
    "$@" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    note "$name" $((($(date +%s%N) - start) / 1000000))
}
# goal <name> <options...>: the goal's own time within Maven
goal() {
    local name=$1
    shift
    maven "$@" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    note "$name" "$(awk '/--- sosw.*package-image/ {from = $1} /BUILD SUCCESS/ {to = $1}
        function ms(t, p) {split(t, p, /[:.]/); return ((p[1] * 60 + p[2]) * 60 + p[3]) * 1000 + p[4]}
        END {print ms(to) - ms(from)}' "$work/log")"
}

sosw='<plugin><groupId>io.sosw</groupId><artifactId>sosw-maven-plugin</artifactId><version>0.1.0-SNAPSHOT</version><executions><execution><goals><goal>prepare</goal><goal>package-lambda</goal></goals></execution></executions></plugin>'
shade='<plugin><artifactId>maven-shade-plugin</artifactId><version>3.6.1</version><executions><execution><phase>package</phase><goals><goal>shade</goal></goals></execution></executions></plugin>'
project zip "$sosw"
project shade "$shade"
project image "${sosw/<goal>package-lambda<\/goal>/}"

cd "$work/zip" && "$mvn" -q -B -Dmaven.repo.local="$repo" package
cd "$work/shade" && "$mvn" -q -B -Dmaven.repo.local="$repo" package
for round in $(seq "$rounds"); do
    for one in zip shade; do
        changed $one "$round"
        cd "$work/$one"
        timed "mvn package, $one" maven -q package
    done
done
ls -l "$work"/zip/target/sosw/*.zip "$work"/shade/target/demo-1.jar | awk '{print $5, $9}'

cd "$work/image"
to=-Dsosw.to=docker://$name
"$mvn" -q -B -Dmaven.repo.local="$repo" package sosw:package-image -Dsosw.jdk="$jdk" $to
mkdir "$work/context"
docker export "$(docker create $name)" | tar -x -C "$work/context" --exclude=dev --exclude=proc --exclude=sys
docker ps --all --quiet --filter ancestor=$name | xargs docker rm >/dev/null
mkdir "$work/context/base"
(cd "$work/context" && mv etc lib* jre base)
cat >"$work/context/Dockerfile" <<'DOCKER'
FROM scratch
COPY base /
COPY app/lib /app/lib
COPY app/jvm.args app/sosw.aot /app/
COPY app/demo.jar /app/
ENTRYPOINT ["/jre/bin/java", "@/app/jvm.args", "io.sosw.wrapper.Main"]
DOCKER
docker build --quiet --tag $name-files "$work/context" >/dev/null
for round in $(seq "$rounds"); do
    changed image "$round"
    goal "package-image to tar, changed" package sosw:package-image -Dsosw.jdk="$jdk"
    goal "package-image to tar, unchanged" sosw:package-image -Dsosw.jdk="$jdk"
    changed image "again $round"
    goal "package-image to Docker, changed" package sosw:package-image -Dsosw.jdk="$jdk" $to
    goal "package-image to Docker, unchanged" sosw:package-image -Dsosw.jdk="$jdk" $to
    cp target/sosw/image/app/demo.jar "$work/context/app/demo.jar"
    timed "docker build, changed" docker build --quiet --tag $name-files "$work/context"
    timed "docker build, unchanged" docker build --quiet --tag $name-files "$work/context"
done
echo
echo "medians (least):"
sed 's/  \+\([0-9]\+\) ms.*/\t\1/' "$work/results" | sort -t$'\t' -k1,1 -k2,2n |
    awk -F'\t' '{all[$1] = all[$1] " " $2; n[$1]++}
        END {for (k in n) {split(all[k], v, " "); print k ": " v[int((n[k] + 1) / 2)] " ms (" v[1] ")"}}' | sort
