package org.songline.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.songline.engine.media.SongFiles;
import org.songline.engine.render.RenderReport;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.engine.render.SampleSink;
import org.songline.media.Progress;
import org.songline.model.song.Song;

/**
 * A song rendered to memory.
 *
 * @param sounds interleaved samples by the name of the port
 */
public record TestRender(RenderReport report, Map<String, float[]> sounds) {
  public static TestRender of(Song song, RenderRequest request, Path folder) {
    Map<String, SampleSink> sinks = new LinkedHashMap<>();
    try {
      RenderReport report =
          new Renderer(TestDevices.catalogue(), new SongFiles(folder))
              .render(
                  song,
                  request,
                  (port, rate) -> {
                    SampleSink sink = new SampleSink();
                    sinks.put(port.name(), sink);
                    return sink;
                  },
                  Progress.NONE);
      Map<String, float[]> sounds = new LinkedHashMap<>();
      sinks.forEach((name, sink) -> sounds.put(name, sink.samples()));
      return new TestRender(report, sounds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static TestRender of(Song song, RenderRequest request) {
    return of(song, request, Path.of("no-such-folder"));
  }

  public float[] sound(String port) {
    float[] sound = sounds.get(port);
    if (sound == null) {
      throw new IllegalArgumentException("no " + port + " in " + sounds.keySet());
    }
    return sound;
  }

  public float[] mix() {
    return sound("mix");
  }
}
