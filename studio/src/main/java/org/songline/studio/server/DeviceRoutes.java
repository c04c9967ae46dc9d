package org.songline.studio.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.songline.devices.Assets;
import org.songline.devices.DeviceType;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.media.FileAssets;
import org.songline.model.SongProblem;
import org.songline.studio.Library;
import org.songline.studio.manual.DeviceGraph;

/** The devices there are, and what they do with given values. */
final class DeviceRoutes {
  private final Studio studio;
  private final List<DeviceTable> tables =
      BuiltIn.catalogue().types().stream().map(DeviceTable::of).toList();
  private final ReentrantLock drawing = new ReentrantLock();

  DeviceRoutes(Studio studio) {
    this.studio = studio;
  }

  /**
   * What a curve is asked of.
   *
   * @param parameters those that are not as they are when new
   * @param assets references by slot
   * @param tempo quarter notes a minute
   * @param seconds of curves over time
   * @param key of notes
   */
  record GraphOf(
      String type,
      DeviceGraph.Of of,
      Map<String, Double> parameters,
      Map<String, String> assets,
      double tempo,
      double seconds,
      int key) {}

  static List<Class<?>> answers() {
    return List.of(DeviceTable.class, GraphOf.class, DeviceGraph.Curve.class);
  }

  List<Routes.Route> routes() {
    return List.of(
        Routes.Route.get("/api/devices", call -> call.json(tables)),
        Routes.Route.post("/api/devices/response", this::draw));
  }

  /** One at a time, so that drawing never takes more than one of the machine's cores. */
  private void draw(Call call) throws IOException {
    GraphOf asked = SongRoutes.body(call, GraphOf.class);
    DeviceType type =
        BuiltIn.catalogue()
            .find(asked.type())
            .orElseThrow(
                () ->
                    new SongProblem(
                        asked.type(), "there is no such device", "choose one of the list"));
    if (!(asked.tempo() >= 10 && asked.tempo() <= 1000)) {
      throw new SongProblem("", "a tempo of " + asked.tempo(), "use 10 to 1000");
    }
    DeviceGraph.Curve curve;
    drawing.lock();
    try {
      curve =
          DeviceGraph.of(
              type,
              asked.parameters(),
              assets(asked),
              asked.of(),
              asked.tempo(),
              asked.seconds(),
              asked.key());
    } finally {
      drawing.unlock();
    }
    call.json(curve);
  }

  private Assets assets(GraphOf asked) {
    return asked.assets().isEmpty()
        ? Assets.NONE
        : new FileAssets(Library.files(studio.place().folder())).of(asked.type(), asked.assets());
  }
}
