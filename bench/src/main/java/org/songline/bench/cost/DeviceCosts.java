package org.songline.bench.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.songline.dsp.Quantum;
import org.songline.studio.manual.Load;

/**
 * How many instances of each device one core plays in real time at 48 kHz, beside the nearest of
 * other programs: {@code DeviceCosts LIBRARY SCRIPT ROUNDS PATTERN [FILE]} measures the tasks whose
 * names match, ours before and after the others of the same job, and appends figures to FILE as
 * lines of JSON. Processor time of one thread; medians; a block is that many quanta of one instance
 * before the next instance's turn.
 */
public final class DeviceCosts {
  private static final int[] BLOCKS = {128, 512};
  private static final int RATE = 48_000;
  private static final double QUANTUM_SECONDS = (double) Quantum.FRAMES / RATE;

  private final Path library;
  private final Path script;
  private final int rounds;
  private final List<String> lines = new ArrayList<>();
  private final List<String> without = new ArrayList<>();

  private DeviceCosts(Path library, Path script, int rounds) {
    this.library = library;
    this.script = script;
    this.rounds = rounds;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    DeviceCosts costs =
        new DeviceCosts(
            Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    Pattern wanted = Pattern.compile(arguments[3]);
    System.out.printf(
        Locale.ROOT,
        "instances in real time per core at 48 kHz, stereo, processor time, medians%n"
            + "%-34s %10s %10s  %s%n",
        "device",
        "128 frames",
        "512 frames",
        "to the best of the others");
    Map<String, List<Task>> jobs = new LinkedHashMap<>();
    for (Task task : Task.all()) {
      if (wanted.matcher(task.name()).find()) {
        String job = task.peers().isEmpty() ? task.name() : task.peers();
        jobs.computeIfAbsent(job, key -> new ArrayList<>()).add(task);
      }
    }
    for (List<Task> alike : jobs.values()) {
      costs.measure(alike);
      if (arguments.length > 4) {
        Files.write(
            Path.of(arguments[4]),
            costs.lines,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
        costs.lines.clear();
      }
    }
    if (!costs.without.isEmpty()) {
      System.out.println("left out: " + String.join("; ", costs.without));
    }
  }

  /** A task of ours, running, and what its runs took, a list for each block. */
  private record Ours(Task task, Load load, List<List<Double>> runs) {
    void run(int rounds) {
      for (int r = 0; r < rounds; r++) {
        for (int b = 0; b < BLOCKS.length; b++) {
          double nanos = load.nanos(Load.STRIKE, BLOCKS[b] / Quantum.FRAMES);
          runs.get(b).add(nanos * 1e-9 / QUANTUM_SECONDS / task.voices());
        }
      }
    }
  }

  private void measure(List<Task> alike) throws IOException, InterruptedException {
    List<Ours> ours = new ArrayList<>();
    for (Task task : alike) {
      Load load = task.load(library);
      load.warm();
      ours.add(new Ours(task, load, List.of(new ArrayList<>(), new ArrayList<>())));
    }
    ours.forEach(one -> one.run(rounds));
    List<List<PeerCost>> peers = new ArrayList<>();
    for (int block : BLOCKS) {
      String job = alike.getFirst().peers();
      peers.add(job.isEmpty() ? List.of() : PeerCost.measure(script, job, block, rounds));
    }
    ours.forEach(one -> one.run(rounds));
    List<Optional<PeerCost>> best = peers.stream().map(PeerCost::best).toList();
    for (Ours one : ours) {
      List<Figure> figures = one.runs().stream().map(Figure::of).toList();
      String name = one.task().name();
      StringBuilder ahead = new StringBuilder();
      for (int b = 0; b < BLOCKS.length; b++) {
        Figure figure = figures.get(b);
        lines.add(json(name, "", "", BLOCKS[b], figure));
        best.get(b)
            .ifPresent(
                peer ->
                    ahead
                        .append(ahead.isEmpty() ? "" : ", ")
                        .append(
                            String.format(
                                Locale.ROOT, "%.2f %s", figure.ahead(peer.figure()), peer.name())));
      }
      print(name, figures, ahead.toString());
    }
    for (int p = 0; p < peers.getFirst().size(); p++) {
      peer(alike.getFirst().peers(), peers.getFirst().get(p), peers.getLast().get(p));
    }
  }

  private void peer(String job, PeerCost small, PeerCost large) {
    for (PeerCost peer : List.of(small, large)) {
      if (!peer.missing().isEmpty()) {
        without.add(peer.name() + ": " + peer.missing());
        return;
      }
    }
    List<Figure> figures = List.of(small.figure(), large.figure());
    print("  " + small.name(), figures, small.otherWork());
    for (int b = 0; b < BLOCKS.length; b++) {
      lines.add(json(job, small.name(), small.otherWork(), BLOCKS[b], figures.get(b)));
    }
  }

  private static void print(String name, List<Figure> figures, String more) {
    System.out.printf(
        Locale.ROOT, "%-34s %10s %10s  %s%n", name, figures.getFirst(), figures.getLast(), more);
  }

  /** Names hold no quotes or backslashes. */
  private static String json(String task, String peer, String otherWork, int block, Figure figure) {
    return String.format(
        Locale.ROOT,
        "{\"job\":\"devices\",\"device\":\"%s\",\"peer\":\"%s\",\"other_work\":\"%s\",\"block\":%d,"
            + "\"per_core\":%.2f}",
        task,
        peer,
        otherWork,
        block,
        figure.perCore());
  }
}
