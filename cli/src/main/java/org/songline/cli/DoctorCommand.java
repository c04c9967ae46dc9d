package org.songline.cli;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.output.OutputDevice;
import org.songline.engine.output.Outputs;
import org.songline.media.MediaProblem;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.studio.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What works on this machine. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Tell what works here: Java, vector units, codecs, outputs, sounds, disk.")
final class DoctorCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  DoctorCommand(Shell shell) {
    this.shell = shell;
  }

  /** One thing looked at. */
  record Finding(String what, boolean good, String detail) {}

  @Override
  public Integer call() throws IOException {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding("Java", Runtime.version().feature() >= 25, Runtime.version().toString()));
    findings.add(vector());
    findings.add(
        new Finding(
            "processors",
            true,
            Runtime.getRuntime().availableProcessors()
                + ", heap up to "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB"));
    findings.add(
        new Finding("devices", true, BuiltIn.catalogue().types().size() + " in the catalogue"));
    findings.add(codecs());
    findings.addAll(outputs());
    Path sounds = Library.folder().resolve(Library.GENERAL_MIDI);
    findings.add(
        new Finding(
            "sounds",
            Files.isRegularFile(sounds),
            Files.isRegularFile(sounds)
                ? "the General MIDI bank is there"
                : sounds + " is missing; imported MIDI files need --soundfont"));
    FileStore store = Files.getFileStore(Path.of("").toAbsolutePath());
    long free = store.getUsableSpace() >> 30;
    findings.add(new Finding("disk", free >= 2, free + " GiB free in this folder"));
    if (json) {
      shell.printJson(findings);
    } else {
      findings.forEach(
          finding ->
              shell.print(
                  "%-4s %-12s %s"
                      .formatted(finding.good() ? "ok" : "!!", finding.what(), finding.detail())));
    }
    return findings.stream().allMatch(Finding::good) ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  /** Where live sound can go; it is no fault when it can only go to the browser. */
  private static List<Finding> outputs() {
    List<Finding> findings = new ArrayList<>();
    for (Outputs.Offer offer : Outputs.here().look()) {
      for (OutputDevice device : offer.found().devices()) {
        findings.add(new Finding("output", true, told(device)));
      }
      if (offer.found().devices().isEmpty()) {
        findings.add(new Finding("output", true, offer.name() + ": " + offer.found().reason()));
      }
    }
    return findings;
  }

  private static String told(OutputDevice device) {
    String block = device.block() == 0 ? "" : ", " + device.block() + " frames at once";
    String latency =
        device.latency() == 0
            ? ""
            : String.format(
                Locale.ROOT, ", %.1f ms", 1000.0 * device.latency() / Math.max(1, device.rate()));
    return device.name() + ", " + device.rate() + " Hz" + block + latency;
  }

  /** Writes a moment of silence as MP3 and reads it back. */
  private static Finding codecs() throws IOException {
    Path folder = Files.createTempDirectory("songline-doctor-");
    Path file = folder.resolve("silence.mp3");
    try {
      float[] silence = new float[4800 * 2];
      try (AudioWriter writer =
          AudioFiles.create(file, WriteFormat.mp3(48_000, 2, 128), Tags.NONE)) {
        writer.write(silence, 0, 4800);
        writer.finish();
      }
      try (AudioReader reader = AudioFiles.open(file)) {
        boolean whole = reader.read(silence, 0, 4800) == 4800;
        return new Finding("codecs", whole, whole ? "MP3, AAC, Opus" : "MP3 comes back cut");
      }
    } catch (MediaProblem problem) {
      return new Finding("codecs", false, String.valueOf(problem.getMessage()));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static Finding vector() {
    boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return new Finding(
        "vector unit",
        present,
        present
            ? jdk.incubator.vector.FloatVector.SPECIES_PREFERRED.length() + " floats wide"
            : "start Java with --add-modules jdk.incubator.vector");
  }
}
