package org.songline.studio.page;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Node that comes with the browser tests, so that none need be installed. */
final class Node {
  static final Path SOURCES = Path.of("src/main/web");
  static final Path TOOLS = Path.of("target/web");

  private Node() {}

  /**
   * What a program said and how it ended.
   *
   * @param status 0 when all is well
   */
  record Ended(int status, String said) {}

  static Ended run(List<String> arguments) throws IOException, InterruptedException {
    Driver driver =
        Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false);
    List<String> command =
        new ArrayList<>(List.of(driver.createProcessBuilder().command().getFirst()));
    command.addAll(arguments);
    return start(command);
  }

  /** Bundles tests so that Node runs them. */
  static Ended bundle(List<Path> tests, Path out) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(TOOLS.resolve("esbuild").toString()));
    tests.forEach(test -> command.add(test.toString()));
    command.addAll(
        List.of(
            "--bundle",
            "--format=esm",
            "--platform=node",
            "--target=es2022",
            "--jsx=automatic",
            "--jsx-import-source=preact",
            "--loader:.woff2=file",
            "--out-extension:.js=.mjs",
            "--log-level=warning",
            "--outdir=" + out));
    return start(command);
  }

  private static Ended start(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("NODE_PATH", TOOLS.resolve("modules").toAbsolutePath().toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}
