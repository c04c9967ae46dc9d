package org.songline.bench.cost;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What another program's device costs.
 *
 * @param name the program and what of it
 * @param otherWork where it does more or less than ours
 * @param missing why there is no figure, empty where there is one
 * @param seconds processor time of one second of one instance, once for each round
 */
record PeerCost(String name, String otherWork, String missing, List<Double> seconds) {
  private static final String MISSING = "missing ";

  /** Runs the other programs that do a job, in blocks of that many frames. */
  static List<PeerCost> measure(Path script, String job, int block, int rounds)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "python3",
                script.toString(),
                "cost",
                job,
                Integer.toString(block),
                Integer.toString(rounds))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<PeerCost> all = new ArrayList<>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        all.add(parse(line));
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException(script + " failed for " + job);
    }
    return all;
  }

  /** The one of which a core plays most, of those that are there. */
  static Optional<PeerCost> best(List<PeerCost> all) {
    return all.stream()
        .filter(peer -> peer.missing.isEmpty())
        .min(Comparator.comparingDouble(peer -> peer.figure().seconds()));
  }

  Figure figure() {
    return Figure.of(seconds);
  }

  /** One line: name, other work, and figures or what is missing, with tabs between. */
  static PeerCost parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != 3) {
      throw new IllegalArgumentException("not a line of three fields: " + line);
    }
    if (fields[2].startsWith(MISSING)) {
      return new PeerCost(fields[0], fields[1], fields[2].substring(MISSING.length()), List.of());
    }
    List<Double> seconds = Arrays.stream(fields[2].split(" ")).map(Double::valueOf).toList();
    return new PeerCost(fields[0], fields[1], "", seconds);
  }
}
