package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Target;
import org.songline.model.store.SongFolder;
import org.songline.studio.production.Production;
import org.songline.studio.production.ProductionRequest;
import org.songline.studio.production.Stages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A production that is killed, in any of its stages, leaves each file old and whole or new and
 * whole. A longer test: {@code -Dsongline.soak=200}.
 */
class KilledProductionTest {
  private static final long SEED = 7;

  /** The stages to kill in; how often a file is measured is of no interest. */
  private static final List<String> STAGES =
      List.of(
          "rendering",
          "adding up the stems",
          "mastering",
          "writing",
          "measuring master.mp3",
          "reporting",
          "putting it into place");

  @TempDir private Path folder;

  /** What is killed: {@code SONG OUTPUT LUFS}; prints each stage as it begins. */
  static final class Program {
    public static void main(String[] arguments) throws IOException {
      produce(
          Path.of(arguments[0]),
          Path.of(arguments[1]),
          Double.parseDouble(arguments[2]),
          what -> {
            System.out.println(what);
            return org.songline.media.Progress.NONE;
          });
    }
  }

  private static void produce(Path song, Path output, double lufs, Stages stages)
      throws IOException {
    MasterRequest master =
        MasterRequest.of(Target.find("spotify").orElseThrow())
            .level(lufs, -1)
            .shaping(false, false);
    Production.run(new ProductionRequest(song, output, master, 1, 1024), stages);
  }

  @Test
  void everyFileIsTheOldOneOrTheNewOne() throws IOException, InterruptedException {
    Path before = TinySong.in(folder.resolve("before"), "low", "gone");
    Path song = TinySong.in(folder.resolve("song"), "low", "high");
    byte[] text = Files.readAllBytes(song.resolve(SongFolder.SONG));
    Path output = folder.resolve("out");
    produce(song, output, -16, Stages.NONE);
    Map<String, byte[]> complete = files(output);
    delete(output);
    produce(before, output, -20, Stages.NONE);
    Map<String, byte[]> old = files(output);
    var random = new Random(SEED);
    int soak = Integer.getInteger("songline.soak", 0);
    for (int round = 0; round < Math.max(STAGES.size(), soak); round++) {
      String stage = STAGES.get(round % STAGES.size());
      restore(output, old);
      Process child =
          Child.start(Program.class, song.toString(), output.toString(), Integer.toString(-16));
      try (var lines = child.inputReader(StandardCharsets.UTF_8)) {
        String line = lines.readLine();
        while (line != null && !line.equals(stage)) {
          line = lines.readLine();
        }
        assertThat(line).as("the stage begins").isEqualTo(stage);
        Thread.sleep(0, random.nextInt(1_000_000));
        if (round >= STAGES.size()) {
          Thread.sleep(random.nextInt(300));
        }
        child.destroyForcibly().waitFor();
      }
      Map<String, byte[]> found = files(output);
      String where = "killed in %s, round %d of seed %d".formatted(stage, round, SEED);
      for (Map.Entry<String, byte[]> file : found.entrySet()) {
        check(file.getKey(), file.getValue(), old, complete, where);
      }
      assertThat(found.keySet()).as(where).containsAll(both(old, complete));
      assertThat(SongFolder.read(song).title()).as(where).isEqualTo("Tiny");
    }
    produce(song, output, -16, Stages.NONE);
    Map<String, byte[]> again = files(output);
    assertThat(again.keySet()).isEqualTo(complete.keySet());
    for (String name : complete.keySet()) {
      if (!name.startsWith("report.")) {
        assertThat(again.get(name)).as(name).isEqualTo(complete.get(name));
      }
    }
    try (Stream<Path> entries = Files.list(output)) {
      assertThat(entries.filter(each -> each.getFileName().toString().startsWith(".")))
          .as("litter after it was done again")
          .isEmpty();
    }
    assertThat(song.resolve(SongFolder.SONG)).hasBinaryContent(text);
  }

  /** A report tells how long the work took, so two of them are never the same bytes. */
  private static void check(
      String name,
      byte[] content,
      Map<String, byte[]> old,
      Map<String, byte[]> complete,
      String where) {
    assertThat(old.containsKey(name) || complete.containsKey(name))
        .as("%s: %s is a file of a production", where, name)
        .isTrue();
    if (name.equals("report.json")) {
      JsonNode report = JsonMapper.shared().readTree(content);
      assertThat(report.path("checks").size()).as(where).isPositive();
    } else if (name.equals("report.html")) {
      String page = new String(content, StandardCharsets.UTF_8);
      assertThat(page.strip()).as(where).startsWith("<!").endsWith("</html>");
    } else {
      boolean whole =
          java.util.Arrays.equals(content, old.get(name))
              || java.util.Arrays.equals(content, complete.get(name));
      assertThat(whole).as("%s: %s is the old or the new one", where, name).isTrue();
    }
  }

  /** Names that were there before and are there after. */
  private static List<String> both(Map<String, byte[]> old, Map<String, byte[]> complete) {
    return old.keySet().stream().filter(complete::containsKey).toList();
  }

  /** Everything that can be seen, by its name within the folder. */
  private static Map<String, byte[]> files(Path output) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (Stream<Path> tree = Files.walk(output)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String name = output.relativize(file).toString();
        if (!name.startsWith(".")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  /** Puts back the old files, and leaves the litter of the last round to the next. */
  private static void restore(Path output, Map<String, byte[]> old) throws IOException {
    for (String name : files(output).keySet()) {
      Files.delete(output.resolve(name));
    }
    for (Map.Entry<String, byte[]> file : old.entrySet()) {
      Files.write(output.resolve(file.getKey()), file.getValue());
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> entries = Files.walk(tree)) {
      for (Path entry : entries.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
