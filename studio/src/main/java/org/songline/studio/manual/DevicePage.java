package org.songline.studio.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.measure.plot.Drawing;
import org.songline.measure.plot.Picture;
import org.songline.model.store.WholeFile;

/**
 * The page of one device: Markdown with its table, latency and cost, and pictures of what it does.
 *
 * @param library the folder of sounds, for devices that need a file
 */
public record DevicePage(DeviceType type, Path library) {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 260;

  /** The parts that do not depend on the machine: name, summary, files, outputs, parameters. */
  public String table() {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(type.name()).append("\n\n").append(type.summary()).append('\n');
    page.append("\n`").append(type.id()).append("`, ").append(category());
    int latency = new Rig(type, library).processor.latency();
    page.append(
            latency == 0
                ? "; no latency"
                : "; latency %d frames (%.1f ms) at 48 kHz".formatted(latency, latency / 48.0))
        .append(".\n");
    if (type.sideChain()) {
      page.append("Another track can steer it through its side-chain.\n");
    }
    if (!type.assets().isEmpty()) {
      page.append("\n| file | what belongs there |\n|---|---|\n");
      type.assets()
          .forEach(slot -> page.append("| `%s` | %s |\n".formatted(slot.id(), slot.help())));
    }
    if (!type.outputs().isEmpty()) {
      page.append("\nOutputs of its own: ").append(String.join(", ", type.outputs())).append(".\n");
    }
    page.append("\n| parameter | range | new | what it does |\n|---|---|---|---|\n");
    for (Parameter parameter : type.parameters()) {
      page.append(
          "| `%s` %s | %s | %s | %s%s |\n"
              .formatted(
                  parameter.id(),
                  parameter.name(),
                  range(parameter),
                  value(parameter, parameter.initial()),
                  parameter.help(),
                  parameter.kind() == Kind.STRUCTURAL ? " Fixed while it plays." : ""));
    }
    if (!type.readings().isEmpty()) {
      page.append("\n| reading | unit | what it says |\n|---|---|---|\n");
      for (DeviceType.Reading reading : type.readings()) {
        page.append(
            "| `%s` | %s | %s |\n"
                .formatted(reading.id(), reading.unit().symbol(), reading.help()));
      }
    }
    return page.toString();
  }

  private String category() {
    return switch (type.category()) {
      case INSTRUMENT -> "an instrument";
      case EFFECT -> "an effect";
      case NOTE -> "a note device";
      case MODULATOR -> "a modulator";
    };
  }

  private static String range(Parameter parameter) {
    return parameter.choices().isEmpty()
        ? "%s to %s".formatted(plain(parameter.min()), value(parameter, parameter.max()))
        : String.join(", ", parameter.choices());
  }

  private static String value(Parameter parameter, double value) {
    if (!parameter.choices().isEmpty()) {
      return parameter.choices().get((int) value);
    }
    String symbol = parameter.unit().symbol();
    return plain(value) + (symbol.isEmpty() ? "" : " " + symbol);
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "");
  }

  /** Measures what the device costs, and writes the page with it. */
  public Path write(Path folder) throws IOException {
    return write(folder, Cost.of(type, library));
  }

  /**
   * Writes the page and its pictures.
   *
   * @param folder that is there
   * @return the page
   */
  public Path write(Path folder, Cost cost) throws IOException {
    StringBuilder page = new StringBuilder(table());
    page.append(
        "\nIt costs about %s %% of one core of the machine that made this page (48 kHz, stereo%s).\n"
            .formatted(
                figure(cost.share()),
                type.category() == DeviceType.Category.INSTRUMENT ? ", eight notes" : ""));
    for (Map.Entry<String, Picture> plot : new Plots(type, library).all().entrySet()) {
      String file = type.id() + "-" + plot.getKey() + ".svg";
      String title = type.name() + ": " + plot.getKey();
      String id = (type.id() + plot.getKey()).replace("-", "");
      WholeFile.write(folder.resolve(file), Drawing.svg(plot.getValue(), WIDTH, HEIGHT, id, title));
      page.append("\n![").append(title).append("](").append(file).append(")\n");
    }
    Path file = folder.resolve(type.id() + ".md");
    WholeFile.write(file, page.toString());
    return file;
  }

  private static String figure(double share) {
    return share >= 1
        ? "%.1f".formatted(share)
        : share >= 0.1 ? "%.2f".formatted(share) : "%.3f".formatted(share);
  }

  /** Writes the pages of all devices and a list of them. */
  public static void writeAll(List<DeviceType> types, Path library, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    StringBuilder list =
        new StringBuilder("# Devices\n\nMade by `songline devices -o docs/devices`.\n");
    for (DeviceType.Category category : DeviceType.Category.values()) {
      list.append("\n## ").append(heading(category)).append("\n\n");
      for (DeviceType type : types) {
        if (type.category() == category) {
          new DevicePage(type, library).write(folder);
          list.append("- [").append(type.name()).append("](").append(type.id()).append(".md): ");
          list.append(type.summary()).append('\n');
        }
      }
    }
    WholeFile.write(folder.resolve("README.md"), list.toString());
  }

  private static String heading(DeviceType.Category category) {
    return switch (category) {
      case INSTRUMENT -> "Instruments";
      case EFFECT -> "Effects";
      case NOTE -> "Note devices";
      case MODULATOR -> "Modulators";
    };
  }
}
