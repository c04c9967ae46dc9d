package org.songline.studio.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The page's sources: strictly typed, tested, small. */
class PageSourcesTest {
  private static final Path TESTS = Path.of("src/test/web");
  private static final long MOST_BYTES = 400_000;

  @Test
  void areStrictTypeScript() throws Exception {
    Node.Ended checked =
        Node.run(
            List.of(
                Node.TOOLS.resolve("modules/typescript/lib/tsc.js").toString(),
                "-p",
                Node.SOURCES.resolve("tsconfig.json").toString()));
    assertThat(checked.said()).isEmpty();
    assertThat(checked.status()).isZero();
  }

  @TestFactory
  Stream<DynamicTest> keepTheirClaims(@TempDir Path out) throws Exception {
    List<Path> tests;
    try (Stream<Path> files = Files.walk(TESTS)) {
      tests = files.filter(file -> file.toString().matches(".*\\.test\\.tsx?")).sorted().toList();
    }
    assertThat(tests).isNotEmpty();
    Node.Ended bundled = Node.bundle(tests, out);
    assertThat(bundled.status()).as(bundled.said()).isZero();
    return tests.stream()
        .map(
            test ->
                DynamicTest.dynamicTest(
                    TESTS.relativize(test).toString(), () -> claims(test, out)));
  }

  private static void claims(Path test, Path out) throws Exception {
    String name = test.getFileName().toString().replaceAll("\\.tsx?$", ".mjs");
    try (Stream<Path> made = Files.walk(out)) {
      Path program =
          made.filter(file -> file.getFileName().toString().equals(name)).findFirst().orElseThrow();
      Node.Ended ended = Node.run(List.of(program.toString()));
      assertThat(ended.said()).contains("ok ").doesNotContain("NOT ok");
      assertThat(ended.status()).as(ended.said()).isZero();
    }
  }

  @Test
  void becomeABundleUnder400KilobytesCompressed() throws IOException {
    long bytes = 0;
    for (String file : Files.readAllLines(Node.SOURCES.resolve("entries.txt"))) {
      String name = Path.of(file).getFileName().toString().replaceAll("\\.tsx?$", ".js");
      try (InputStream in = PageSourcesTest.class.getResourceAsStream("/web/" + name)) {
        assertThat(in).as(name).isNotNull();
        var compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
          in.transferTo(gzip);
        }
        bytes += compressed.size();
      }
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }
}
