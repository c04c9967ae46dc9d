package org.songline.studio.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.songline.engine.output.OutputDevice;
import org.songline.engine.output.OutputProblem;
import org.songline.engine.output.Outputs;
import org.songline.engine.output.RoundTrip;
import org.songline.media.AtomicFile;
import org.songline.model.SongProblem;
import org.songline.studio.live.OutputChoice;
import org.songline.studio.live.OutputNow;
import org.songline.studio.wire.WireJson;

/** Where sound may go on this machine, choosing where it goes, and how long it takes there. */
final class OutputRoutes {
  private static final int MOST_BYTES = 1 << 16;

  private final Studio studio;
  private final Path file;

  /**
   * @param file keeps what was chosen
   */
  OutputRoutes(Studio studio, Path file) {
    this.studio = studio;
    this.file = file;
  }

  /** What there is to choose from; systems without devices say why. */
  record OutputList(List<OutputOffer> systems, OutputNow now) {}

  /**
   * @param reason why there are no devices; empty when there are
   */
  record OutputOffer(String system, String name, String reason, List<OfferedDevice> devices) {}

  /**
   * @param key by which it is chosen
   * @param block frames at once that are its own; 0 when that is open
   * @param latency frames until it is heard, as far as known before it is opened; 0 when not
   */
  record OfferedDevice(String key, String name, int rate, int block, int latency) {}

  static List<Class<?>> answers() {
    return List.of(OutputList.class, OutputChoice.class);
  }

  List<Routes.Route> routes() {
    return List.of(
        Routes.Route.get("/api/outputs", this::list),
        Routes.Route.post(
            "/api/outputs/choose", call -> choose(call, SongRoutes.body(call, OutputChoice.class))),
        Routes.Route.post("/api/outputs/round-trip", this::roundTrip));
  }

  private void list(Call call) {
    List<OutputOffer> systems =
        studio.output().outputs().look().stream().map(OutputRoutes::offered).toList();
    call.json(new OutputList(systems, studio.output().now()));
  }

  private static OutputOffer offered(Outputs.Offer offer) {
    return new OutputOffer(
        offer.id(),
        offer.name(),
        offer.found().reason(),
        offer.found().devices().stream().map(OutputRoutes::offered).toList());
  }

  private static OfferedDevice offered(OutputDevice device) {
    return new OfferedDevice(
        device.key(), device.name(), device.rate(), device.block(), device.latency());
  }

  private void choose(Call call, OutputChoice wanted) throws IOException {
    try {
      studio.output().choose(wanted);
    } catch (OutputProblem problem) {
      throw new SongProblem(
          "", String.valueOf(problem.getMessage()), "choose another output, or the browser");
    }
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    String text = WireJson.text(studio.output().choice());
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    call.json(studio.output().now());
  }

  /** What was chosen last; browsers when nothing was, or it cannot be read. */
  OutputChoice kept() throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
      return OutputChoice.BROWSER;
    }
    try {
      return WireJson.read(Files.readString(file, StandardCharsets.UTF_8), OutputChoice.class);
    } catch (SongProblem damaged) {
      return OutputChoice.BROWSER;
    }
  }

  private void roundTrip(Call call) {
    call.json(new RenderRoutes.Began(studio.jobs().start("Round trip", _ -> measured())));
  }

  private String measured() {
    try {
      RoundTrip trip = studio.output().roundTrip();
      return String.format(Locale.ROOT, "%d frames, %.1f ms", trip.frames(), trip.millis());
    } catch (OutputProblem problem) {
      throw new SongProblem(
          "",
          String.valueOf(problem.getMessage()),
          "lead a cable from the first output to the first input, or use a microphone");
    }
  }
}
