# Finds a JDK for the launcher and the benchmarks, which source this.
least=25

# Prints the feature version of the JDK in folder $1; nothing when there is none.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local home version best=
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] || continue
    version=$(jdk_version "$home")
    [ "${version:-0}" -ge $least ] || continue
    echo "$home"
    return
  done
  best=$(command -v java 2>/dev/null) && home=$(dirname "$(dirname "$(readlink -f "$best" 2>/dev/null || echo "$best")")")
  version=$(jdk_version "${home:-/nowhere}")
  [ "${version:-0}" -ge $least ] && echo "$home"
}

# Sets JAVA_HOME to a JDK for the program called $1, or says what is missing and ends.
need_jdk() {
  JAVA_HOME=$(find_jdk) || JAVA_HOME=
  if [ -z "$JAVA_HOME" ]; then
    echo "$1: needs a JDK $least or later; get one (Debian: apt install openjdk-$least-jdk; macOS: brew install openjdk@$least; or adoptium.net) and set JAVA_HOME to it" >&2
    exit 1
  fi
  export JAVA_HOME
}
