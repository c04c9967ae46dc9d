package org.songline.mastering.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a blind comparison, used by its keys; runs where Chromium is installed. */
class AbxInBrowserTest {
  /** Draws what the test says: what is called A, then what X is in each trial. */
  private static final String DRAWN =
      """
      <script>
      let bits = [], at = 0;
      crypto.getRandomValues = array => { array[0] = bits[at++ % bits.length] || 0; return array; };
      </script>
      """;

  /** Takes tests with a number of right answers, and writes what the page says. */
  private static final String LISTENER =
      """
      <script>
      const log = document.createElement("pre");
      log.id = "log";
      const say = (name, words) => { log.textContent += name + ": " + words + "\\n"; };
      const key = (name, repeat) => document.body.dispatchEvent(
          new KeyboardEvent("keydown", {key: name, bubbles: true, repeat: !!repeat}));
      const text = id => document.getElementById(id).textContent;
      const hidden16 = [0, 1, 1, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0, 1, 1];
      const shows = words => document.getElementById("main").innerText.includes(words);
      function test(swap, right) {
        bits = [swap, ...hidden16, 0]; at = 0;
        again();
        for (let i = 0; i < 16; i++) key(String(hidden16[i] === 1 === i < right ? 2 : 1));
      }
      document.querySelector("main").id = "main";
      say("names before", shows("first.wav") || shows("second.wav"));
      key("s"); document.getElementById("show").click();
      say("empty", text("result"));
      test(0, 16); say("all", text("result")); say("state", text("state"));
      key("1"); say("after the end", text("result"));
      test(1, 12); say("twelve", text("result"));
      test(1, 11); say("eleven", text("result"));
      bits = [1, 1, 0]; at = 0; again();
      const heardBy = {};
      for (const name of ["a", "b", "x"]) { key(name); heardBy[name] = sounding(); }
      say("sounds", JSON.stringify(heardBy));
      say("pressed", document.getElementById("x").getAttribute("aria-pressed"));
      key("2", true); say("held key", text("state"));
      key("2"); say("one answer", text("state"));
      say("after an answer", heard);
      say("names during", shows("first.wav") || shows("second.wav"));
      document.getElementById("show").click(); say("one", text("result"));
      const b = document.getElementById("isa"); say("disabled", b.disabled);
      document.body.append(log);
      </script>
      """;

  @TempDir private Path folder;

  private static Optional<Path> chromium() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private String heard(Path browser, String page) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("page.html"), page);
    Path out = folder.resolve("dom.html");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--dump-dom",
                file.toUri().toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the browser ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String dom = Files.readString(out, StandardCharsets.UTF_8);
    return dom.substring(dom.lastIndexOf("<pre id=\"log\">"));
  }

  @Test
  void keysAnswersAndTheResultAreRight() throws IOException, InterruptedException {
    Optional<Path> browser = chromium();
    assumeTrue(browser.isPresent(), "Chromium is not installed");
    String page =
        AbxPage.html(
            "first.wav",
            "second.wav",
            Pieces.RATE,
            List.of(
                new AbxPage.Excerpt(
                    "chorus", Pieces.noise(1, 1, 3, -6, 1), Pieces.noise(1, 2, 4, -6, 12))));
    String log =
        heard(
            browser.get(),
            page.replace("<head>", "<head>" + DRAWN).replace("</body>", LISTENER + "</body>"));
    assertThat(log.lines())
        .contains(
            "state: 16 of 16 trials are done.",
            "sounds: {\"a\":1,\"b\":0,\"x\":0}",
            "pressed: true",
            "held key: Trial 1 of 16.",
            "one answer: Trial 2 of 16.",
            "after an answer: a",
            "names during: false",
            "disabled: true");
    assertThat(log)
        .contains(
            "names before: false",
            "empty: No answer yet.",
            "all: 16 of 16 right. By guessing alone one gets there with a probability of less than"
                + " 0.1 %: you hear the difference. A was first.wav, B was second.wav.",
            "after the end: 16 of 16 right.",
            "twelve: 12 of 16 right. By guessing alone one gets there with a probability of 3.8 %:"
                + " you hear the difference. A was second.wav, B was first.wav.",
            "eleven: 11 of 16 right. By guessing alone one gets there with a probability of 10.5"
                + " %: that may be chance.",
            "one: 1 of 1 right.");
  }
}
