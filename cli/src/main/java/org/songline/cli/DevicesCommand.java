package org.songline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.builtin.BuiltIn;
import org.songline.studio.Library;
import org.songline.studio.manual.Cost;
import org.songline.studio.manual.DevicePage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Every device and parameter, as documentation made from the tables that also run. */
@Command(
    name = "devices",
    mixinStandardHelpOptions = true,
    description = "List the devices, or one device with its parameters.")
final class DevicesCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A device, such as eq.")
  private @Nullable String name;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(names = "--cost", description = "Measure what the device costs on this machine.")
  private boolean cost;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Write pages with pictures of what the devices do, or that of one device.")
  private @Nullable Path output;

  DevicesCommand(Shell shell) {
    this.shell = shell;
  }

  /** The table of a device as JSON gives it. */
  record Description(
      String id,
      String name,
      DeviceType.Category category,
      String summary,
      boolean sideChain,
      List<DeviceType.AssetSlot> assets,
      List<String> outputs,
      List<DeviceType.Reading> readings,
      List<Parameter> parameters) {
    Description(DeviceType type) {
      this(
          type.id(),
          type.name(),
          type.category(),
          type.summary(),
          type.sideChain(),
          type.assets(),
          type.outputs(),
          type.readings(),
          type.parameters());
    }
  }

  @Override
  public Integer call() throws IOException {
    if (cost && (name == null || json || output != null)) {
      throw new Failures.WrongCall("--cost goes with the name of a device and nothing else");
    }
    List<DeviceType> types = BuiltIn.catalogue().types();
    if (name == null && output != null) {
      DevicePage.writeAll(types, Library.folder(), output);
      shell.print(output.resolve("README.md").toString());
      return ExitCode.DONE;
    }
    if (name == null) {
      if (json) {
        shell.printJson(types.stream().map(Description::new).toList());
      } else {
        types.forEach(
            type ->
                shell.print(
                    "%-12s %-11s %s"
                        .formatted(
                            type.id(),
                            type.category().toString().toLowerCase(Locale.ROOT),
                            type.summary())));
      }
      return ExitCode.DONE;
    }
    DeviceType type =
        types.stream()
            .filter(each -> each.id().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new Failures.WrongCall(
                        "no device is called " + name + "; songline devices lists them"));
    if (output != null) {
      Files.createDirectories(output);
      shell.print(new DevicePage(type, Library.folder()).write(output).toString());
    } else if (json) {
      shell.printJson(new Description(type));
    } else {
      describe(type);
    }
    return ExitCode.DONE;
  }

  private void describe(DeviceType type) {
    shell.print(type.name() + " (" + type.id() + ")");
    shell.print(type.summary());
    if (type.sideChain()) {
      shell.print("Another track can steer it through its side-chain.");
    }
    for (DeviceType.AssetSlot slot : type.assets()) {
      shell.print("");
      shell.print("file %s: %s".formatted(slot.id(), slot.help()));
    }
    shell.print("");
    for (Parameter parameter : type.parameters()) {
      shell.print("  %-20s %-26s %s".formatted(parameter.id(), range(parameter), parameter.help()));
    }
    if (!type.outputs().isEmpty()) {
      shell.print("");
      shell.print("outputs of its own: " + String.join(", ", type.outputs()));
    }
    for (DeviceType.Reading reading : type.readings()) {
      shell.print("reading %s: %s".formatted(reading.id(), reading.help()));
    }
    if (cost) {
      double share = Cost.of(type, Library.folder()).share();
      shell.print("");
      shell.print("costs %.3f %% of a core here, at 48 kHz".formatted(share));
    }
  }

  private static String range(Parameter parameter) {
    if (!parameter.choices().isEmpty()) {
      return String.join("|", parameter.choices());
    }
    return "%s..%s %s, %s"
        .formatted(
            plain(parameter.min()),
            plain(parameter.max()),
            parameter.unit().symbol(),
            plain(parameter.initial()));
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
