# Builds the benchmarks and starts their programs; sourced by the scripts here, which set root, bench and build.
. "$root/cli/jdk.sh"
need_jdk bench
if [ -n "$build" ]; then
  # The launcher builds the application when its sources are newer.
  "$root/songline" --version >/dev/null
  echo "building"
  (cd "$root" && mvn -B -q -Dmaven.test.skip=true -Dstyle.phase=none -pl bench -am package)
  touch "$root/cli/target/app/built"
fi
jvm=("$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xshare:auto -XX:-UsePerfData --add-modules jdk.incubator.vector
  --enable-native-access=ALL-UNNAMED "-Dsongline.home=$root" -cp "$bench/target/classes:$bench/target/app/*")
ours() { "${jvm[@]}" "$@" 2> >(exec grep -v 'Using incubator modules' >&2); }
